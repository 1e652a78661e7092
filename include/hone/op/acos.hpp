// op/acos.hpp
// The arc cosine, precise near 1, where it goes to 0; NaN beyond 1.
//
//   |x| <= 1/2   pi/2 - asin x
//   x > 1/2      2 asin s,  s = sqrt((1 - |x|) / 2)
//   x < -1/2     pi - 2 asin s
#pragma once

#include <hone/op/asin.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <numbers>

namespace hone::op {

inline Expr expand_acos(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr zero = real(x, 0);
  const Expr is_negative = ir::lt(x, zero);
  const auto [is_near, s, growth] = half_asin(magnitude(x));
  // factor asin(s), subtracted from count pi/2 or, for x > 1/2, added to 0.
  const Expr near_factor = ir::select(is_negative, real(x, 1), real(x, -1));
  const Expr far_factor = ir::select(is_negative, real(x, -2), real(x, 2));
  const Expr factor = ir::select(is_near, near_factor, far_factor);
  const Expr far_count = ir::select(is_negative, real(x, 2), zero);
  const Expr count = ir::select(is_near, real(x, 1), far_count);
  const Expr low = ir::fma(factor * s, growth, count * real(x, half_pi_low(x)));
  const Expr high = count * real(x, std::numbers::pi / 2);
  const Expr scaled = factor * s;
  const Expr head = high + scaled;
  const Expr lost = scaled - (head - high);
  return head + (lost + low);
}

inline constexpr ScalarOp acos{
    .name = "acos",
    .meaning = [](const double* x) { return std::acos(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 2,
    .amplify = amplify_asin,
    .expand = expand_acos,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
