#include <hone/gbdt/tree.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace hone::gbdt;

TEST_CASE("a row goes right where its feature is above the threshold") {
  const Tree tree{{{0.5F, 1, 1}, leaf_node(1), {2, 0, 3}, leaf_node(3), leaf_node(4)}, {}, 2};
  const auto leaf = [&](std::vector<float> row) { return leaf_of(tree, row.data()); };
  constexpr float infinity = std::numeric_limits<float>::infinity();
  CHECK(leaf({9, 0.5F}) == 1);
  CHECK(leaf({2, 0.6F}) == 3);
  CHECK(leaf({2.5F, 0.6F}) == 4);
  CHECK(leaf({infinity, infinity}) == 4);
  CHECK(leaf({-infinity, infinity}) == 3);
  CHECK(leaf({9, std::numeric_limits<float>::quiet_NaN()}) == 1);
}

TEST_CASE("a walk that has arrived stays, even with infinite features") {
  const Tree tree{{leaf_node(0)}, {1}, 5};
  const float row = std::numeric_limits<float>::infinity();
  CHECK(leaf_of(tree, &row) == 0);
}
