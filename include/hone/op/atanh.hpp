// op/atanh.hpp
// The inverse of tanh, odd to the last bit: log1p(2 a / (1 - a)) / 2, a = |x|. Infinite at 1, NaN
// beyond.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/log1p.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <limits>

namespace hone::op {

inline Expr expand_atanh(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Expr one = real(size, 1);
  const Expr grown = expand_log1p({(size + size) / (one - size)});
  // Half of a result among the denormals would round: there x is the result.
  const Expr is_tiny = ir::lt(size, real(size, is_single(size) ? 0x1p-26 : 0x1p-55));
  const Expr y = ir::select(is_tiny, size, grown * real(size, 0.5));
  const Expr signed_y = with_sign(y, sign_bit(args[0]));
  return ir::select(gt(size, one), not_a_number(size), signed_y);
}

inline constexpr ScalarOp atanh{
    .name = "atanh",
    .meaning = [](const double* x) { return std::atanh(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double far = std::fabs(x[0]) + e[0];
          if (!(far < 1)) return std::numeric_limits<double>::infinity();
          return e[0] / ((1 - far) * (1 + far));
        },
    .expand = expand_atanh,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
