// dsl/functions.hpp
// The scalar functions, by the names that <cmath> gives them. What each computes is in op/.
//
// To add one: a line here, and its file in op/.
#pragma once

#include <hone/dsl/operators.hpp>

#include <cstddef>
#include <type_traits>

namespace hone {
namespace dsl {

template <class T>
constexpr bool is_floating_argument() {
  if constexpr (!std::is_floating_point_v<T>) error::function_needs_floating_point<T>::report();
  return std::is_floating_point_v<T>;
}

template <class E>
constexpr auto call(const char* name, const E& e) {
  if constexpr (!is_expr<E>) {
    return report_operands<E>();
  } else if constexpr (!is_floating_argument<typename E::element_type>()) {
    return Refused{};
  } else {
    using T = typename E::element_type;
    return join<T>(flat_node(FlatOp::call, dtype_of<T>, 1, name), e);
  }
}

template <class L, class R>
constexpr auto call(const char* name, const L& l, const R& r) {
  using T = first_element_type<L, R>;
  if constexpr (is_refused<L> || is_refused<R>) {
    return Refused{};
  } else if constexpr (std::is_void_v<T>) {
    return report_operands<L, R>();
  } else if constexpr (!is_floating_argument<T>()) {
    return Refused{};
  } else if constexpr (is_expr<L> && is_expr<R>) {
    if constexpr (std::is_same_v<typename L::element_type, typename R::element_type>) {
      return join<T>(flat_node(FlatOp::call, dtype_of<T>, 2, name), l, r);
    } else {
      return lift<T>(r);
    }
  } else {
    return call(name, lift<T>(l), lift<T>(r));
  }
}

}  // namespace dsl

template <dsl::Operand E>
constexpr auto abs(const E& x) {
  return dsl::call("abs", x);
}
template <dsl::Operand E>
constexpr auto exp(const E& x) {
  return dsl::call("exp", x);
}
template <dsl::Operand E>
constexpr auto log(const E& x) {
  return dsl::call("log", x);
}
template <dsl::Operand E>
constexpr auto sqrt(const E& x) {
  return dsl::call("sqrt", x);
}
template <dsl::Operand E>
constexpr auto rsqrt(const E& x) {
  return dsl::call("rsqrt", x);
}
template <dsl::Operand E>
constexpr auto tanh(const E& x) {
  return dsl::call("tanh", x);
}
template <dsl::Operand E>
constexpr auto sigmoid(const E& x) {
  return dsl::call("sigmoid", x);
}
template <dsl::Operand E>
constexpr auto erf(const E& x) {
  return dsl::call("erf", x);
}
template <dsl::Operand E>
constexpr auto floor(const E& x) {
  return dsl::call("floor", x);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto pow(const L& base, const R& exponent) {
  return dsl::call("pow", base, exponent);
}

}  // namespace hone
