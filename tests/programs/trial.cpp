#include "trial.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace {
using namespace programs_test;

TEST_CASE("the first wrong element is found and named") {
  TestTensor<float, 2> y{{}, "y", {2, 3}, {0, 1, 2, 3, 4, 5}};
  const auto right = [](std::int64_t r, std::int64_t c) {
    return Bounded(static_cast<double>(3 * r + c), 0x1p-10);
  };
  CHECK(difference(y, right) == "");
  y.at(1, 0) = 3 + 0x1p-10F;
  CHECK(difference(y, right) == "");
  y.at(1, 1) = 4.5;
  CHECK(difference(y, right) == "y(1, 1) is 4.5, not 4 up to 0.0009765625");
  const TestTensor<std::int32_t, 0> n{{}, "n", {}, {7}};
  CHECK(difference(n, [] { return 7; }) == "");
  CHECK(difference(n, [] { return 8; }) == "n() is 7, not 8");
}

TEST_CASE("a bound that says nothing, and what is no number, count as wrong") {
  const TestTensor<float, 1> y{{}, "y", {1}, {1}};
  CHECK(difference(y, [](auto) { return Bounded(1, 1); }) == "y(0) is bounded by no more than 1");
  const TestTensor<float, 1> none{{}, "none", {1}, {std::numeric_limits<float>::quiet_NaN()}};
  CHECK(difference(none, [](auto) { return Bounded(1); }) == "none(0) is nan, not 1 up to 0");
}

TEST_CASE("float arithmetic stays within the bounds") {
  Rng rng(11);
  std::vector<float> x(64);
  for (int round = 0; round < 200; ++round) {
    programs_test::detail::fill_random(x, rng);
    float sum = 0, backwards = 0;
    Sum right;
    for (std::size_t n = 0; n < 63; ++n) {
      sum += x[n] * x[n + 1];
      backwards += x[62 - n] * x[63 - n];
      right += Bounded(static_cast<double>(x[n])) * static_cast<double>(x[n + 1]);
    }
    const float root = std::sqrt(std::fabs(x[0]) + 1) / (x[1] + 2) - std::exp(x[2]);
    const Bounded exact = sqrt(Bounded(std::fabs(static_cast<double>(x[0]))) + 1.0) /
                              (Bounded(static_cast<double>(x[1])) + 2.0) -
                          exp(Bounded(static_cast<double>(x[2])));
    const Bounded total = right;
    CHECK(std::fabs(static_cast<double>(sum) - total.value) <= total.error);
    CHECK(std::fabs(static_cast<double>(backwards) - total.value) <= total.error);
    CHECK(std::fabs(static_cast<double>(root) - exact.value) <= exact.error);
    CHECK(total.error < 1e-3);
  }
}

}  // namespace
