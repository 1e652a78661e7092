#include <hone/gbdt/bins.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

using namespace hone;
using namespace hone::gbdt;

namespace bins_test {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float greatest = std::numeric_limits<float>::max();

TEST_CASE("few values have an edge half-way between each two") {
  CHECK(quantile_edges({4, 1, 1, 2, 4}) == std::vector<float>{1.5F, 3});
  CHECK(quantile_edges({0, 1}) == std::vector<float>{0.5F});
}

TEST_CASE("a column with one value has no edge") {
  CHECK(quantile_edges({3, 3, 3}).empty());
  CHECK(quantile_edges({nan, nan, -infinity}).empty());
  CHECK(quantile_edges({0.0F, -0.0F}).empty());
  CHECK(quantile_edges({}).empty());
}

TEST_CASE("an edge lies below the value above it, however close the two are") {
  const float next = std::nextafter(1.0F, 2.0F);
  for (const auto& [below, above] : {std::pair{1.0F, next},
                                     {-infinity, infinity},
                                     {greatest, infinity},
                                     {-infinity, -greatest},
                                     {-infinity, 0.0F},
                                     {-greatest, greatest}}) {
    const std::vector<float> edges = quantile_edges({below, above});
    REQUIRE(edges.size() == 1);
    CHECK(below <= edges[0]);
    CHECK(edges[0] < above);
  }
}

TEST_CASE("NaN falls into the bin of the least values") {
  const std::vector<float> edges = quantile_edges({nan, 1, 2, infinity});
  REQUIRE(edges.size() == 3);
  CHECK(bin_of(edges, nan) == 0);
  CHECK(bin_of(edges, -infinity) == 0);
  CHECK(bin_of(edges, 1) == 1);
  CHECK(bin_of(edges, 2) == 2);
  CHECK(bin_of(edges, 3) == 3);
  CHECK(bin_of(edges, infinity) == 3);
}

TEST_CASE("many values fall into 64 bins of about the same size") {
  Rng rng(5);
  std::vector<float> column;
  for (int i = 0; i < 6400; ++i) column.push_back(static_cast<float>(rng.uniform()));
  const std::vector<float> edges = quantile_edges(column);
  CHECK(edges.size() == most_bins - 1);
  std::array<int, most_bins> counts{};
  for (const float value : column) ++counts[bin_of(edges, value)];
  for (const int count : counts) {
    CHECK(count >= 95);
    CHECK(count <= 105);
  }
}

TEST_CASE("a frequent value does not take the bins of the others") {
  std::vector<float> column(10000, 0.0F);
  for (int i = 1; i <= 630; ++i) column.push_back(static_cast<float>(i));
  const std::vector<float> edges = quantile_edges(column);
  CHECK(edges.size() == most_bins - 1);
  CHECK(edges[0] == 0.5F);
  CHECK(bin_of(edges, 630) == most_bins - 1);
}

TEST_CASE("a bin lies above an edge where its values do") {
  Rng rng(6);
  std::vector<float> column{nan, infinity, -infinity};
  for (int i = 0; i < 500; ++i) column.push_back(static_cast<float>(rng.between(-300, 300)) / 3);
  const std::vector<float> edges = quantile_edges(column);
  for (const float value : column) {
    for (std::size_t e = 0; e < edges.size(); ++e) {
      CHECK((bin_of(edges, value) > e) == (value > edges[e]));
    }
  }
}

}  // namespace bins_test
