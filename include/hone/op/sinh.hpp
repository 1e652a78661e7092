// op/sinh.hpp
// The hyperbolic sine, odd to the last bit.
//
//   |x| < 1     x + x^3 P(x^2)
//   otherwise   h - 1 / (4 h),  h = e^|x| / 2, which does not overflow before the result does
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

/// e^x / 2 for x >= 0.
inline Expr half_exp(const Expr& x) {
  const Expr bounded = at_most(x, highest_exp(x) + 1);
  const ExpParts parts = split_exp(bounded, 2 * format_of(x).bias - 1);
  return scale_by_power(exp_near_zero(parts.r), parts.bits);
}

/// sinh(x) for |x| <= 1.
inline Expr sinh_near_zero(const Expr& x) {
  const Expr z = x * x;
  const Expr p = is_single(x)
                     ? polynomial(z, {0.166666665, 0.00833335007, 0.000198361584, 2.81695887e-6})
                     : polynomial(z, {0.16666666666666667, 0.0083333333333333335,
                                      0.000198412698412696, 2.7557319224116361e-6,
                                      2.5052108346492146e-8, 1.6059050603443155e-10,
                                      7.6464827502630019e-13, 2.8482369217644266e-15});
  return ir::fma(x * z, p, x);
}

inline Expr expand_sinh(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Expr half = half_exp(size);
  const Expr far = half - real(size, 0.25) / half;
  const Expr y = ir::select(ir::lt(size, real(size, 1)), sinh_near_zero(size), far);
  return with_sign(y, sign_bit(args[0]));
}

inline constexpr ScalarOp sinh{
    .name = "sinh",
    .meaning = [](const double* x) { return std::sinh(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          return e[0] == 0 ? 0 : e[0] * std::cosh(std::fabs(x[0]) + e[0]);
        },
    .expand = expand_sinh,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
