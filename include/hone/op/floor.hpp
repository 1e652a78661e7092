// op/floor.hpp
// The largest integer not above x; exact, floor(-0) is -0.
#pragma once

#include <hone/op/scalar_op.hpp>
#include <hone/op/step.hpp>

#include <cmath>

namespace hone::op {

inline constexpr ScalarOp floor{
    .name = "floor",
    .meaning = [](const double* x) { return std::floor(x[0]); },
    .amplify =
        [](const double* x, const double* e) {
          return step_change([](double at) { return std::floor(at); }, x[0], e[0]);
        },
    .llvm_intrinsic = "llvm.floor",
};

}  // namespace hone::op
