// gbdt/options.hpp
// How trees are grown and how many of them there are. The defaults are those that did best on
// bench/gbdt/, which says by how much.
#pragma once

#include <hone/support/error.hpp>

#include <cstdint>

namespace hone::gbdt {

enum class Objective { squared, ranking };  // objective.hpp and ranking.hpp say what they mean

struct Options {
  Objective objective = Objective::squared;
  int trees = 100;                // of a model that is trained from nothing
  int trees_per_update = 15;      // that each batch of new programs adds
  int most_trees = 400;           // more, and the model is trained from nothing again
  int max_depth = 5;              // splits from the root to a leaf
  double shrinkage = 0.1;         // share of a tree's best step that is taken
  double min_child_weight = 0.1;  // sum of hessians on either side of a split
  double lambda = 0.1;            // added to a leaf's sum of hessians: pulls its value to 0
  double gamma = 1e-4;            // what a split must gain in loss
  double column_share = 0.5;      // of the features that a tree may use
  double weight_floor = 0.1;      // a program weighs its label plus this
};

/// The deepest tree. The values of its leaves are found together, which costs their number cubed.
inline constexpr int deepest = 10;

/// UserError unless the options describe a training that makes progress and ends.
inline void check(const Options& options) {
  require(options.trees >= 1 && options.trees_per_update >= 1, "gbdt: trees = ", options.trees,
          " and trees_per_update = ", options.trees_per_update, "; both must be at least 1");
  require(options.most_trees > options.trees, "gbdt: most_trees = ", options.most_trees,
          " leaves no room for updates; it must be more than trees = ", options.trees);
  require(options.max_depth >= 1 && options.max_depth <= deepest,
          "gbdt: max_depth = ", options.max_depth, "; it must lie between 1 and ", deepest);
  require(options.shrinkage > 0 && options.shrinkage <= 1, "gbdt: shrinkage = ", options.shrinkage,
          "; it must lie above 0 and be at most 1");
  require(options.column_share > 0 && options.column_share <= 1,
          "gbdt: column_share = ", options.column_share, "; it must lie above 0 and be at most 1");
  require(options.min_child_weight >= 0 && options.lambda >= 0 && options.gamma >= 0 &&
              options.weight_floor >= 0,
          "gbdt: min_child_weight = ", options.min_child_weight, ", lambda = ", options.lambda,
          ", gamma = ", options.gamma, ", weight_floor = ", options.weight_floor,
          "; none may be negative");
}

}  // namespace hone::gbdt
