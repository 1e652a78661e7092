// op/sin.hpp
// The sine of every float, large ones included; NaN of an infinity, odd to the last bit.
//
//   |x| = n pi/2 + r:  sin r, cos r, -sin r, -cos r for n = 0, 1, 2, 3 modulo 4
#pragma once

#include <hone/op/quadrants.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>

namespace hone::op {

inline Expr expand_sin(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Reduced reduced = reduce(size);
  return where_finite(size, sin_of_quadrant(reduced, reduced.n, sign_bit(args[0])));
}

inline constexpr ScalarOp sin{
    .name = "sin",
    .meaning = [](const double* x) { return std::sin(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 1,
    .amplify = [](const double*, const double* e) { return std::min(2.0, e[0]); },
    .expand = expand_sin,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
