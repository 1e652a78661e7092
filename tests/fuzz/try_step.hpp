// tests/fuzz/try_step.hpp
// Steps of random schedules: a step that the state refuses changes nothing, and is counted.
#pragma once

#include <hone/schedule/apply.hpp>
#include <hone/support/rng.hpp>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hone::fuzz {

/// How often each primitive was applied and refused.
using StepCounts = std::map<std::string, std::pair<int, int>, std::less<>>;

inline void try_step(State& state, const Step& step, StepCounts& counts) {
  const Applied next = apply(state, step);
  auto& [applied, refused] = counts[step.name];
  ++(next ? applied : refused);
  if (next) state = *next;
}

/// The stages that compute something, producers first.
inline std::vector<std::string> stages_of(const State& state) {
  std::vector<std::string> names;
  for (const DagNode& node : state.dag().nodes) {
    if (!node.is_placeholder()) names.push_back(node.name);
  }
  return names;
}

}  // namespace hone::fuzz
