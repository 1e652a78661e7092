// op/trunc.hpp
// x without its fraction; exact, trunc(-0.5) is -0.
#pragma once

#include <hone/op/scalar_op.hpp>
#include <hone/op/step.hpp>

#include <cmath>

namespace hone::op {

inline constexpr ScalarOp trunc{
    .name = "trunc",
    .meaning = [](const double* x) { return std::trunc(x[0]); },
    .amplify =
        [](const double* x, const double* e) {
          return step_change([](double at) { return std::trunc(at); }, x[0], e[0]);
        },
    .llvm_intrinsic = "llvm.trunc",
};

}  // namespace hone::op
