// op/cosh.hpp
// The hyperbolic cosine: h + 1 / (4 h) with h = e^|x| / 2.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>
#include <hone/op/sinh.hpp>

#include <cmath>

namespace hone::op {

inline Expr expand_cosh(const std::vector<Expr>& args) {
  const Expr half = half_exp(magnitude(args[0]));
  return half + real(half, 0.25) / half;
}

inline constexpr ScalarOp cosh{
    .name = "cosh",
    .meaning = [](const double* x) { return std::cosh(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          return e[0] == 0 ? 0 : e[0] * std::sinh(std::fabs(x[0]) + e[0]);
        },
    .expand = expand_cosh,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
