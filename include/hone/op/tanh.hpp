// op/tanh.hpp
// The hyperbolic tangent, odd to the last bit (tanh(-0) is -0).
//
//   tanh |x| = E / (E + 2),  E = e^2|x| - 1 = 2^n (e^r - 1) + (2^n - 1)
//
// E keeps its relative precision near 0, where n = 0 and e^r - 1 = r + r^2 Q(r).
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/expm1.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>

namespace hone::op {

/// e^x - 1 for 0 <= x < 64.
inline Expr expm1_positive(const Expr& x) {
  const Format format = format_of(x);
  const ExpParts parts = split_exp(x, format.bias);
  const Expr power = float_of(shift_left(parts.bits, format.mantissa));
  return ir::fma(power, expm1_near_zero(parts.r), power - real(x, 1));
}

inline Expr expand_tanh(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr size = at_most(magnitude(x), is_single(x) ? 9.02 : 19.1);  // from here on it is 1
  const Expr grown = expm1_positive(size + size);
  return with_sign(grown / (grown + real(x, 2)), sign_bit(x));
}

inline constexpr ScalarOp tanh{
    .name = "tanh",
    .meaning = [](const double* x) { return std::tanh(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double nearest = std::cosh(std::max(0.0, std::fabs(x[0]) - e[0]));
          return std::min(2.0, e[0] / (nearest * nearest));
        },
    .expand = expand_tanh,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
