// tests/space/states.hpp
// What tests say about states: their steps as text, and whether two are the same.
#pragma once

#include <hone/schedule/apply.hpp>
#include <hone/schedule/step_text.hpp>

#include <cstddef>
#include <string>

namespace states {

inline std::string steps_of(const hone::State& state) { return hone::to_string(state.steps()); }

inline bool same(const hone::StageState& a, const hone::StageState& b) {
  return a.name == b.name && a.loops == b.loops && a.location == b.location &&
         a.unroll_limit == b.unroll_limit && a.relations.size() == b.relations.size();
}

inline bool same(const hone::State& a, const hone::State& b) {
  bool all = a.steps() == b.steps() && a.stages().size() == b.stages().size();
  for (std::size_t n = 0; all && n < a.stages().size(); ++n) {
    all = same(a.stages()[n], b.stages()[n]);
  }
  return all;
}

/// Whether the text of the state's steps leads to the same state.
inline bool replays(const hone::State& initial, const hone::State& state) {
  const auto steps = hone::parse_steps(steps_of(state));
  if (!steps) return false;
  const hone::Applied again = hone::replay(initial, *steps);
  return again && same(*again, state);
}

/// How often a step of that name occurs.
inline int count(const hone::State& state, std::string_view step) {
  int n = 0;
  for (const hone::Step& s : state.steps()) n += s.name == step ? 1 : 0;
  return n;
}

}  // namespace states
