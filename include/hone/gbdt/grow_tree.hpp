// gbdt/grow_tree.hpp
// Grows one tree on gradients: splits every leaf at its best place until none gains or the tree is
// deep enough.
//
//   rows  [ a b c d e f g ]        a leaf is a range of the row list
//   split [ a c f | b d e g ]      its children are the two parts, in the old order
//
// Of two children only the smaller one's histogram is summed; the other is parent - child. Growing
// depth first keeps two histograms per level alive, which stay in the second-level cache.
#pragma once

#include <hone/gbdt/histogram.hpp>
#include <hone/gbdt/options.hpp>
#include <hone/gbdt/split.hpp>
#include <hone/gbdt/tree.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace hone::gbdt {

/// A tree whose leaves have no values yet, and where each training row ends.
struct GrownTree {
  Tree tree;
  std::vector<std::uint16_t> leaves;       // the nodes that are leaves
  std::vector<std::uint16_t> leaf_of_row;  // index into `leaves`
};

namespace detail {

class TreeGrower {
 public:
  TreeGrower(const BinnedRows& binned, std::span<const std::size_t> tiles,
             const Gradients& gradients, const Options& options)
      : binned_(binned),
        tiles_(tiles),
        gradients_(gradients),
        max_depth_(options.max_depth),
        limits_(options, gradients),
        rows_(gradients.rows.size()),
        levels_(static_cast<std::size_t>(options.max_depth) + 1) {
    std::iota(rows_.begin(), rows_.end(), std::uint32_t{0});
    grown_.leaf_of_row.resize(rows_.size());
  }

  GrownTree grow() {
    Leaf root{.node = add_node(), .end = rows_.size()};
    root.total = sum(root);
    Histogram& histogram = levels_[0].left;
    histogram.sum(binned_, tiles_, rows_of(root), gradients_);
    split(root, histogram);
    grown_.tree.values.resize(grown_.tree.nodes.size());
    return std::move(grown_);
  }

 private:
  /// A range of rows_.
  struct Leaf {
    std::size_t node = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    int depth = 0;
    GradientWord total = 0;
  };

  /// The histograms of two siblings.
  struct Level {
    Histogram left;
    Histogram right;
  };

  std::span<const std::uint32_t> rows_of(const Leaf& leaf) const {
    return std::span(rows_).subspan(leaf.begin, leaf.end - leaf.begin);
  }

  std::size_t add_node() {
    grown_.tree.nodes.push_back(leaf_node(grown_.tree.nodes.size()));
    return grown_.tree.nodes.size() - 1;
  }

  GradientWord sum(const Leaf& leaf) const {
    GradientWord total = 0;
    for (const std::uint32_t row : rows_of(leaf)) total += gradients_.rows[row];
    return total;
  }

  /// Splits the leaf and then its children, if that gains.
  void split(const Leaf& leaf, const Histogram& histogram) {
    const Split best = best_split(histogram, binned_, tiles_, leaf.total, limits_);
    if (best.gain <= 0) return close(leaf);
    const auto [left, right] = divide(leaf, best);
    if (left.depth == max_depth_) {
      close(left);
      close(right);
      return;
    }
    Level& level = levels_[static_cast<std::size_t>(left.depth)];
    const bool left_is_smaller = rows_of(left).size() <= rows_of(right).size();
    Histogram& smaller = left_is_smaller ? level.left : level.right;
    Histogram& larger = left_is_smaller ? level.right : level.left;
    smaller.sum(binned_, tiles_, rows_of(left_is_smaller ? left : right), gradients_);
    larger.difference(histogram, smaller);
    split(left, level.left);
    split(right, level.right);
  }

  /// Its rows end here.
  void close(const Leaf& leaf) {
    const auto index = static_cast<std::uint16_t>(grown_.leaves.size());
    for (const std::uint32_t row : rows_of(leaf)) grown_.leaf_of_row[row] = index;
    grown_.leaves.push_back(static_cast<std::uint16_t>(leaf.node));
    grown_.tree.depth = std::max(grown_.tree.depth, leaf.depth);
  }

  /// Makes the leaf an inner node; its children take its rows.
  std::pair<Leaf, Leaf> divide(const Leaf& leaf, const Split& at) {
    Leaf left = leaf;
    Leaf right = leaf;
    left.node = add_node();
    right.node = add_node();
    left.depth = right.depth = leaf.depth + 1;
    left.end = right.begin = partition(leaf, at);
    left.total = sum(left);
    right.total = leaf.total - left.total;
    grown_.tree.nodes[leaf.node] = {binned_.edges(at.column)[at.bin],
                                    static_cast<std::uint16_t>(binned_.feature(at.column)),
                                    static_cast<std::uint16_t>(left.node)};
    return {left, right};
  }

  /// Puts the rows that go right behind the others; gives the place of the first of them.
  std::size_t partition(const Leaf& leaf, const Split& at) {
    right_rows_.resize(leaf.end - leaf.begin);
    std::size_t left = leaf.begin;
    std::size_t right = 0;
    for (std::size_t i = leaf.begin; i < leaf.end; ++i) {
      const std::uint32_t row = rows_[i];
      const std::size_t goes_right = binned_.bin(row, at.column) > at.bin ? 1 : 0;
      // Both are written and one counts: a branch would be mispredicted.
      rows_[left] = row;
      right_rows_[right] = row;
      left += 1 - goes_right;
      right += goes_right;
    }
    std::copy_n(right_rows_.begin(), right, rows_.begin() + static_cast<std::ptrdiff_t>(left));
    return left;
  }

  const BinnedRows& binned_;
  std::span<const std::size_t> tiles_;
  const Gradients& gradients_;
  int max_depth_;
  SplitLimits limits_;
  std::vector<std::uint32_t> rows_;  // a leaf's rows side by side
  std::vector<std::uint32_t> right_rows_;
  std::vector<Level> levels_;  // [depth]
  GrownTree grown_;
};

}  // namespace detail

/// A tree on the columns of the given tiles.
inline GrownTree grow_tree(const BinnedRows& binned, std::span<const std::size_t> tiles,
                           const Gradients& gradients, const Options& options) {
  return detail::TreeGrower(binned, tiles, gradients, options).grow();
}

}  // namespace hone::gbdt
