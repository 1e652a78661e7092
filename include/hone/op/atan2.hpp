// op/atan2.hpp
// The angle of the point (x, y), given as atan2(y, x), from -pi to pi, with the special values of C
// (Annex F).
//
//   s = smaller, l = larger of |x| and |y|:  a = atan(s / l), or pi/4 + atan((s - l) / (s + l)) if
//   that is nearer;  pi/2 - a where |y| > |x|;  pi - that where x is negative;  the sign of y
#pragma once

#include <hone/op/atan.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <numbers>

namespace hone::op {

/// sign * atan(t) + count * pi/4 is the angle of (|x|, |y|), for sign 1 or -1.
struct Angle {
  Expr count;
  Expr t;
  Expr sign;
};

/// In the first quadrant; 0 for both 0, pi/4 for both infinite.
inline Angle angle_of(const Expr& y, const Expr& x) {
  const Expr zero = real(x, 0), one = real(x, 1);
  const Expr is_steep = gt(y, x);
  const Expr small = ir::select(is_steep, x, y), large = ir::select(is_steep, y, x);
  const Expr is_oblique = either(gt(small, large * real(x, 0.41421356237309503)),
                                 eq(small, infinity(x)));
  // Small enough for the sum; exact, as neither number is small then.
  const Expr scale = ir::select(gt(large, one), real(x, 0.25), one);
  const Expr s = small * scale, l = large * scale;
  const Expr difference = ir::select(eq(small, large), zero, s - l);
  const Expr bottom = ir::select(eq(large, zero), one, large);
  const Expr t = ir::select(is_oblique, difference, small) /
                 ir::select(is_oblique, s + l, bottom);
  const Expr near_count = ir::select(is_oblique, one, zero);
  const Expr count = ir::select(is_steep, real(x, 2) - near_count, near_count);
  return {count, t, ir::select(is_steep, real(x, -1), one)};
}

inline Expr expand_atan2(const std::vector<Expr>& args) {
  const Expr &y = args[0], &x = args[1];
  const Angle first = angle_of(magnitude(y), magnitude(x));
  const Expr minus_one = real(x, -1);
  // -0 counts as negative.
  const Expr is_left = ir::lt(with_sign(real(x, 1), sign_bit(x)), real(x, 0));
  const Expr count = ir::select(is_left, real(x, 4) - first.count, first.count);
  const Expr sign = ir::select(is_left, first.sign * minus_one, first.sign);
  const Expr angle = with_sign(atan_beside(count, first.t, sign), sign_bit(y));
  const Expr is_valid = ir::both(eq(x, x), eq(y, y));
  return ir::select(is_valid, angle, not_a_number(x));
}

/// The largest angle between the point and one in the box of its errors.
inline double amplify_atan2(const double* args, const double* errors) {
  const double y = args[0], x = args[1];
  if (errors[0] == 0 && errors[1] == 0) return 0;
  const bool may_cross = x <= errors[1] && std::fabs(y) <= errors[0];
  const double ratio = std::hypot(errors[0], errors[1]) / std::hypot(x, y);
  if (may_cross || !(ratio < 1)) return 2 * std::numbers::pi;
  return std::asin(ratio);
}

inline constexpr ScalarOp atan2{
    .name = "atan2",
    .arity = 2,
    .meaning = [](const double* args) { return std::atan2(args[0], args[1]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify = amplify_atan2,
    .expand = expand_atan2,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
