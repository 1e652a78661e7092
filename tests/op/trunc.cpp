#include <hone/op/trunc.hpp>

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("trunc is an intrinsic and exact") {
  CHECK(hone::op::trunc.llvm_intrinsic == "llvm.trunc");
  CHECK_FALSE(static_cast<bool>(hone::op::trunc.expand));
  CHECK(hone::op::trunc.max_ulp_f32 == 0);
}

TEST_CASE("trunc means what C means, -0 too") {
  const double minus_zero = -0.0, small = -0.25, half = -2.5;
  CHECK(std::signbit(hone::op::trunc.meaning(&minus_zero)));
  CHECK(hone::op::trunc.meaning(&small) == 0);
  CHECK(std::signbit(hone::op::trunc.meaning(&small)));
  CHECK(hone::op::trunc.meaning(&half) == -2);
}

TEST_CASE("trunc's error is a whole number, and one at a step however small the argument's") {
  const double between = 2.5, step = 3, tiny = 1e-30, large = 1.75;
  CHECK(hone::op::trunc.amplify(&between, &tiny) == 0);
  CHECK(hone::op::trunc.amplify(&step, &tiny) == 1);
  CHECK(hone::op::trunc.amplify(&between, &large) == 2);
}
