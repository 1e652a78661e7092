// op/copysign.hpp
// The magnitude of the first argument with the sign of the second, that of a zero included; exact.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

inline Expr expand_copysign(const std::vector<Expr>& args) {
  return with_sign(magnitude(args[0]), sign_bit(args[1]));
}

inline constexpr ScalarOp copysign{
    .name = "copysign",
    .arity = 2,
    .meaning = [](const double* args) { return std::copysign(args[0], args[1]); },
    .amplify =
        [](const double* args, const double* e) {
          const bool may_flip = e[1] > 0 && !(std::fabs(args[1]) > e[1]);
          return may_flip ? 2 * std::fabs(args[0]) + e[0] : e[0];
        },
    .expand = expand_copysign,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
