// op/asinh.hpp
// The inverse of sinh, odd to the last bit: log1p(a + a^2 / (1 + sqrt(a^2 + 1))), a = |x|; for
// large a log(a) + ln 2.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/log.hpp>
#include <hone/op/log1p.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hone::op {

/// log1p(x); beyond all precision log(large) + ln 2. The two share one logarithm.
inline Expr log1p_or_doubled_log(const Expr& x, const Expr& large) {
  const Expr is_large = gt(large, real(x, is_single(x) ? 0x1p28 : 0x1p60));
  const Expr argument = ir::select(is_large, large, x);
  const Expr added = ir::select(is_large, real(x, std::numbers::ln2), real(x, 0));
  return expand_log1p({argument}) + added;
}

inline Expr expand_asinh(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Expr one = real(size, 1);
  const Expr square = size * size;
  const Expr root = ir::call("sqrt", {square + one});
  const Expr grown = size + square / (one + root);
  return with_sign(log1p_or_doubled_log(grown, size), sign_bit(args[0]));
}

inline constexpr ScalarOp asinh{
    .name = "asinh",
    .meaning = [](const double* x) { return std::asinh(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double nearest = std::max(0.0, std::fabs(x[0]) - e[0]);
          return e[0] / std::hypot(1, nearest);
        },
    .expand = expand_asinh,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
