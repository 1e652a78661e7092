#include "made_up.hpp"
#include <hone/gbdt/split.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace hone;
using namespace hone::gbdt;
using namespace gbdt_test;

namespace split_test {

/// Rows of random features whose gradients jump where feature 2 passes 0.5.
struct Fixture {
  ProgramSet set{4};
  BinnedRows binned;
  std::vector<double> slopes;
  std::vector<double> hessians;
  std::vector<std::size_t> tiles{0};
  Histogram histogram;

  Fixture() {
    Rng rng(4);
    set.append(made_up(300, 4, 1, rng, smooth).programs());
    binned.follow(set, rng);
    for (std::size_t r = 0; r < set.row_count(); ++r) {
      slopes.push_back(set.value(r, 2) > 0.5F ? 1 : -1);
      hessians.push_back(1);
    }
  }

  Split best(const Options& options) {
    const Gradients gradients = quantise(slopes, hessians);
    std::vector<std::uint32_t> rows(set.row_count());
    std::iota(rows.begin(), rows.end(), 0U);
    histogram.sum(binned, tiles, rows, gradients);
    GradientWord total = 0;
    for (const GradientWord word : gradients.rows) total += word;
    return best_split(histogram, binned, tiles, total, SplitLimits(options, gradients));
  }

  /// The gain of a split by XGBoost's formula, from the rows.
  double gain(std::size_t column, std::size_t bin, const Options& options) const {
    double g[2] = {0, 0};
    double h[2] = {0, 0};
    for (std::size_t r = 0; r < set.row_count(); ++r) {
      const std::size_t side = binned.bin(r, column) > bin ? 1 : 0;
      g[side] += slopes[r];
      h[side] += hessians[r];
    }
    const double l = options.lambda;
    const double whole = (g[0] + g[1]) * (g[0] + g[1]) / (h[0] + h[1] + l);
    return (g[0] * g[0] / (h[0] + l) + g[1] * g[1] / (h[1] + l) - whole) / 2 - options.gamma;
  }
};

TEST_CASE("the best split is where the formula says, and so is its gain") {
  Fixture it;
  const Options options{.lambda = 2, .gamma = 0.5};
  const Split split = it.best(options);
  CHECK(it.binned.feature(split.column) == 2);
  CHECK(it.binned.edges(split.column)[split.bin] == doctest::Approx(0.5).epsilon(0.05));
  CHECK(split.gain == doctest::Approx(it.gain(split.column, split.bin, options)).epsilon(1e-5));
  for (std::size_t c = 0; c < it.binned.column_count(); ++c) {
    for (std::size_t b = 0; b < it.binned.edges(c).size(); ++b) {
      CHECK(it.gain(c, b, options) <= split.gain * (1 + 1e-6));
    }
  }
}

TEST_CASE("a split that gains less than gamma is none") {
  Fixture it;
  const double gain = it.best({.gamma = 0}).gain;
  CHECK(gain > 0);
  CHECK(it.best({.gamma = gain * 1.01}).gain <= 0);
}

TEST_CASE("a side that weighs too little is not split off") {
  Fixture it;
  CHECK(it.best({.min_child_weight = 151}).gain == 0);
  const Split split = it.best({.min_child_weight = 140});
  double left = 0;
  for (std::size_t r = 0; r < 300; ++r) left += it.binned.bin(r, split.column) <= split.bin ? 1 : 0;
  CHECK(left >= 140);
  CHECK(left <= 160);
}

TEST_CASE("rows that all pull alike are not split") {
  Fixture it;
  for (double& slope : it.slopes) slope = -1;
  CHECK(it.best({.lambda = 0, .gamma = 1e-6}).gain <= 0);
  for (double& slope : it.slopes) slope = 0;
  CHECK(it.best({}).gain <= 0);
}

}  // namespace split_test
