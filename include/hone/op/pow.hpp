// op/pow.hpp
// x^y = 2^(y log2 |x|) with the sign and the special values of C (Annex F).
//
// f32 computes in f64: log, a product, exp, rounded once at the end.
// f64 needs log2 |x| and the product to 64 bits: sums of two numbers, the first of which has at
// most 26 bits, so that products of firsts are exact without FMA (the method of fdlibm's e_pow).
//
//   s = f / (2 + f), log(1 + f) = 2 s (1 + s^2 / 3 + s^4 Q(s^2))
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/log.hpp>
#include <hone/op/log2.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

/// |x|^y for f64 and positive finite |x|; `coarse`, y log2 |x| in one part, serves outside the
/// range of results, where the exact parts may overflow, and for a NaN.
inline Expr power_of_positive(const TwoParts& log2_of_size, const Expr& y, const Expr& coarse) {
  const Expr y_high = first_bits(y);
  const Expr high = y_high * log2_of_size.high;
  const Expr low = ir::fma(y - y_high, log2_of_size.high, y * log2_of_size.low);
  const double limit = 1100;
  const Expr is_inside = ir::lt(magnitude(coarse), real(y, limit));
  const Expr p = ir::select(is_inside, high, at_least(at_most(coarse, limit), -limit));
  const Expr rest = ir::select(is_inside, low, real(y, 0));

  const Format format = format_of(y);
  const double magic = format.round_magic + static_cast<double>(2 * format.bias);
  const Expr shifted = (p + rest) + real(y, magic);
  const Expr r = (p - (shifted - real(y, magic))) + rest;
  const Expr ln2 = real(y, 0x1.62e42fefa39efp-1);
  return scale_by_power(exp_near_zero(r * ln2), bits_of(shifted));
}

/// |x|^y, NaN where it depends on 0 times infinity.
inline Expr power_of_size(const Expr& size, const Expr& y) {
  const Expr zero = real(size, 0);
  const auto with_limits = [&](const Expr& log_of_size) {
    const Expr above_zero = ir::select(eq(size, zero), real(size, -HUGE_VAL), log_of_size);
    return ir::select(ir::lt(size, infinity(size)), above_zero, size);
  };
  const TwoParts log2_of_size = log2_in_parts(size);
  return power_of_positive(log2_of_size, y, y * with_limits(log2_of_size.high));
}

/// The same for f32, by f64.
inline Expr power_of_single(const Expr& size, const Expr& y) {
  const Expr wide = ir::cast(DType::f64, size);
  const Expr log_of_size = expand_log({wide});
  return ir::cast(DType::f32, expand_exp({ir::cast(DType::f64, y) * log_of_size}));
}

inline Expr expand_pow(const std::vector<Expr>& args) {
  const Expr &x = args[0], &y = args[1];
  const Expr zero = real(x, 0), one = real(x, 1), endless = infinity(x);
  const Expr size = magnitude(x);
  const Expr power = is_single(x) ? power_of_single(size, y) : power_of_size(size, y);

  const auto floor_of = [](const Expr& value) { return ir::call("floor", {value}); };
  const Expr half = y * real(y, 0.5);
  const Expr is_whole = eq(floor_of(y), y);
  const Expr is_odd = ir::both(is_whole, ir::lt(floor_of(half), half));
  const Expr sign = sign_bit(x);
  const Expr is_outside = ir::both(ir::both(ir::lt(x, zero), ir::lt(size, endless)),
                                   ir::lt(floor_of(y), y));
  const Expr is_one = either(either(eq(y, zero), eq(x, one)),
                             ir::both(eq(size, one), eq(magnitude(y), endless)));

  const Expr with_odd_sign = with_sign(power, ir::select(is_odd, sign, whole(sign, 0)));
  return ir::select(is_one, one, ir::select(is_outside, not_a_number(x), with_odd_sign));
}

/// The largest change of z^y when y log z, now `log_power`, changes by at most `change`.
inline double power_change(double log_power, double change) {
  const double bound = std::exp(log_power + change) * -std::expm1(-change);
  return std::isnan(bound) ? HUGE_VAL : bound;
}

/// See ScalarOp::amplify. Whole powers are finite around 0 and below; others end at 0.
inline double amplify_pow(const double* args, const double* errors) {
  const double size = std::fabs(args[0]), y = args[1];
  const double e = errors[0], y_error = errors[1];
  if (e == 0 && y_error == 0) return 0;
  const bool is_whole_power = y_error == 0 && std::floor(y) == y;
  if (is_whole_power && y >= 0) {  // (|x| + e)^n - |x|^n, by the binomial theorem
    if (y == 0) return 0;
    if (size == 0) return std::pow(e, y);
    return power_change(y * std::log(size), y * std::log1p(e / size));
  }
  if (!(size > e) || (args[0] < 0 && !is_whole_power)) return HUGE_VAL;
  const double log_change = -std::log1p(-e / size);
  const double log_size = std::log(size);
  return power_change(y * log_size, std::fabs(y) * log_change +
                                        y_error * (std::fabs(log_size) + log_change));
}

inline constexpr ScalarOp pow{
    .name = "pow",
    .arity = 2,
    .meaning = [](const double* args) { return std::pow(args[0], args[1]); },
    .max_ulp_f32 = 1,
    .max_ulp_f64 = 2,
    .amplify = amplify_pow,
    .expand = expand_pow,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
