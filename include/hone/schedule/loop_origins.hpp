// schedule/loop_origins.hpp
// Which step of a schedule made a loop, which ones marked it, and which one placed its stage.
//
//   split(C, i, [8], mask); parallel(C, i.0)     i.0 of C: made by the split, marked by parallel
//
// Found by replaying the steps and looking at what each of them changed, so that every primitive,
// also one of a user, explains itself.
#pragma once

#include <hone/schedule/apply.hpp>
#include <hone/schedule/state.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// Steps in their text form; empty where the program itself says so.
struct LoopOrigin {
  std::string made;    // the loop is there since this step
  std::string marked;  // annotated by it
};

struct StageOrigin {
  std::string made;           // the step that inserted the stage
  std::string placed;         // the last one that moved it
  std::string unroll_limit;   // the last one that set it
  std::map<std::string, LoopOrigin, std::less<>> loops;
};

using Origins = std::map<std::string, StageOrigin, std::less<>>;

namespace detail {

inline void note_loops(const StageState* before, const StageState& now, const std::string& step,
                       StageOrigin& origin) {
  for (const Loop& loop : now.loops) {
    LoopOrigin& o = origin.loops[loop.name];
    const int known = before ? before->find(loop.name) : -1;
    if (known < 0) {
      o = {step, {}};
    } else if (before->loops[static_cast<std::size_t>(known)].annotation != loop.annotation) {
      o.marked = step;
    }
  }
}

inline void note_step(const State& before, const State& now, const std::string& step,
                      Origins& origins) {
  for (const StageState& stage : now.stages()) {
    const StageState* old = before.find(stage.name);
    StageOrigin& origin = origins[stage.name];
    if (!old) origin.made = step;
    if (old && old->location != stage.location) origin.placed = step;
    if (old && old->unroll_limit != stage.unroll_limit) origin.unroll_limit = step;
    note_loops(old, stage, step, origin);
  }
}

}  // namespace detail

/// The origins of all loops after the steps; `start` is the DAG before them. Steps that do not
/// apply end the history there.
inline Origins origins_of(const std::shared_ptr<const ComputeDag>& start,
                          const std::vector<Step>& steps) {
  Origins origins;
  State state(start);
  for (const Step& step : steps) {
    const Applied next = apply(state, step);
    if (!next) break;
    detail::note_step(state, *next, to_string(step), origins);
    state = *next;
  }
  return origins;
}

}  // namespace hone
