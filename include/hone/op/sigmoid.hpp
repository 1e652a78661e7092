// op/sigmoid.hpp
// 1 / (1 + e^-x), from E = e^-|x|, which cannot overflow: 1 / (1 + E), and E / (1 + E) where x is
// negative, which goes to 0 through the denormals.
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>

namespace hone::op {

inline Expr expand_sigmoid(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr bits = bits_of(x);
  const Expr below_zero = float_of(bit_or(bits, whole(bits, format_of(x).sign)));
  const Expr small = exp_within(at_least(below_zero, lowest_exp(x)));
  const Expr one = real(x, 1);
  return ir::select(ir::lt(x, real(x, 0)), small, one) / (one + small);
}

/// In float64, without overflow.
inline double sigmoid_of(double x) {
  const double small = std::exp(-std::fabs(x));
  return (x < 0 ? small : 1) / (1 + small);
}

inline constexpr ScalarOp sigmoid{
    .name = "sigmoid",
    .meaning = [](const double* x) { return sigmoid_of(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double nearest = sigmoid_of(-std::max(0.0, std::fabs(x[0]) - e[0]));
          return std::min(1.0, e[0] * nearest * (1 - nearest));
        },
    .expand = expand_sigmoid,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
