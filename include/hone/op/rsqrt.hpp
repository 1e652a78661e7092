// op/rsqrt.hpp
// 1 / sqrt(x); infinite at 0 with the sign of the zero, NaN below. The square root is an
// instruction, and so is the division.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <limits>

namespace hone::op {

inline Expr expand_rsqrt(const std::vector<Expr>& args) {
  return real(args[0], 1) / ir::call("sqrt", {args[0]});
}

inline constexpr ScalarOp rsqrt{
    .name = "rsqrt",
    .meaning = [](const double* x) { return 1 / std::sqrt(x[0]); },
    .max_ulp_f32 = 1.5,
    .max_ulp_f64 = 1.5,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          if (!(x[0] > e[0])) return std::numeric_limits<double>::infinity();
          const double low = std::sqrt(x[0] - e[0]), here = std::sqrt(x[0]);
          return e[0] / (low * here * (low + here));  // 1 / low - 1 / here
        },
    .expand = expand_rsqrt,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
