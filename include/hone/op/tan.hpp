// op/tan.hpp
// The tangent of every float, large ones included; NaN of an infinity, odd to the last bit.
//
//   |x| = n pi/2 + r:  sin r / cos r, or -cos r / sin r where n is odd
#pragma once

#include <hone/op/quadrants.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

inline Expr expand_tan(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Reduced reduced = reduce(size);
  const Expr sine = sin_near_zero(reduced), cosine = cos_near_zero(reduced);
  const Expr is_odd = has_bit(reduced.n, 1);
  const Expr y = ir::select(is_odd, cosine, sine) / ir::select(is_odd, sine, cosine);
  return where_finite(size, with_flipped_sign(y, is_odd, sign_bit(args[0])));
}

/// tan(x + e) - tan(x) = sin(e) / (cos(x) cos(x + e)): largest towards the pole, infinite beyond.
inline double amplify_tan(const double* x, const double* e) {
  if (e[0] == 0) return 0;
  const double cosine = std::fabs(std::cos(x[0]));
  const double to_pole = std::atan2(cosine, std::fabs(std::sin(x[0]))) * (1 - 1e-12);
  if (!(e[0] < to_pole)) return HUGE_VAL;
  return std::sin(e[0]) / (cosine * std::sin(to_pole - e[0]));
}

inline constexpr ScalarOp tan{
    .name = "tan",
    .meaning = [](const double* x) { return std::tan(x[0]); },
    .max_ulp_f32 = 3.5,
    .max_ulp_f64 = 2.5,
    .amplify = amplify_tan,
    .expand = expand_tan,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
