// op/floor.hpp
// The largest integer not above x; exact, floor(-0) is -0.
#pragma once

#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>

namespace hone::op {

inline constexpr ScalarOp floor{
    .name = "floor",
    .meaning = [](const double* x) { return std::floor(x[0]); },
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0 || std::isinf(x[0])) return 0.0;
          // The sum rounds: 3 - 1e-20 is 3, though its floor is 2.
          const double above = std::nextafter(x[0] + e[0], HUGE_VAL);
          const double below = std::nextafter(x[0] - e[0], -HUGE_VAL);
          const double here = std::floor(x[0]);
          return std::max(std::floor(above) - here, here - std::floor(below));
        },
    .llvm_intrinsic = "llvm.floor",
};

}  // namespace hone::op
