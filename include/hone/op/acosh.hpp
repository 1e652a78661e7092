// op/acosh.hpp
// The inverse of cosh from 1 on: log1p(t + sqrt(2 t + t^2)), t = x - 1; for large x log(x) + ln 2.
// NaN below 1.
#pragma once

#include <hone/op/asinh.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <limits>

namespace hone::op {

inline Expr expand_acosh(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr t = x - real(x, 1);
  const Expr root = ir::call("sqrt", {t * (x + real(x, 1))});
  const Expr y = log1p_or_doubled_log(t + root, x);
  return ir::select(ir::lt(x, real(x, 1)), not_a_number(x), y);
}

inline constexpr ScalarOp acosh{
    .name = "acosh",
    .meaning = [](const double* x) { return std::acosh(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double low = x[0] - e[0];
          if (!(low > 1)) return std::numeric_limits<double>::infinity();
          return e[0] / (std::sqrt(low - 1) * std::sqrt(low + 1));
        },
    .expand = expand_acosh,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
