#include "made_up.hpp"
#include <hone/gbdt/histogram.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace hone;
using namespace hone::gbdt;
using namespace gbdt_test;

namespace histogram_test {

struct Fixture {
  ProgramSet set{10};
  BinnedRows binned;
  Gradients gradients;
  std::vector<std::size_t> tiles{1};  // of two

  Fixture() {
    Rng rng(1);
    set.append(made_up(200, 10, 2, rng, smooth).programs());
    binned.follow(set, rng);
    std::vector<double> slopes;
    for (std::size_t r = 0; r < set.row_count(); ++r) slopes.push_back(rng.uniform() - 0.5);
    gradients = quantise(slopes, std::vector<double>(slopes.size(), 1.0));
  }
};

TEST_CASE("a histogram has the sums of the rows in each bin") {
  const Fixture it;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t r = 0; r < it.set.row_count(); r += 3) rows.push_back(r);
  Histogram histogram;
  histogram.sum(it.binned, it.tiles, rows, it.gradients);
  for (std::size_t k = 0; k < 2; ++k) {
    for (std::size_t b = 0; b < most_bins; ++b) {
      GradientWord sum = 0;
      for (const std::uint32_t row : rows) {
        if (it.binned.bin(row, 8 + k) == b) sum += it.gradients.rows[row];
      }
      CHECK(histogram.column(0, k)[b] == sum);
    }
  }
}

TEST_CASE("a sibling is exactly what is left of its parent") {
  const Fixture it;
  std::vector<std::uint32_t> all(it.set.row_count());
  std::iota(all.begin(), all.end(), 0U);
  const std::span<const std::uint32_t> rows = all;
  Histogram whole, part, other, rest;
  whole.sum(it.binned, it.tiles, rows, it.gradients);
  part.sum(it.binned, it.tiles, rows.first(70), it.gradients);
  other.sum(it.binned, it.tiles, rows.subspan(70), it.gradients);
  rest.difference(whole, part);
  for (std::size_t k = 0; k < 2; ++k) {
    for (std::size_t b = 0; b < most_bins; ++b) {
      CHECK(rest.column(0, k)[b] == other.column(0, k)[b]);
    }
  }
}

}  // namespace histogram_test
