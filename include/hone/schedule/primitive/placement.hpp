// schedule/primitive/placement.hpp
// The invariant of compute locations: whatever reads an attached stage is computed inside the loop
// that the stage is attached to. Every primitive that moves a stage or changes who reads it checks
// the state it made.
#pragma once

#include <hone/schedule/dag_edit.hpp>
#include <hone/schedule/primitive/legality.hpp>

#include <algorithm>
#include <string>

namespace hone::legality {

/// Whether `reader` is computed inside loop `loop` of `host`, at any depth.
inline bool lies_inside(const State& state, const std::string& host, const std::string& loop,
                        const std::string& reader) {
  if (reader == host) return true;
  const StageState& s = state.stage(reader);
  if (s.is_inlined()) {
    const std::vector<std::string> next = readers_of(state.dag(), reader);
    return std::all_of(next.begin(), next.end(), [&](const std::string& name) {
      return lies_inside(state, host, loop, name);
    });
  }
  if (!s.is_attached()) return false;
  const StageState& outer = state.stage(host);
  if (s.location.stage == host) return outer.find(s.location.loop) >= outer.find(loop);
  return lies_inside(state, host, loop, s.location.stage);
}

/// Why `stage` cannot be computed at loop `loop` of `host`: who reads it elsewhere.
inline std::string why_read_outside(const State& state, const std::string& stage,
                                    const std::string& host, const std::string& loop) {
  const std::vector<std::string> readers = readers_of(state.dag(), stage);
  if (readers.empty()) return concat("nothing reads ", stage);
  for (const std::string& reader : readers) {
    if (lies_inside(state, host, loop, reader)) continue;
    return concat(reader, " reads ", stage, " and is not computed inside loop ", loop, " of ",
                  host);
  }
  return {};
}

/// Why some attached stage of the state is not where its readers are.
inline std::string why_misplaced(const State& state) {
  for (const StageState& s : state.stages()) {
    if (!s.is_attached()) continue;
    std::string why = why_read_outside(state, s.name, s.location.stage, s.location.loop);
    if (!why.empty()) return why;
  }
  return {};
}

/// The state, or a rejection in the name of `what` if it breaks the invariant.
inline Applied placed(State state, const std::string& what) {
  if (std::string why = why_misplaced(state); !why.empty()) return reject(what, ": ", why);
  return state;
}

}  // namespace hone::legality
