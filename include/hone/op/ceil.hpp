// op/ceil.hpp
// The smallest integer not below x; exact, ceil(-0.5) is -0.
#pragma once

#include <hone/op/scalar_op.hpp>
#include <hone/op/step.hpp>

#include <cmath>

namespace hone::op {

inline constexpr ScalarOp ceil{
    .name = "ceil",
    .meaning = [](const double* x) { return std::ceil(x[0]); },
    .amplify =
        [](const double* x, const double* e) {
          return step_change([](double at) { return std::ceil(at); }, x[0], e[0]);
        },
    .llvm_intrinsic = "llvm.ceil",
};

}  // namespace hone::op
