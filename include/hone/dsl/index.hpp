// dsl/index.hpp
// Indices, and the affine subscripts made of them: 2*h + r - 1.
//
// The indices of a subscript are in its type, the coefficients in its value. Anything that is not
// a sum of integer multiples of indices and a constant is refused.
#pragma once

#include <hone/dsl/diagnosis.hpp>
#include <hone/dsl/fixed_string.hpp>
#include <hone/dsl/interface.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

namespace dsl {
struct SubscriptBase {};
}  // namespace dsl

/// An iteration variable: constexpr Index<"i"> i; Its extent is that of a dimension where it is
/// alone the subscript. One that is nowhere alone, as in a pooling window, has an extent of its
/// own: constexpr Index<"r", 3> r;
template <FixedString Name, std::int64_t Extent = dsl::no_range>
struct Index : dsl::SubscriptBase {
  static_assert(Extent > 0 || Extent == dsl::no_range, "hone: an extent is at least 1");

  static constexpr const char* name = Name.text;
  static constexpr std::int64_t extent = Extent;
};

/// The sum of coefficients[n] times the n-th index, plus the constant.
template <class... Is>
struct AffineSubscript : dsl::SubscriptBase {
  std::int64_t coefficients[sizeof...(Is) + 1];  // the last one is the constant

  constexpr std::int64_t constant() const { return coefficients[sizeof...(Is)]; }

  template <class I>
  constexpr std::int64_t coefficient() const {
    std::int64_t found = 0;
    std::size_t at = 0;
    ((std::is_same_v<I, Is> ? void(found = coefficients[at++]) : void(++at)), ...);
    return found;
  }
};

namespace dsl {

template <class T>
inline constexpr bool is_index = false;
template <FixedString Name, std::int64_t extent>
inline constexpr bool is_index<Index<Name, extent>> = true;

template <class T>
inline constexpr bool is_subscript_operand = __is_base_of(SubscriptBase, T);

template <class T>
inline constexpr bool is_integer_literal = std::is_integral_v<T> && !std::is_same_v<T, bool>;

template <class T>
concept SubscriptOperand = __is_base_of(SubscriptBase, T);

/// What may stand next to an index in a subscript; expressions have operators of their own.
template <class R, class L>
concept SubscriptBeside = (__is_base_of(SubscriptBase, L) || __is_base_of(SubscriptBase, R)) &&
                          (is_subscript_operand<L> || std::is_arithmetic_v<L>)&&  //
                          (is_subscript_operand<R> || std::is_arithmetic_v<R>);

template <class I>
requires is_index<I>
constexpr AffineSubscript<I> to_affine(I) { return {{}, {1, 0}}; }
template <class... Is>
constexpr AffineSubscript<Is...> to_affine(AffineSubscript<Is...> subscript) {
  return subscript;
}
template <class Number>
requires is_integer_literal<Number>
constexpr AffineSubscript<> to_affine(Number number) {
  return {{}, {static_cast<std::int64_t>(number)}};
}

template <class... Is, class... Js, class... Ks>
constexpr auto add_terms(AffineSubscript<Is...> a, AffineSubscript<Js...> b, std::int64_t sign,
                         Uses<Ks...>) {
  return AffineSubscript<Ks...>{
      {},
      {(a.template coefficient<Ks>() + sign * b.template coefficient<Ks>())...,
       a.constant() + sign * b.constant()}};
}

template <class... Is, class... Js>
constexpr auto add_affine(AffineSubscript<Is...> a, AffineSubscript<Js...> b, std::int64_t sign) {
  return add_terms(a, b, sign, joined<Uses<Is...>, Uses<Js...>>{});
}

template <class... Is>
constexpr auto scale_affine(AffineSubscript<Is...> a, std::int64_t factor) {
  for (std::int64_t& c : a.coefficients) c *= factor;
  return a;
}

template <class L, class R>
inline constexpr bool is_affine_sum = !std::is_floating_point_v<L> && !std::is_floating_point_v<R>;

}  // namespace dsl

template <class L, dsl::SubscriptBeside<L> R>
constexpr auto operator+(L l, R r) {
  if constexpr (dsl::is_affine_sum<L, R>) {
    return dsl::add_affine(dsl::to_affine(l), dsl::to_affine(r), 1);
  } else {
    return error::subscript_is_not_affine<dsl::Uses<L, R>>::report();
  }
}

template <class L, dsl::SubscriptBeside<L> R>
constexpr auto operator-(L l, R r) {
  if constexpr (dsl::is_affine_sum<L, R>) {
    return dsl::add_affine(dsl::to_affine(l), dsl::to_affine(r), -1);
  } else {
    return error::subscript_is_not_affine<dsl::Uses<L, R>>::report();
  }
}

template <class L, dsl::SubscriptBeside<L> R>
constexpr auto operator*(L l, R r) {
  if constexpr (dsl::is_integer_literal<L>) {
    return dsl::scale_affine(dsl::to_affine(r), static_cast<std::int64_t>(l));
  } else if constexpr (dsl::is_integer_literal<R>) {
    return dsl::scale_affine(dsl::to_affine(l), static_cast<std::int64_t>(r));
  } else {
    return error::subscript_is_not_affine<dsl::Uses<L, R>>::report();
  }
}

template <class L, dsl::SubscriptBeside<L> R>
constexpr auto operator/(L, R) {
  return error::subscript_is_not_affine<dsl::Uses<L, R>>::report();
}

template <class L, dsl::SubscriptBeside<L> R>
constexpr auto operator%(L, R) {
  return error::subscript_is_not_affine<dsl::Uses<L, R>>::report();
}

template <dsl::SubscriptOperand T>
constexpr auto operator-(T subscript) {
  return dsl::scale_affine(dsl::to_affine(subscript), -1);
}

}  // namespace hone
