// op/lanes.hpp
// The words that expansions are written in: constants, comparisons, polynomials and bit patterns,
// at the element type and the lanes of an argument.
//
// Clamps are written so that the compare and the select are one min or max instruction on x86 and a
// NaN passes through; the IR's own min and max order -0 < +0, which costs more.
#pragma once

#include <hone/ir/expr.hpp>

#include <cstdint>
#include <initializer_list>
#include <limits>

namespace hone::op {

using ir::Expr;

/// How the bits of a float type are laid out: sign, exponent + bias, mantissa.
struct Format {
  DType integer;          // of the same size
  std::int64_t mantissa;  // stored bits: 23 or 52
  std::int64_t bias;      // 127 or 1023
  std::int64_t sign;      // the sign bit, as a value of `integer`
  double round_magic;     // 1.5 * 2^mantissa: adding it leaves an integer in the low bits
};

constexpr Format format_of(DType type) {
  if (type == DType::f32) {
    return {DType::i32, 23, 127, std::numeric_limits<std::int32_t>::min(), 0x1.8p23};
  }
  return {DType::i64, 52, 1023, std::numeric_limits<std::int64_t>::min(), 0x1.8p52};
}
inline Format format_of(const Expr& x) { return format_of(x.type().dtype); }
inline bool is_single(const Expr& x) { return x.type().dtype == DType::f32; }

/// `value`, rounded to the float type of `like`.
inline Expr real(const Expr& like, double value) {
  const bool narrow = is_single(like);
  return ir::constant(like.type(), narrow ? double{static_cast<float>(value)} : value);
}
/// `value` at the integer type of `like`.
inline Expr whole(const Expr& like, std::int64_t value) {
  return ir::make_expr(like.type(), ir::Constant{value, 0});
}
inline Expr infinity(const Expr& like) {
  return real(like, std::numeric_limits<double>::infinity());
}
inline Expr not_a_number(const Expr& like) {
  return real(like, std::numeric_limits<double>::quiet_NaN());
}

inline Expr eq(const Expr& a, const Expr& b) { return ir::binary(ir::BinaryOp::eq, a, b); }
inline Expr gt(const Expr& a, const Expr& b) { return ir::binary(ir::BinaryOp::gt, a, b); }
inline Expr either(const Expr& a, const Expr& b) {
  return ir::binary(ir::BinaryOp::logical_or, a, b);
}
inline Expr bit_and(const Expr& a, const Expr& b) {
  return ir::binary(ir::BinaryOp::bit_and, a, b);
}
inline Expr bit_or(const Expr& a, const Expr& b) { return ir::binary(ir::BinaryOp::bit_or, a, b); }
inline Expr shift_left(const Expr& a, std::int64_t count) {
  return ir::binary(ir::BinaryOp::shift_left, a, whole(a, count));
}
inline Expr shift_right(const Expr& a, std::int64_t count) {
  return ir::binary(ir::BinaryOp::shift_right, a, whole(a, count));
}

/// The smaller of x and `limit`; NaN stays NaN.
inline Expr at_most(const Expr& x, double limit) {
  const Expr bound = real(x, limit);
  return ir::select(ir::lt(bound, x), bound, x);
}
/// The larger of x and `limit`; NaN stays NaN.
inline Expr at_least(const Expr& x, double limit) {
  const Expr bound = real(x, limit);
  return ir::select(gt(bound, x), bound, x);
}

/// c0 + c1 x + c2 x^2 + ... by Horner's rule.
inline Expr polynomial(const Expr& x, std::initializer_list<double> coefficients) {
  const double* c = coefficients.end();
  Expr sum = real(x, *--c);
  while (c != coefficients.begin()) sum = ir::fma(sum, x, real(x, *--c));
  return sum;
}

inline Expr bits_of(const Expr& x) { return ir::bitcast(format_of(x).integer, x); }
inline Expr float_of(const Expr& bits) {
  return ir::bitcast(bits.type().dtype == DType::i32 ? DType::f32 : DType::f64, bits);
}

/// The first 26 bits of an f64: products of two such numbers are exact.
inline Expr first_bits(const Expr& x) {
  const Expr bits = bits_of(x);
  return float_of(bit_and(bits, whole(bits, -(std::int64_t{1} << 27))));
}

/// |x|
inline Expr magnitude(const Expr& x) {
  const Expr bits = bits_of(x);
  return float_of(bit_and(bits, whole(bits, ~format_of(x).sign)));
}
/// x < 0, -0 included: the sign bit alone, for with_sign.
inline Expr sign_bit(const Expr& x) {
  const Expr bits = bits_of(x);
  return bit_and(bits, whole(bits, format_of(x).sign));
}
/// y >= 0 with the sign that sign_bit gave.
inline Expr with_sign(const Expr& y, const Expr& sign) {
  return float_of(bit_or(bits_of(y), sign));
}

}  // namespace hone::op
