#include <hone/op/step.hpp>

#include <doctest/doctest.h>

#include <limits>

using hone::op::step_change;

TEST_CASE("a step within reach counts on either side, one out of reach does not") {
  const auto floor = [](double x) { return std::floor(x); };
  CHECK(step_change(floor, 2.9, 0.2) == 1);
  CHECK(step_change(floor, 2.1, 0.2) == 1);
  CHECK(step_change(floor, 2.5, 0.2) == 0);
  CHECK(step_change(floor, 2.5, 7.0) == 7);
  CHECK(step_change(floor, 3.0, 1e-300) == 1);
}

TEST_CASE("an exact argument and an infinite one do not move") {
  const auto floor = [](double x) { return std::floor(x); };
  CHECK(step_change(floor, 3.0, 0.0) == 0);
  CHECK(step_change(floor, std::numeric_limits<double>::infinity(), 1.0) == 0);
}
