#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstdint>

namespace {
using namespace programs_test;

const dyn::Index c("c"), h("h"), w("w"), r("r", 3), s("s", 3);

bool is_inside(std::int64_t row, std::int64_t column) {
  return row >= 0 && row < 13 && column >= 0 && column < 17;
}

struct Pool : Trial {
  TestTensor<float, 3> X = input<float>("X", {5, 13, 17});
  TestTensor<float, 3> Y = output<float>("Y", {5, 7, 9});

  /// Calls `visit` with each element of the window that lies inside.
  template <class Visit>
  void window(std::int64_t i, std::int64_t row, std::int64_t column, const Visit& visit) const {
    for (std::int64_t y = 2 * row - 1; y <= 2 * row + 1; ++y) {
      for (std::int64_t x = 2 * column - 1; x <= 2 * column + 1; ++x) {
        if (is_inside(y, x)) visit(X.at(i, y, x));
      }
    }
  }
};

TEST_CASE_FIXTURE(Pool, "the maximum of 3x3 windows; a clamped border adds nothing to a maximum") {
  const auto row = 2 * dyn::value(h) + dyn::value(r) - 1;
  const auto column = 2 * dyn::value(w) + dyn::value(s) - 1;
  stage(Y(c, h, w), dyn::max_over({r, s}, X(c, dyn::clamped(row), dyn::clamped(column))));
  run();
  CHECK(difference(Y, [&](auto i, auto y, auto x) {
          Bounded most = -2;
          window(i, y, x, [&](const Bounded& element) { most = max(most, element); });
          return most;
        }) == "");
}

TEST_CASE_FIXTURE(Pool, "the mean of 3x3 windows, with the zeros at the border") {
  stage(Y(c, h, w),
        dyn::sum({r, s}, zero_pad(X.tensor)(c, 2 * h + r - 1, 2 * w + s - 1)) / 9);
  run();
  CHECK(difference(Y, [&](auto i, auto y, auto x) {
          Sum sum;
          window(i, y, x, [&](const Bounded& element) { sum += element; });
          return sum / 9.0;
        }) == "");
}

TEST_CASE_FIXTURE(Pool, "the mean of what lies inside of 3x3 windows") {
  const auto row = 2 * dyn::value(h) + dyn::value(r) - 1;
  const auto column = 2 * dyn::value(w) + dyn::value(s) - 1;
  const auto inside = row >= 0 && row < 13 && column >= 0 && column < 17;
  const auto count = temp("count", {7, 9});
  stage(count(h, w), dyn::sum({r, s}, dyn::cast(DType::f32, inside)));
  stage(Y(c, h, w), dyn::sum({r, s}, zero_pad(X.tensor)(c, 2 * h + r - 1, 2 * w + s - 1)) /
                        count(h, w));
  run();
  CHECK(difference(Y, [&](auto i, auto y, auto x) {
          Sum sum;
          double elements = 0;
          window(i, y, x, [&](const Bounded& element) { sum += element, ++elements; });
          return sum / elements;
        }) == "");
}

TEST_CASE("the mean and the maximum of whole planes") {
  const dyn::Index y("y"), x("x");
  Trial t;
  const auto X = t.input<float>("X", {11, 7, 5});
  const auto mean = t.output<float>("mean", {11});
  const auto most = t.output<float>("most", {11, 1, 1});
  t.stage(mean(c), dyn::sum({y, x}, X(c, y, x)) / 35);
  t.stage(most(c, h, w), dyn::max_over({y, x}, X(c, y, x)));
  t.run();
  CHECK(difference(mean, [&](auto i) {
          Sum sum;
          for (std::int64_t k = 0; k < 35; ++k) sum += X.at(i, k / 5, k % 5);
          return sum / 35.0;
        }) == "");
  CHECK(difference(most, [&](auto i, auto, auto) {
          Bounded right = -2;
          for (std::int64_t k = 0; k < 35; ++k) right = max(right, X.at(i, k / 5, k % 5));
          return right;
        }) == "");
}

}  // namespace
