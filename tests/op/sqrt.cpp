#include <hone/op/sqrt.hpp>

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("sqrt is an intrinsic, correctly rounded") {
  CHECK(hone::op::sqrt.llvm_intrinsic == "llvm.sqrt");
  CHECK_FALSE(static_cast<bool>(hone::op::sqrt.expand));
  CHECK(hone::op::sqrt.max_ulp_f32 == 0.5);
}

TEST_CASE("sqrt means what C means, at -0 and below it too") {
  const double minus_zero = -0.0, minus_one = -1, two = 2;
  CHECK(std::signbit(hone::op::sqrt.meaning(&minus_zero)));
  CHECK(std::isnan(hone::op::sqrt.meaning(&minus_one)));
  CHECK(hone::op::sqrt.meaning(&two) == std::sqrt(2.0));
}

TEST_CASE("sqrt's error is unbounded where the argument may be negative") {
  const double x = 1e-3, small = 1e-4, large = 1e-2, none = 0;
  CHECK(hone::op::sqrt.amplify(&x, &none) == 0);
  CHECK(hone::op::sqrt.amplify(&x, &small) == doctest::Approx(std::sqrt(1e-3) - std::sqrt(9e-4)));
  CHECK(std::isinf(hone::op::sqrt.amplify(&x, &large)));
}
