// op/step.hpp
// How far a function that rounds to whole numbers moves when its argument does: floor, ceil, trunc,
// round, rint.
#pragma once

#include <algorithm>
#include <cmath>

namespace hone::op {

/// See ScalarOp::amplify, for a function that never falls and is constant but for steps.
template <class Function>
double step_change(const Function& function, double x, double error) {
  if (error == 0 || std::isinf(x)) return 0.0;
  // The sum rounds: 3 - 1e-20 is 3, though its floor is 2.
  const double above = std::nextafter(x + error, HUGE_VAL);
  const double below = std::nextafter(x - error, -HUGE_VAL);
  const double here = function(x);
  return std::max(function(above) - here, here - function(below));
}

}  // namespace hone::op
