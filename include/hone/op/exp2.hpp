// op/exp2.hpp
// 2^x = 2^n e^(r ln 2) with n the integer nearest to x, r = x - n exact; 2^n as in exp.
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <numbers>

namespace hone::op {

inline Expr expand_exp2(const std::vector<Expr>& args) {
  const bool single = is_single(args[0]);
  const Expr x = at_least(at_most(args[0], single ? 129 : 1025), single ? -151 : -1076);
  const Format format = format_of(x);
  const double magic = format.round_magic + static_cast<double>(2 * format.bias);
  const Expr shifted = x + real(x, magic);
  const Expr r = x - (shifted - real(x, magic));
  return scale_by_power(exp_near_zero(r * real(x, std::numbers::ln2)), bits_of(shifted));
}

inline constexpr ScalarOp exp2{
    .name = "exp2",
    .meaning = [](const double* x) { return std::exp2(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 2,
    .amplify =
        [](const double* x, const double* e) {
          return e[0] == 0 ? 0 : std::exp2(x[0] + e[0]) * -std::expm1(-e[0] * std::numbers::ln2);
        },
    .expand = expand_exp2,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
