#include "made_up.hpp"
#include <hone/gbdt/grow_tree.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace hone;
using namespace hone::gbdt;
using namespace gbdt_test;

namespace grow_tree_test {

struct Grown {
  ProgramSet set;
  BinnedRows binned;
  GrownTree tree;

  /// A tree on all columns for gradients that are minus the labels.
  Grown(const MadeUp& data, std::size_t features, const Options& options) : set(features) {
    set.append(data.programs());
    Rng rng(1);
    binned.follow(set, rng);
    std::vector<double> slopes;
    for (std::size_t r = 0; r < set.row_count(); ++r) slopes.push_back(-set.label(r));
    const Gradients words = quantise(slopes, std::vector<double>(slopes.size(), 1.0));
    std::vector<std::size_t> tiles(binned.tile_count());
    std::iota(tiles.begin(), tiles.end(), std::size_t{0});
    tree = grow_tree(binned, tiles, words, options);
  }
};

TEST_CASE("a training row ends in the leaf to which its features lead") {
  Rng rng(2);
  const Grown grown(made_up(400, 9, 1, rng, smooth), 9, {.max_depth = 5});
  CHECK(grown.tree.leaves.size() > 8);
  CHECK(grown.tree.tree.depth <= 5);
  for (std::size_t r = 0; r < 400; ++r) {
    const std::size_t leaf = grown.tree.leaves[grown.tree.leaf_of_row[r]];
    CHECK(leaf == leaf_of(grown.tree.tree, &grown.set.rows()[r * 9]));
    CHECK(grown.tree.tree.nodes[leaf] == leaf_node(leaf));
  }
}

TEST_CASE("children follow their parent and a tree has one leaf more than splits") {
  Rng rng(3);
  const Grown grown(made_up(400, 9, 1, rng, smooth), 9, {});
  const std::vector<Node>& nodes = grown.tree.tree.nodes;
  CHECK(nodes.size() == 2 * grown.tree.leaves.size() - 1);
  CHECK(grown.tree.tree.values.size() == nodes.size());
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    CHECK((nodes[n] == leaf_node(n) || nodes[n].left > n));
  }
}

TEST_CASE("the tree behind the data is found, and no split more") {
  Rng rng(4);
  const Grown grown(made_up(500, 3, 1, rng, three_leaves), 3, {.lambda = 0, .gamma = 1e-3});
  CHECK(grown.tree.leaves.size() == 3);
  CHECK(grown.tree.tree.depth == 2);
  CHECK(grown.tree.tree.nodes[0].feature == 2);
}

TEST_CASE("constant features are never split") {
  Rng rng(5);
  MadeUp data = made_up(100, 4, 1, rng, smooth);
  for (std::size_t r = 0; r < 100; ++r) data.rows[r * 4 + 1] = 3;
  const Grown grown(data, 4, {.gamma = 0});
  for (const Node& node : grown.tree.tree.nodes) {
    CHECK((node.feature != 1 || node.threshold == std::numeric_limits<float>::infinity()));
  }
  for (float& value : data.rows) value = 3;
  const Grown stump(data, 4, {});
  CHECK(stump.tree.tree.nodes == std::vector<Node>{leaf_node(0)});
  CHECK(stump.tree.tree.depth == 0);
}

}  // namespace grow_tree_test
