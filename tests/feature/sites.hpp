// tests/feature/sites.hpp
// What the tests of features ask of a state: a feature by its name, and the stores as the groups
// see them.
#pragma once

#include "space/programs.hpp"

#include <hone/feature/features.hpp>
#include <hone/schedule/apply.hpp>
#include <hone/schedule/step_text.hpp>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace hone::test {

inline State scheduled(const Task& task, std::string_view steps) {
  const auto parsed = parse_steps(steps);
  require(parsed.has_value(), steps, ": these are no steps");
  const Applied applied = replay(State(task.dag_pointer()), *parsed);
  if (!applied) fail<UserError>(applied.reason());
  return *applied;
}

/// The number of that name in the row of a stage.
class NamedFeatures {
 public:
  NamedFeatures(const Task& task, const State& state)
      : state_(state), rows_(features_of(task, state)), names_(feature_names()) {}

  const FeatureRow& row(std::string_view stage) const {
    for (const FeatureRow& row : rows_) {
      if (row.node == state_.dag().find(stage)) return row;
    }
    fail<UserError>("no row for ", stage);
  }
  float of(std::string_view stage, std::string_view name) const {
    for (std::size_t n = 0; n < names_.size(); ++n) {
      if (names_[n] == name) return row(stage).values[n];
    }
    fail<UserError>("no feature ", name);
  }
  std::size_t count() const { return rows_.size(); }

 private:
  State state_;
  std::vector<FeatureRow> rows_;
  std::vector<std::string> names_;
};

/// log2(x + 1), which slog makes of a positive number.
inline float logged(double x) { return static_cast<float>(std::log2(x + 1)); }

/// Calls visit for each store of the state, in the order in which they run.
inline void for_each_site(const Task& task, const State& state, feature::SiteVisitor visit) {
  feature::SiteWalk().run(task, state, visit);
}

}  // namespace hone::test
