// gbdt/booster.hpp
// Trains an ensemble, and keeps its data so that training goes on when new programs were measured.
//
//   Booster booster(164);
//   booster.update(first_batch, rng);     trains from nothing: options.trees trees
//   booster.update(next_batch, rng);      adds options.trees_per_update trees on all data so far
//   booster.ensemble().predict(rows, row_counts, scores);
//
// When the trees become more than options.most_trees, those grown here are dropped and as many as
// at the beginning are grown on all data. Dropping the oldest instead would take away the sum that
// the later ones correct. Trees of an ensemble that training started from stay: their data are not
// here.
#pragma once

#include <hone/gbdt/binned_rows.hpp>
#include <hone/gbdt/ensemble.hpp>
#include <hone/gbdt/grow_tree.hpp>
#include <hone/gbdt/leaf_values.hpp>
#include <hone/gbdt/objective.hpp>
#include <hone/gbdt/options.hpp>
#include <hone/gbdt/programs.hpp>
#include <hone/gbdt/ranking.hpp>
#include <hone/support/error.hpp>
#include <hone/support/rng.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace hone::gbdt {

class Booster {
 public:
  /// UserError as check(options) and Ensemble.
  explicit Booster(std::size_t features, const Options& options = {})
      : Booster(Ensemble(features), options) {}

  /// Continues from a model that was trained elsewhere.
  explicit Booster(Ensemble start, const Options& options = {})
      : options_(options),
        programs_(start.features()),
        ensemble_(std::move(start)),
        first_own_tree_(ensemble_.trees().size()) {
    check(options_);
  }

  /// Learns from the programs and those before. The same calls with the same generator give the
  /// same model. UserError, and nothing changes, if the programs do not fit together.
  void update(const Programs& programs, Rng& rng) {
    const bool is_first = programs_.size() == 0;
    append(programs);
    const int own = static_cast<int>(ensemble_.trees().size() - first_own_tree_);
    if (is_first || own + options_.trees_per_update > options_.most_trees) {
      retrain(rng);
    } else {
      boost(options_.trees_per_update, rng);
    }
  }

  /// Keeps the programs for the next training.
  void append(const Programs& programs) {
    programs_.append(programs);
    std::vector<float> scores(programs.row_counts.size());
    ensemble_.predict(programs.rows, programs.row_counts, scores);
    predictions_.insert(predictions_.end(), scores.begin(), scores.end());
  }

  /// New labels for all programs so far, in the order in which they came.
  void set_labels(std::span<const float> labels) { programs_.set_labels(labels); }

  /// Drops the trees grown here and grows options.trees anew.
  void retrain(Rng& rng) {
    ensemble_.keep_first(first_own_tree_);
    predict_all();
    boost(options_.trees, rng);
  }

  /// Adds trees. UserError if there are no programs.
  void boost(int trees, Rng& rng) {
    require(programs_.size() > 0, "gbdt: there are no programs to learn from");
    binned_.follow(programs_, rng);
    for (int t = 0; t < trees; ++t) add_tree(rng);
  }

  /// Of the training programs: half the weighted sum of squared errors.
  double training_loss() const {
    return loss(squared_targets(programs_, predictions_, options_.weight_floor));
  }

  const Ensemble& ensemble() const { return ensemble_; }
  const ProgramSet& programs() const { return programs_; }

 private:
  void add_tree(Rng& rng) {
    const std::vector<Target> target = targets(rng);
    const Gradients gradient = gradients(programs_, target);
    const std::vector<std::size_t> tiles = choose_tiles(rng);
    GrownTree grown = grow_tree(binned_, tiles, gradient, options_);
    std::vector<double> values = leaf_values(target, grown);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto value = static_cast<float>(values[i] * options_.shrinkage);
      grown.tree.values[grown.leaves[i]] = value;
      values[i] = value;
    }
    add_to_predictions(values, grown.leaf_of_row);
    ensemble_.add(std::move(grown.tree));
  }

  std::vector<Target> targets(Rng& rng) const {
    switch (options_.objective) {
      case Objective::squared:
        return squared_targets(programs_, predictions_, options_.weight_floor);
      case Objective::ranking:
        return ranking_targets(programs_, predictions_, options_.weight_floor, rng);
    }
    fail<InternalError>("internal error in hone: an objective without targets");
  }

  std::vector<double> leaf_values(std::span<const Target> target, const GrownTree& grown) const {
    const auto values =
        options_.objective == Objective::squared ? gbdt::leaf_values : leaf_values_within_tasks;
    return values(programs_, target, grown.leaf_of_row, grown.leaves.size(), options_.lambda);
  }

  void add_to_predictions(std::span<const double> values,
                          std::span<const std::uint16_t> leaf_of_row) {
    for (std::size_t p = 0; p < programs_.size(); ++p) {
      for (std::size_t r = programs_.first_row(p); r < programs_.end_row(p); ++r) {
        predictions_[p] += values[leaf_of_row[r]];
      }
    }
  }

  /// The tiles that the next tree may use, in ascending order.
  std::vector<std::size_t> choose_tiles(Rng& rng) const {
    std::vector<std::size_t> tiles(binned_.tile_count());
    std::iota(tiles.begin(), tiles.end(), std::size_t{0});
    const double share = options_.column_share * static_cast<double>(tiles.size());
    const auto count = static_cast<std::size_t>(std::ceil(share));
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(tiles[i], tiles[i + static_cast<std::size_t>(rng.below(tiles.size() - i))]);
    }
    tiles.resize(count);
    std::sort(tiles.begin(), tiles.end());
    return tiles;
  }

  void predict_all() {
    std::vector<float> scores(programs_.size());
    ensemble_.predict(programs_.rows(), programs_.row_counts(), scores);
    predictions_.assign(scores.begin(), scores.end());
  }

  Options options_;
  ProgramSet programs_;
  Ensemble ensemble_;
  std::size_t first_own_tree_;
  BinnedRows binned_;
  std::vector<double> predictions_;  // of each program, with all trees so far
};

}  // namespace hone::gbdt
