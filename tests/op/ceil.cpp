#include <hone/op/ceil.hpp>

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("ceil is an intrinsic and exact") {
  CHECK(hone::op::ceil.llvm_intrinsic == "llvm.ceil");
  CHECK_FALSE(static_cast<bool>(hone::op::ceil.expand));
  CHECK(hone::op::ceil.max_ulp_f32 == 0);
}

TEST_CASE("ceil means what C means, -0 too") {
  const double minus_zero = -0.0, small = -0.25, half = 2.5;
  CHECK(std::signbit(hone::op::ceil.meaning(&minus_zero)));
  CHECK(hone::op::ceil.meaning(&small) == 0);
  CHECK(std::signbit(hone::op::ceil.meaning(&small)));
  CHECK(hone::op::ceil.meaning(&half) == 3);
}

TEST_CASE("ceil's error is a whole number, and one at a step however small the argument's") {
  const double between = 2.5, step = 3, tiny = 1e-30, large = 1.75;
  CHECK(hone::op::ceil.amplify(&between, &tiny) == 0);
  CHECK(hone::op::ceil.amplify(&step, &tiny) == 1);
  CHECK(hone::op::ceil.amplify(&between, &large) == 2);
}
