#include <hone/op/floor.hpp>

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("floor is an intrinsic and exact") {
  CHECK(hone::op::floor.llvm_intrinsic == "llvm.floor");
  CHECK_FALSE(static_cast<bool>(hone::op::floor.expand));
  CHECK(hone::op::floor.max_ulp_f32 == 0);
}

TEST_CASE("floor means what C means, -0 too") {
  const double minus_zero = -0.0, below = -2.5;
  CHECK(std::signbit(hone::op::floor.meaning(&minus_zero)));
  CHECK(hone::op::floor.meaning(&below) == -3);
}

TEST_CASE("floor's error is a whole number, and one at a step however small the argument's") {
  const double between = 2.5, step = 3, tiny = 1e-30, large = 1.75, endless = HUGE_VAL;
  CHECK(hone::op::floor.amplify(&between, &tiny) == 0);
  CHECK(hone::op::floor.amplify(&step, &tiny) == 1);
  CHECK(hone::op::floor.amplify(&between, &large) == 2);
  CHECK(hone::op::floor.amplify(&endless, &large) == 0);
}
