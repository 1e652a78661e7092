// space/compute_locations.hpp
// Where a stage may be computed besides at root: the loops of its reader, and of what the reader is
// itself computed in, that are worth it (Ansor, GetComputeLocationCandidates).
//
//   X.pad read by Conv:   Conv's o.0, h.0, .., c.0 and no deeper: further in, it would be computed
//                         again for every part of the reduction
//
// Unlike Ansor's, a reduction stays outside loops that it does not share with its reader: there it
// would be computed in full for every iteration.
#pragma once

#include <hone/space/stage_questions.hpp>

#include <algorithm>
#include <vector>

namespace hone {

namespace detail {

inline bool has_attached(const State& state, const StageState& host, const Loop& loop) {
  return std::any_of(state.stages().begin(), state.stages().end(), [&](const StageState& s) {
    return s.is_attached() && s.location.stage == host.name && s.location.loop == loop.name;
  });
}

inline Location at_loop(const StageState& host, const Loop& loop) {
  return {Location::Kind::at, host.name, loop.name};
}

inline void add_reader_loops(const State& state, const StageState& reader, std::size_t most,
                             std::vector<Location>& found) {
  const bool tiled = is_tiled(state, reader);
  bool reducing = false;
  for (const Loop& loop : reader.loops) {
    if (most-- == 0 || (loop.role == LoopRole::reduce && !tiled)) return;
    if (loop.role == LoopRole::spatial && reducing) return;
    if (loop.annotation == Annotation::unroll || loop.annotation == Annotation::vectorize) return;
    reducing = reducing || loop.role == LoopRole::reduce;
    if (loop.extent == 1) continue;
    const bool outermost = loop.role == LoopRole::spatial && loop.name.ends_with(".0");
    if (outermost && reader.is_attached()) continue;
    found.push_back(at_loop(reader, loop));
    if (has_attached(state, reader, loop)) return;
  }
}

/// Loops around the reader that the reader is itself computed in.
inline void add_host_loops(const State& state, const StageState& host,
                           std::vector<Location>& found) {
  for (const Loop& loop : host.loops) {
    if (loop.role == LoopRole::reduce || has_attached(state, host, loop)) return;
    if (loop.annotation == Annotation::unroll || loop.annotation == Annotation::vectorize) return;
    if (loop.extent > 1) found.push_back(at_loop(host, loop));
  }
}

}  // namespace detail

/// The candidates, outer loops first; whether a step there is legal is for compute_at to say.
inline std::vector<Location> compute_locations(const State& state, const AccessAnalysis& access,
                                               int id) {
  std::vector<Location> found;
  const int consumer = single_consumer(state, access, id);
  if (consumer < 0) return found;
  const StageState& reader = state.stages()[static_cast<std::size_t>(consumer)];
  const bool reduces = state.dag().nodes[static_cast<std::size_t>(id)].has_reduction();
  std::size_t most = reader.loops.size();
  if (reduces) {
    const int shared = access.num_common_outer_iterators(id, consumer);
    most = is_tiled(state, reader) ? 0 : static_cast<std::size_t>(shared);
  }
  detail::add_reader_loops(state, reader, most, found);
  if (reader.is_attached() && !reduces) {
    detail::add_host_loops(state, state.stage(reader.location.stage), found);
  }
  return found;
}

}  // namespace hone
