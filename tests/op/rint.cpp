#include <hone/op/rint.hpp>

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("rint is an intrinsic and exact") {
  CHECK(hone::op::rint.llvm_intrinsic == "llvm.rint");
  CHECK_FALSE(static_cast<bool>(hone::op::rint.expand));
  CHECK(hone::op::rint.max_ulp_f32 == 0);
}

TEST_CASE("rint means what C means, -0 too") {
  const double minus_zero = -0.0, small = -0.25, half = 2.5;
  CHECK(std::signbit(hone::op::rint.meaning(&minus_zero)));
  CHECK(hone::op::rint.meaning(&small) == 0);
  CHECK(std::signbit(hone::op::rint.meaning(&small)));
  CHECK(hone::op::rint.meaning(&half) == 2);
}

TEST_CASE("rint's error is a whole number, and one at a step however small the argument's") {
  const double between = 3.25, step = 2.5, tiny = 1e-30, large = 1.75;
  CHECK(hone::op::rint.amplify(&between, &tiny) == 0);
  CHECK(hone::op::rint.amplify(&step, &tiny) == 1);
  CHECK(hone::op::rint.amplify(&between, &large) == 2);
}
