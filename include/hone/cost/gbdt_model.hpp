// cost/gbdt_model.hpp
// Boosted trees on the features of a state's stages: learns from every batch which candidates are
// faster, and tells so of those that were not measured (Ansor, section 5.2; here the order of the
// candidates is learnt, not their times).
//
//   states -> features -> sum of the trees over the rows -> score
//
// Labels are throughputs as shares of the task's best so far: a new best changes those of all that
// came before. Several tasks may share one model. Scores compare candidates of one task only.
#pragma once

#include <hone/cost/cost_model.hpp>
#include <hone/feature/features.hpp>
#include <hone/gbdt/booster.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hone {

class GbdtModel final : public CostModel {
 public:
  explicit GbdtModel(std::uint64_t seed, gbdt::Options options = ranking())
      : booster_(feature_count, options), rng_(seed) {}

  /// Continues from a model that was saved. UserError if its features are others.
  GbdtModel(gbdt::Ensemble start, std::uint64_t seed, gbdt::Options options = ranking())
      : booster_(std::move(start), options), rng_(seed) {}

  static gbdt::Options ranking() {
    gbdt::Options options;
    options.objective = gbdt::Objective::ranking;
    return options;
  }

  std::string_view name() const override { return "gbdt"; }

  std::vector<double> predict(const Task& task, StateSpan states) override {
    describe(task, states);
    std::vector<float> scores(states.size());
    booster_.ensemble().predict(values_, row_counts_, scores);
    return {scores.begin(), scores.end()};
  }

  void learn(const Task& task, StateSpan states, std::span<const double> seconds) override {
    if (states.empty()) return;
    describe(task, states);
    const auto [known, is_new] =
        tasks_.try_emplace(task.key(), static_cast<std::uint32_t>(best_.size()));
    if (is_new) best_.push_back(0);
    note_times(known->second, seconds);
    const std::vector<float> all = labels();
    const std::size_t before = all.size() - states.size();
    if (before > 0) booster_.set_labels(std::span(all).first(before));
    booster_.update({values_, row_counts_, std::span(all).subspan(before),
                     std::span(task_of_).subspan(before)},
                    rng_);
  }

  const gbdt::Ensemble& ensemble() const { return booster_.ensemble(); }

 private:
  /// The states' rows, one after the other, and how many each has.
  void describe(const Task& task, StateSpan states) {
    values_.clear();
    row_counts_.clear();
    features_.clear();
    for (const State* state : states) append_features(task, *state, features_);
    for (std::size_t s = 0; s < states.size(); ++s) {
      const auto rows = features_.rows_of(s);
      row_counts_.push_back(static_cast<std::uint32_t>(rows.size()));
      for (const FeatureRow& row : rows) {
        values_.insert(values_.end(), row.values.begin(), row.values.end());
      }
    }
  }

  void note_times(std::uint32_t task, std::span<const double> seconds) {
    double& best = best_[task];
    for (const double s : seconds) {
      if (s > 0 && (best == 0 || s < best)) best = s;
      seconds_.push_back(s);
      task_of_.push_back(task);
    }
  }

  /// The best time of its task by each program's; 0 of those that failed.
  std::vector<float> labels() const {
    std::vector<float> all;
    for (std::size_t p = 0; p < seconds_.size(); ++p) {
      const double s = seconds_[p];
      all.push_back(s > 0 ? static_cast<float>(best_[task_of_[p]] / s) : 0.0f);
    }
    return all;
  }

  gbdt::Booster booster_;
  Rng rng_;
  FeatureBuffer features_;
  std::vector<float> values_;
  std::vector<std::uint32_t> row_counts_;
  std::map<std::string, std::uint32_t> tasks_;  // by key: which number it has
  std::vector<double> best_;                    // seconds, of each task
  std::vector<double> seconds_;                 // of each program; 0: it failed
  std::vector<std::uint32_t> task_of_;          // of each program
};

}  // namespace hone
