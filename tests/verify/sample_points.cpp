#include <hone/verify/sample_points.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

using namespace hone;
using Numbers = std::vector<std::int64_t>;

namespace {

bool has(const Numbers& numbers, std::int64_t number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

}  // namespace

TEST_CASE("the edges of tiles are the first and last index of each tile and of the tail") {
  CHECK(edge_indices(10, {4}) == Numbers{0, 3, 4, 7, 8, 9});
  CHECK(edge_indices(10, {4, 3}) == Numbers{0, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(edge_indices(10, {1}) == Numbers{0, 9});
  CHECK(edge_indices(10, {16}) == Numbers{0, 9});
  CHECK(edge_indices(1, {4}) == Numbers{0});
}

TEST_CASE("without tiles the edges lie around powers of two and their last whole multiple") {
  CHECK(edge_indices(37, {}) ==
        Numbers{0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 35, 36});
  CHECK(edge_indices(1, {}) == Numbers{0});
  CHECK(edge_indices(2, {}) == Numbers{0, 1});
}

TEST_CASE("there are at most 1,024 edges, and the first and last are among them") {
  const Numbers edges = edge_indices(100'000, {2});
  CHECK(edges.size() == 1024);
  CHECK(edges.front() == 0);
  CHECK(edges.back() == 99'999);
}

TEST_CASE("a small tensor is sampled in full") {
  Rng rng(1);
  CHECK(sample_points({2, 3}, {}, 6, rng) == Numbers{0, 1, 2, 3, 4, 5});
  CHECK(sample_points({}, {}, 4096, rng) == Numbers{0});
}

TEST_CASE("a large tensor is sampled at its corners, at all its edges and enough other places") {
  Rng rng(2);
  const Numbers numbers = sample_points({130, 70}, {{16}, {}}, 4096, rng);
  CHECK(numbers.size() >= 4096);
  CHECK(std::set<std::int64_t>(numbers.begin(), numbers.end()).size() == numbers.size());
  CHECK(*std::max_element(numbers.begin(), numbers.end()) < 130 * 70);
  for (const std::int64_t corner : {0, 69, 129 * 70, 129 * 70 + 69}) CHECK(has(numbers, corner));
  std::set<std::int64_t> rows, columns;
  const Numbers edges = sample_points({130, 70}, {{16}, {}}, 1, rng);
  for (const std::int64_t number : edges) {
    rows.insert(number / 70);
    columns.insert(number % 70);
  }
  for (const std::int64_t row : edge_indices(130, {16})) CHECK(rows.count(row) == 1);
  for (const std::int64_t column : edge_indices(70, {})) CHECK(columns.count(column) == 1);
}

TEST_CASE("asking for nearly all elements ends") {
  Rng rng(3);
  CHECK(sample_points({5, 5}, {}, 24, rng).size() >= 24);
}

TEST_CASE("the same seed gives the same points") {
  Rng one(4), other(4);
  CHECK(sample_points({100, 100}, {}, 500, one) == sample_points({100, 100}, {}, 500, other));
}

TEST_CASE("a tensor of many dimensions has no more corners than are asked for") {
  Rng rng(5);
  const std::vector<std::int64_t> shape(16, 2);
  CHECK(sample_points(shape, {}, 4096, rng).size() < 5000);
}
