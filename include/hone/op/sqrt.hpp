// op/sqrt.hpp
// The square root, correctly rounded; sqrt(-0) is -0, below it NaN.
#pragma once

#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <limits>

namespace hone::op {

inline constexpr ScalarOp sqrt{
    .name = "sqrt",
    .meaning = [](const double* x) { return std::sqrt(x[0]); },
    .max_ulp_f32 = 0.5,
    .max_ulp_f64 = 0.5,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          if (!(x[0] >= e[0])) return std::numeric_limits<double>::infinity();
          return e[0] / (std::sqrt(x[0]) + std::sqrt(x[0] - e[0]));
        },
    .llvm_intrinsic = "llvm.sqrt",
};

}  // namespace hone::op
