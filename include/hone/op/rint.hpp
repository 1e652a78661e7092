// op/rint.hpp
// The integer nearest to x, of two the even one; exact, rint(-0.5) is -0. Kernels never change the
// rounding mode, so this is C's nearbyint too.
#pragma once

#include <hone/op/scalar_op.hpp>
#include <hone/op/step.hpp>

#include <cmath>

namespace hone::op {

inline constexpr ScalarOp rint{
    .name = "rint",
    .meaning = [](const double* x) { return std::rint(x[0]); },
    .amplify =
        [](const double* x, const double* e) {
          return step_change([](double at) { return std::rint(at); }, x[0], e[0]);
        },
    .llvm_intrinsic = "llvm.rint",
};

}  // namespace hone::op
