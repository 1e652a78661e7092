// cost/cost_model.hpp
// What a search asks: which of many candidates are worth measuring. A model is told all that was
// measured, and gives each candidate a score; more is better, and only the order counts.
//
//   random_model.hpp   knows nothing
//   gbdt_model.hpp     learns from features
//
// To add one: a class derived from CostModel, in a file of its own or in a user's code.
#pragma once

#include <hone/schedule/state.hpp>
#include <hone/task/task.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace hone {

using StateSpan = std::span<const State* const>;

class CostModel {
 public:
  CostModel() = default;
  CostModel(const CostModel&) = delete;
  CostModel& operator=(const CostModel&) = delete;
  virtual ~CostModel() = default;

  virtual std::string_view name() const = 0;

  /// A score for each state of the task.
  virtual std::vector<double> predict(const Task& task, StateSpan states) = 0;

  /// Measured times of one call, one for each state; 0 where there is none because it failed.
  virtual void learn(const Task& task, StateSpan states, std::span<const double> seconds) = 0;
};

}  // namespace hone
