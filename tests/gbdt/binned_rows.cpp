#include "made_up.hpp"
#include <hone/gbdt/binned_rows.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

using namespace hone;
using namespace hone::gbdt;
using namespace gbdt_test;

namespace binned_rows_test {

/// Every bin is that of its value.
void check_bins(const BinnedRows& binned, const ProgramSet& set) {
  for (std::size_t c = 0; c < binned.column_count(); ++c) {
    for (std::size_t r = 0; r < set.row_count(); ++r) {
      CHECK(binned.bin(r, c) == bin_of(binned.edges(c), set.value(r, binned.feature(c))));
    }
  }
}

TEST_CASE("every feature that varies is one column, and its bins are those of its values") {
  Rng rng(1);
  MadeUp data = made_up(30, 11, 3, rng, smooth);
  for (std::size_t r = 0; r * 11 < data.rows.size(); ++r) data.rows[r * 11 + 4] = 7;
  ProgramSet set(11);
  set.append(data.programs());
  BinnedRows binned;
  binned.follow(set, rng);
  CHECK(binned.tile_count() == 2);
  std::vector<std::size_t> features;
  for (std::size_t c = 0; c < binned.column_count(); ++c) features.push_back(binned.feature(c));
  std::sort(features.begin(), features.end());
  CHECK(features == std::vector<std::size_t>{0, 1, 2, 3, 5, 6, 7, 8, 9, 10});
  check_bins(binned, set);
}

TEST_CASE("a few more rows get bins by the old edges, many more get new edges") {
  Rng rng(2);
  const MadeUp many = made_up(40, 5, 1, rng, smooth);
  MadeUp few = made_up(4, 5, 1, rng, smooth);
  for (float& value : few.rows) value += 10;
  ProgramSet set(5);
  set.append(many.programs());
  BinnedRows binned;
  binned.follow(set, rng);
  const std::vector<float> before(binned.edges(0).begin(), binned.edges(0).end());
  set.append(few.programs());
  binned.follow(set, rng);
  CHECK(std::vector<float>(binned.edges(0).begin(), binned.edges(0).end()) == before);
  check_bins(binned, set);
  set.append(few.programs());
  set.append(few.programs());
  binned.follow(set, rng);
  CHECK(*std::max_element(binned.edges(0).begin(), binned.edges(0).end()) > 9);
  check_bins(binned, set);
}

TEST_CASE("features that never vary leave no tiles") {
  ProgramSet set(3);
  const std::vector<float> rows(9, 1.0F);
  const std::vector<std::uint32_t> counts{1, 1, 1};
  const std::vector<float> labels{0, 1, 0.5F};
  set.append({rows, counts, labels});
  Rng rng(3);
  BinnedRows binned;
  binned.follow(set, rng);
  CHECK(binned.tile_count() == 0);
  CHECK(binned.column_count() == 0);
}

}  // namespace binned_rows_test
