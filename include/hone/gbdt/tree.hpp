// gbdt/tree.hpp
// A regression tree as an array of nodes, walked without branches.
//
//   node i:  x[feature] > threshold  ?  left + 1  :  left
//   leaf i:  left = i, threshold = infinity: a walk that has arrived stays
//
// Children follow their parent, so a walk of `depth` steps ends in a leaf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace hone::gbdt {

struct Node {
  float threshold = std::numeric_limits<float>::infinity();
  std::uint16_t feature = 0;
  std::uint16_t left = 0;

  friend bool operator==(const Node&, const Node&) = default;
};
static_assert(sizeof(Node) == 8, "a walk loads a node at once");

/// A leaf at place `index`.
inline Node leaf_node(std::size_t index) {
  return {std::numeric_limits<float>::infinity(), 0, static_cast<std::uint16_t>(index)};
}

struct Tree {
  std::vector<Node> nodes;
  std::vector<float> values;  // of each node; only those of leaves count
  int depth = 0;              // steps to the deepest leaf

  friend bool operator==(const Tree&, const Tree&) = default;
};

/// The node to which `row` goes from `node`.
inline std::size_t next_node(const Node& node, const float* row) {
  return std::size_t{node.left} + (row[node.feature] > node.threshold ? 1 : 0);
}

/// The leaf in which `row` ends.
inline std::size_t leaf_of(const Tree& tree, const float* row) {
  std::size_t at = 0;
  for (int step = 0; step < tree.depth; ++step) at = next_node(tree.nodes[at], row);
  return at;
}

}  // namespace hone::gbdt
