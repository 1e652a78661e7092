// op/cos.hpp
// The cosine of every float, large ones included; NaN of an infinity.
//
//   |x| = n pi/2 + r:  cos x is the sine of (n + 1) pi/2 + r
#pragma once

#include <hone/op/quadrants.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>

namespace hone::op {

inline Expr expand_cos(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Reduced reduced = reduce(size);
  const Expr next = reduced.n + whole(reduced.n, 1);
  const Expr no_sign = whole(bits_of(size), 0);
  return where_finite(size, sin_of_quadrant(reduced, next, no_sign));
}

inline constexpr ScalarOp cos{
    .name = "cos",
    .meaning = [](const double* x) { return std::cos(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 1,
    .amplify = [](const double*, const double* e) { return std::min(2.0, e[0]); },
    .expand = expand_cos,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
