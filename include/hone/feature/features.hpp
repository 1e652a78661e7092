// feature/features.hpp
// State -> features: a row of 164 numbers for each stage that is computed, in the order in which
// they run. Nothing is lowered.
//
//   FeatureBuffer buffer;                          std::vector<FeatureRow> rows =
//   for (const State& s : states)                      features_of(task, state);
//     append_features(task, s, buffer);
//
// The buffer keeps its memory when it is cleared: the search scores thousands of States with one.
#pragma once

#include <hone/feature/groups.hpp>
#include <hone/feature/site_walk.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace hone {

/// The features of many States, one after the other.
class FeatureBuffer {
 public:
  /// Forgets all states, keeps the memory.
  void clear() {
    rows_.clear();
    ends_.clear();
  }

  std::size_t states() const { return ends_.size(); }

  /// The rows of the state that was appended as number `state`.
  std::span<const FeatureRow> rows_of(std::size_t state) const {
    const std::size_t first = state == 0 ? 0 : ends_[state - 1];
    return std::span(rows_).subspan(first, ends_[state] - first);
  }

  /// All rows, state by state.
  std::span<const FeatureRow> rows() const { return rows_; }

 private:
  friend void append_features(const Task& task, const State& state, FeatureBuffer& buffer);

  std::vector<FeatureRow> rows_;
  std::vector<std::size_t> ends_;  // of each state: the row behind its last
  feature::SiteWalk walk_;
};

namespace feature::detail {

template <FeatureGroup... Groups>
void write_groups(const StoreSite& site, float* to, const std::tuple<Groups...>*) {
  FeatureWriter out(to);
  (Groups::write(site, out), ...);
  ensure(out.at() == to + feature_count, "a feature group wrote another number than its size");
}

template <FeatureGroup... Groups>
void add_names(std::vector<std::string>& names, const std::tuple<Groups...>*) {
  (Groups::add_names(names), ...);
}

}  // namespace feature::detail

/// The features of one store.
inline FeatureRow feature_row(const feature::StoreSite& site) {
  FeatureRow row;
  row.node = site.node;
  feature::detail::write_groups(site, row.values.data(),
                                static_cast<const FeatureGroups*>(nullptr));
  return row;
}

/// Adds the rows of one more state of the task.
inline void append_features(const Task& task, const State& state, FeatureBuffer& buffer) {
  buffer.walk_.run(task, state, [&](const feature::StoreSite& site) {
    buffer.rows_.push_back(feature_row(site));
  });
  buffer.ends_.push_back(buffer.rows_.size());
}

/// The rows of one state.
inline std::vector<FeatureRow> features_of(const Task& task, const State& state) {
  FeatureBuffer buffer;
  append_features(task, state, buffer);
  const std::span<const FeatureRow> rows = buffer.rows_of(0);
  return {rows.begin(), rows.end()};
}

/// The names of the numbers in a row, in order. They are part of model files and do not change.
inline std::vector<std::string> feature_names() {
  std::vector<std::string> names;
  feature::detail::add_names(names, static_cast<const FeatureGroups*>(nullptr));
  ensure(names.size() == feature_count, names.size(), " names for ", feature_count, " features");
  return names;
}

}  // namespace hone
