// program/error_bound.hpp
// Values with running error bounds: what evaluate() computes with instead of plain numbers.
//
//   Approx{value, error}     a correct kernel of the program's element types gives a number within
//                            `error` of `value`, whatever order it sums in, with or without fma
//
// The value is computed in float64. Each + - * / adds one rounding, unit * |result|; a sum of K
// terms adds (2 + 2 sqrt(K)) * unit * sum|terms| (for random data, after Higham and Mary, "A new
// approach to probabilistic rounding error analysis", 2019); a function adds its ULPs and what it
// makes of its arguments' errors. An error of 0 means that every kernel must give this very number.
//
// Infinite error: nothing can be said, because a comparison, a cast to an integer or an overflow
// could fall either way. Whoever checks a kernel skips such an element, and counts it.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <hone/ir/dtype.hpp>
#include <hone/ir/expr.hpp>
#include <hone/ir/meaning.hpp>
#include <hone/op/scalar_op.hpp>

namespace hone {

/// One element. Of integers and bools `integer` is the element and `value` the same number as a
/// double; their error is 0 or infinite.
struct Approx {
  double value = 0;
  double error = 0;
  std::int64_t integer = 0;
};

/// How an element type rounds. `unit` is half the distance from 1 to the next number, `tiny` the
/// smallest positive number. For f64 both are doubled: the reference itself rounds as well.
struct Precision {
  double unit;
  double tiny;
  double largest;
  double exact_integers;  // integers up to this magnitude are all representable
};

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr Precision f32_precision{0x1p-24, 0x1p-149, 0x1.fffffep127, 0x1p24};
inline constexpr Precision f64_precision{0x1p-52, 0x1p-1073, 0x1.fffffffffffffp1023, 0x1p53};

/// By its bits, so that -ffinite-math-only cannot fold it.
inline bool is_finite(double x) {
  return (std::bit_cast<std::uint64_t>(x) & 0x7ff0000000000000U) != 0x7ff0000000000000U;
}

}  // namespace detail

constexpr const Precision& precision_of(DType type) {
  return type == DType::f32 ? detail::f32_precision : detail::f64_precision;
}

/// Whether nothing can be said about the element.
inline bool is_unknown(const Approx& a) { return !detail::is_finite(a.error); }
inline bool is_exact(const Approx& a) { return std::bit_cast<std::uint64_t>(a.error) == 0; }

inline Approx unknown(Approx a) { return {a.value, detail::infinity, a.integer}; }
inline Approx exact_real(double value) { return {value, 0, 0}; }
inline Approx exact_integer(std::int64_t value) { return {static_cast<double>(value), 0, value}; }

/// Whether `got` is a legal result. NaN agrees with NaN, an infinity with itself; the sign of a
/// zero is not looked at.
inline bool agrees(const Approx& expected, double got) {
  if (is_unknown(expected)) return true;
  if (ir::is_nan(expected.value) || ir::is_nan(got)) {
    return ir::is_nan(expected.value) && ir::is_nan(got);
  }
  if (!detail::is_finite(expected.value) || !detail::is_finite(got)) {
    return std::bit_cast<std::uint64_t>(expected.value) == std::bit_cast<std::uint64_t>(got);
  }
  return std::fabs(got - expected.value) <= expected.error;
}

namespace detail {

/// Whether `value` fits the type as it is. For f64 the caller knows whether it was rounded.
inline bool is_representable(const Precision& p, double value) {
  if (&p == &f64_precision) return true;
  if (std::fabs(value) > p.largest) return false;
  return static_cast<double>(static_cast<float>(value)) == value;
}

/// A result beyond the largest number: an infinity if it is surely beyond, else unknown.
inline Approx overflowed(const Precision& p, double value, double error) {
  const bool surely = std::fabs(value) - error > p.largest * (1 + p.unit);
  return surely ? exact_real(std::copysign(infinity, value)) : unknown({value, 0, 0});
}

/// A finite value with the error `inherited` from its operands, after one rounding.
inline Approx rounded(const Precision& p, double value, double inherited) {
  const double error = inherited + p.unit * (std::fabs(value) + inherited) + p.tiny;
  if (!is_finite(error)) return unknown({value, 0, 0});
  if (std::fabs(value) + error > p.largest) return overflowed(p, value, error);
  return {value, error, 0};
}

/// x is known well enough for its sign, or to be zero.
inline bool is_sure(const Approx& x) { return is_exact(x) || std::fabs(x.value) > x.error; }

/// An infinity or NaN made of `a` and `b`.
inline Approx special(double value, const Approx& a, const Approx& b) {
  if (is_unknown(a) || is_unknown(b)) return unknown({value, 0, 0});
  const bool given = !is_finite(a.value) || !is_finite(b.value);
  const bool exact = is_exact(a) && is_exact(b);
  if (exact || (given && is_sure(a) && is_sure(b))) return exact_real(value);
  return unknown({value, 0, 0});
}

/// magnitude * error, also where the magnitude is infinite and the error 0.
inline double scaled(double magnitude, double error) {
  return error > 0 ? std::fabs(magnitude) * error : 0;
}

/// a + b - sum: what the addition lost (Knuth). Zero if it lost nothing.
inline double lost_in_sum(double a, double b, double sum) {
  const double b_part = sum - a;
  return (a - (sum - b_part)) + (b - b_part);
}

inline Approx add(const Precision& p, const Approx& a, const Approx& b) {
  const double value = a.value + b.value;
  if (!is_finite(value)) {
    const bool given = !is_finite(a.value) || !is_finite(b.value);
    return given && !is_unknown(a) && !is_unknown(b) ? exact_real(value) : special(value, a, b);
  }
  if (is_exact(a) && is_exact(b) && is_representable(p, value) &&
      (&p == &f32_precision || lost_in_sum(a.value, b.value, value) == 0)) {
    return exact_real(value);
  }
  return rounded(p, value, a.error + b.error);
}

inline Approx mul(const Precision& p, const Approx& a, const Approx& b) {
  const double value = a.value * b.value;
  if (!is_finite(value)) return special(value, a, b);
  if (is_exact(a) && is_exact(b) && is_representable(p, value) &&
      (&p == &f32_precision || std::fma(a.value, b.value, -value) == 0)) {
    return exact_real(value);
  }
  return rounded(p, value, scaled(b.value, a.error) + scaled(a.value, b.error) +
                               scaled(a.error, b.error));
}

inline Approx div(const Precision& p, const Approx& a, const Approx& b) {
  const double value = a.value / b.value;
  if (!is_exact(b) && !is_sure(b)) return unknown({value, 0, 0});
  if (!is_finite(value)) return special(value, a, b);
  if (!is_finite(b.value)) return is_exact(b) ? exact_real(value) : unknown({value, 0, 0});
  if (is_exact(a) && is_exact(b) && is_representable(p, value) &&
      (&p == &f32_precision || std::fma(value, b.value, -a.value) == 0)) {
    return exact_real(value);
  }
  return rounded(p, value,
                 (a.error + scaled(value, b.error)) / (std::fabs(b.value) - b.error));
}

/// C's fmod of exact operands is exact; of others it may jump.
inline Approx mod(const Approx& a, const Approx& b) {
  const double value = std::fmod(a.value, b.value);
  return is_exact(a) && is_exact(b) ? exact_real(value) : unknown({value, 0, 0});
}

/// min and max are monotone, so their bounds are those of the bounds.
inline Approx min_or_max(ir::BinaryOp op, const Approx& a, const Approx& b) {
  const auto pick = [op](double x, double y) { return ir::detail::float_binary(op, x, y); };
  const double value = pick(a.value, b.value);
  if (is_unknown(a) || is_unknown(b)) return unknown({value, 0, 0});
  if (!is_finite(value)) return exact_real(value);
  const double least = pick(a.value - a.error, b.value - b.error);
  const double most = pick(a.value + a.error, b.value + b.error);
  return {value, std::max(most - value, value - least), 0};
}

inline Approx compare(ir::BinaryOp op, const Approx& a, const Approx& b) {
  const Approx result = exact_integer(ir::detail::float_compare(op, a.value, b.value));
  if (is_exact(a) && is_exact(b)) return result;
  const bool apart = std::fabs(a.value - b.value) > a.error + b.error;
  const bool known = !is_unknown(a) && !is_unknown(b);
  const bool has_nan = ir::is_nan(a.value) || ir::is_nan(b.value);
  return known && (apart || has_nan) ? result : unknown(result);
}

/// One value decides `and` (false) and `or` (true), whatever the other is.
inline Approx logical(ir::BinaryOp op, const Approx& a, const Approx& b) {
  const bool is_and = op == ir::BinaryOp::logical_and || op == ir::BinaryOp::min;
  const std::int64_t decisive = is_and ? 0 : 1;
  if (is_exact(a) && a.integer == decisive) return a;
  if (is_exact(b) && b.integer == decisive) return b;
  const Approx result = exact_integer(1 - decisive);
  return is_exact(a) && is_exact(b) ? result : unknown(result);
}

}  // namespace detail

namespace detail {

inline Approx float_result(ir::BinaryOp op, const Precision& p, const Approx& a, const Approx& b) {
  using ir::BinaryOp;
  if (op == BinaryOp::mul) return mul(p, a, b);
  if (op == BinaryOp::add) return add(p, a, b);
  if (op == BinaryOp::sub) return add(p, a, {-b.value, b.error, 0});
  if (op == BinaryOp::div) return div(p, a, b);
  if (op == BinaryOp::mod) return mod(a, b);
  return ir::is_comparison(op) ? compare(op, a, b) : min_or_max(op, a, b);
}

}  // namespace detail

/// a op b for operands of element type `type`.
inline Approx approx_binary(ir::BinaryOp op, DType type, const Approx& a, const Approx& b) {
  if (is_float(type)) return detail::float_result(op, precision_of(type), a, b);
  const bool picks = op == ir::BinaryOp::min || op == ir::BinaryOp::max;
  if (type == DType::boolean && (ir::is_logical(op) || picks)) return detail::logical(op, a, b);
  const ir::Value result =
      ir::evaluate(op, ir::integer_value(type, a.integer), ir::integer_value(type, b.integer));
  const Approx exact = exact_integer(result.integer);
  return is_exact(a) && is_exact(b) ? exact : unknown(exact);
}

inline Approx approx_unary(ir::UnaryOp op, DType type, const Approx& a) {
  if (is_float(type)) {
    const ir::Value result = ir::evaluate(op, ir::Value{type, 0, a.value});
    return {result.real, a.error, 0};
  }
  const Approx result = exact_integer(ir::evaluate(op, ir::integer_value(type, a.integer)).integer);
  return is_exact(a) ? result : unknown(result);
}

/// An unknown condition leaves both values possible.
inline Approx approx_select(const Approx& condition, const Approx& then_value,
                            const Approx& else_value) {
  const Approx& chosen = condition.integer ? then_value : else_value;
  const Approx& other = condition.integer ? else_value : then_value;
  if (is_exact(condition)) return chosen;
  if (chosen.integer != other.integer) return unknown(chosen);
  const double apart = std::fabs(chosen.value - other.value);
  const double error = std::max(chosen.error, apart + other.error);
  return ir::is_nan(error) ? unknown(chosen) : Approx{chosen.value, error, chosen.integer};
}

/// A cast is one rounding of one number: that of an exact operand is exact.
inline Approx approx_cast(DType to, DType from, const Approx& a) {
  const ir::Value source{from, is_float(from) ? 0 : a.integer, is_float(from) ? a.value : 0};
  const ir::Value result = ir::evaluate_cast(to, source);
  const Approx exact = is_float(to) ? exact_real(result.real) : exact_integer(result.integer);
  if (is_exact(a)) return exact;
  if (is_unknown(a) || !is_float(from)) return unknown(exact);
  if (to == DType::f64) return a;
  if (to == DType::f32) return detail::rounded(precision_of(to), a.value, a.error);
  const auto at = [&](double x) { return ir::evaluate_cast(to, {from, 0, x}).integer; };
  const bool one = to == DType::boolean ? std::fabs(a.value) > a.error
                                        : at(a.value - a.error) == at(a.value + a.error);
  return one ? exact : unknown(exact);
}

/// The bits of an inexact number are anybody's guess.
inline Approx approx_bitcast(DType to, DType from, const Approx& a) {
  const ir::Value source{from, is_float(from) ? 0 : a.integer, is_float(from) ? a.value : 0};
  const ir::Value result = ir::evaluate_bitcast(to, source);
  const Approx exact = is_float(to) ? exact_real(result.real) : exact_integer(result.integer);
  return is_exact(a) ? exact : unknown(exact);
}

namespace detail {

/// Infinite for a function that says nothing about it.
inline double amplified(const ScalarOp& op, const double* values, const double* errors) {
  return op.amplify ? op.amplify(values, errors) : std::numeric_limits<double>::infinity();
}

}  // namespace detail

/// A scalar function of floats. At most 4 arguments.
inline Approx approx_call(const ScalarOp& op, DType type, const Approx* args) {
  constexpr int most_arguments = 4;
  double values[most_arguments] = {}, errors[most_arguments] = {};
  bool exact = true, known = true;
  for (int n = 0; n < op.arity; ++n) {
    values[n] = args[n].value;
    errors[n] = args[n].error;
    exact = exact && is_exact(args[n]);
    known = known && !is_unknown(args[n]);
  }
  const double value = op.meaning(values);
  if (exact && !detail::is_finite(value)) return exact_real(value);
  const double inherited = exact ? 0 : detail::amplified(op, values, errors);
  if (!known || !detail::is_finite(value) || !detail::is_finite(inherited)) {
    return unknown({value, 0, 0});
  }
  const Precision& p = precision_of(type);
  const double ulp = 2 * p.unit * (std::fabs(value) + inherited) + p.tiny;
  const double error = inherited + op.max_ulp(type) * ulp;
  if (std::fabs(value) + error > p.largest) return detail::overflowed(p, value, error);
  return {value, error, 0};
}

}  // namespace hone
