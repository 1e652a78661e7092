// dsl/functions.hpp
// The scalar functions, by the names that <cmath> gives them. What each computes is in op/.
//
// To add one: a line here and in text/functions.hpp, and its file in op/.
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

/// What the node of a call of a user's own function points to.
template <const auto& function>
inline constexpr FlatPlaceholder own_function{function.name.data(), DType::f32, FlatRole::input, 0,
                                              nullptr, false, &function};

}  // namespace dsl

/// A function of the program's own, of one or two arguments: a constexpr ScalarOp of static
/// storage. See op/scalar_op.hpp for what it says of itself.
template <const auto& function, class... X>
constexpr auto apply(const X&... x) {
  if constexpr (sizeof...(X) != static_cast<std::size_t>(function.arity)) {
    return error::wrong_number_of_function_arguments<sizeof...(X), function.arity>::report();
  } else {
    auto out = dsl::call(function.name.data(), x...);
    if constexpr (dsl::is_expr<decltype(out)>) {
      out.nodes[out.size - 1].tensor = &dsl::own_function<function>;
    }
    return out;
  }
}

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
template <dsl::Operand E>
constexpr auto ceil(const E& x) {
  return dsl::call("ceil", x);
}
template <dsl::Operand E>
constexpr auto trunc(const E& x) {
  return dsl::call("trunc", x);
}
template <dsl::Operand E>
constexpr auto round(const E& x) {
  return dsl::call("round", x);
}
template <dsl::Operand E>
constexpr auto rint(const E& x) {
  return dsl::call("rint", x);
}
template <dsl::Operand E>
constexpr auto exp2(const E& x) {
  return dsl::call("exp2", x);
}
template <dsl::Operand E>
constexpr auto expm1(const E& x) {
  return dsl::call("expm1", x);
}
template <dsl::Operand E>
constexpr auto log2(const E& x) {
  return dsl::call("log2", x);
}
template <dsl::Operand E>
constexpr auto log10(const E& x) {
  return dsl::call("log10", x);
}
template <dsl::Operand E>
constexpr auto log1p(const E& x) {
  return dsl::call("log1p", x);
}
template <dsl::Operand E>
constexpr auto sin(const E& x) {
  return dsl::call("sin", x);
}
template <dsl::Operand E>
constexpr auto cos(const E& x) {
  return dsl::call("cos", x);
}
template <dsl::Operand E>
constexpr auto tan(const E& x) {
  return dsl::call("tan", x);
}
template <dsl::Operand E>
constexpr auto asin(const E& x) {
  return dsl::call("asin", x);
}
template <dsl::Operand E>
constexpr auto acos(const E& x) {
  return dsl::call("acos", x);
}
template <dsl::Operand E>
constexpr auto atan(const E& x) {
  return dsl::call("atan", x);
}
template <dsl::Operand E>
constexpr auto sinh(const E& x) {
  return dsl::call("sinh", x);
}
template <dsl::Operand E>
constexpr auto cosh(const E& x) {
  return dsl::call("cosh", x);
}
template <dsl::Operand E>
constexpr auto asinh(const E& x) {
  return dsl::call("asinh", x);
}
template <dsl::Operand E>
constexpr auto acosh(const E& x) {
  return dsl::call("acosh", x);
}
template <dsl::Operand E>
constexpr auto atanh(const E& x) {
  return dsl::call("atanh", x);
}
template <dsl::Operand E>
constexpr auto cbrt(const E& x) {
  return dsl::call("cbrt", x);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto pow(const L& base, const R& exponent) {
  return dsl::call("pow", base, exponent);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto atan2(const L& y, const R& x) {
  return dsl::call("atan2", y, x);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto hypot(const L& x, const R& y) {
  return dsl::call("hypot", x, y);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto copysign(const L& size, const R& sign) {
  return dsl::call("copysign", size, sign);
}

}  // namespace hone
