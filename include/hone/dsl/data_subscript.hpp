// dsl/data_subscript.hpp
// Data as a subscript: W(clamped(ids(i)), j) reads the row of W that ids(i) names.
//
//   clamped(x)   what lies outside reads the nearest element
//   checked(x)   an element of an input; a call with one outside is refused (access.hpp)
#pragma once

#include <hone/dsl/expr.hpp>

#include <type_traits>

namespace hone {
namespace dsl {

/// An integer expression as a subscript.
template <class E, bool is_checked>
struct DataSubscript {
  E value;
};

template <class S>
inline constexpr bool is_data_subscript = false;
template <class E, bool is_checked>
inline constexpr bool is_data_subscript<DataSubscript<E, is_checked>> = true;

template <bool is_checked, class T, class IndexList, class UseList, bool offsets, std::size_t N>
constexpr auto data_subscript(const Expr<Interface<T, IndexList, UseList, offsets>, N>& x) {
  if constexpr (!std::is_integral_v<T> || std::is_same_v<T, bool>) {
    return error::subscript_is_no_integer<T>::report();
  } else {
    return DataSubscript<Expr<Interface<T, IndexList, UseList, offsets>, N>, is_checked>{x};
  }
}

}  // namespace dsl

/// `x`, an integer expression, as a subscript, moved to the nearest one inside the tensor.
template <class X>
constexpr auto clamped(const X& x) {
  if constexpr (!dsl::is_expr<X>) {
    return dsl::report_operands<X>();
  } else {
    return dsl::data_subscript<false>(x);
  }
}

}  // namespace hone
