// op/round.hpp
// The integer nearest to x, of two the one farther from 0, as C has it; exact.
//
//   trunc(x + h),  h = the number before 0.5, with the sign of x
//
// With 0.5 itself the sum of the number before 0.5 would round up to 1.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>
#include <hone/op/step.hpp>

#include <cmath>

namespace hone::op {

inline Expr expand_round(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr half = real(x, is_single(x) ? 0x1.fffffep-2 : 0x1.fffffffffffffp-2);
  return ir::call("trunc", {x + with_sign(half, sign_bit(x))});
}

inline constexpr ScalarOp round{
    .name = "round",
    .meaning = [](const double* x) { return std::round(x[0]); },
    .amplify =
        [](const double* x, const double* e) {
          return step_change([](double at) { return std::round(at); }, x[0], e[0]);
        },
    .expand = expand_round,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
