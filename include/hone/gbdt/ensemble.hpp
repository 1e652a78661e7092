// gbdt/ensemble.hpp
// Trees whose values are added: what a trained model is. Predicts thousands of rows in a call.
//
// Eight rows walk a tree together, so that the loads of one need not wait for those of another,
// and a tree serves 32 rows while it lies in the first-level cache.
#pragma once

#include <hone/gbdt/tree.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hone::gbdt {

class Ensemble {
 public:
  /// Predicts 0 for every row. UserError if rows have no features, or more than 65,535.
  explicit Ensemble(std::size_t features) : features_(features) {
    require(features >= 1 && features <= 65535, "gbdt: ", features,
            " features; a row has 1 to 65535");
  }

  std::size_t features() const { return features_; }
  std::span<const Tree> trees() const { return trees_; }

  /// The tree's features must exist.
  void add(Tree tree) { trees_.push_back(std::move(tree)); }

  /// Keeps the first `count` trees.
  void keep_first(std::size_t count) { trees_.resize(std::min(count, trees_.size())); }

  /// The score of each row. UserError unless there are scores.size() rows.
  void predict_rows(std::span<const float> rows, std::span<float> scores) const {
    require(rows.size() == scores.size() * features_, "gbdt: ", scores.size(), " rows of ",
            features_, " features are ", scores.size() * features_, " numbers, but ", rows.size(),
            " are given");
    for (std::size_t first = 0; first < scores.size(); first += block_rows) {
      const std::size_t count = std::min(block_rows, scores.size() - first);
      predict_block(&rows[first * features_], scores.subspan(first, count));
    }
  }

  /// The score of each program: the sum over its rows. UserError as above.
  void predict(std::span<const float> rows, std::span<const std::uint32_t> row_counts,
               std::span<float> scores) const {
    require(row_counts.size() == scores.size(), "gbdt: ", row_counts.size(),
            " programs cannot have ", scores.size(), " scores; each has one");
    std::size_t count = 0;
    for (const std::uint32_t of_program : row_counts) count += of_program;
    std::vector<float> row_scores(count);
    predict_rows(rows, row_scores);
    std::size_t row = 0;
    for (std::size_t p = 0; p < scores.size(); ++p) {
      scores[p] = 0;
      for (std::uint32_t i = 0; i < row_counts[p]; ++i) scores[p] += row_scores[row++];
    }
  }

  friend bool operator==(const Ensemble&, const Ensemble&) = default;

 private:
  static constexpr std::size_t lanes = 8;
  static constexpr std::size_t block_rows = 32;

  using Lanes = std::array<const float*, lanes>;

  void predict_block(const float* rows, std::span<float> scores) const {
    std::array<float, block_rows> sums{};
    std::array<Lanes, block_rows / lanes> groups;
    // Lanes beyond the last row walk with it, for nothing.
    for (std::size_t r = 0; r < block_rows; ++r) {
      groups[r / lanes][r % lanes] = rows + std::min(r, scores.size() - 1) * features_;
    }
    const std::size_t used = (scores.size() + lanes - 1) / lanes;
    for (const Tree& tree : trees_) {
      for (std::size_t g = 0; g < used; ++g) add_tree(tree, groups[g], &sums[g * lanes]);
    }
    std::copy_n(sums.begin(), scores.size(), scores.begin());
  }

  static void add_tree(const Tree& tree, const Lanes& rows, float* sums) {
    const Node* nodes = tree.nodes.data();
    std::array<std::size_t, lanes> at{};
    for (int step = 0; step < tree.depth; ++step) {
      for (std::size_t k = 0; k < lanes; ++k) at[k] = next_node(nodes[at[k]], rows[k]);
    }
    for (std::size_t k = 0; k < lanes; ++k) sums[k] += tree.values[at[k]];
  }

  std::size_t features_;
  std::vector<Tree> trees_;
};

}  // namespace hone::gbdt
