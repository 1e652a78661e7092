// space/stage_questions.hpp
// What sketch rules and annotations ask about a stage of a state (Ansor's search_policy/utils.h).
// All ask about the state's own DAG: `access` must be the analysis of that one.
#pragma once

#include <hone/schedule/state.hpp>
#include <hone/task/access.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

/// For each node, whether its stage is inlined: what AccessAnalysis looks through.
inline std::vector<bool> inlined_stages(const State& state) {
  std::vector<bool> inlined;
  for (const StageState& stage : state.stages()) inlined.push_back(stage.is_inlined());
  return inlined;
}

/// Iterations of the stage's loops of one role. Loop extents are those of the whole stage.
inline std::int64_t iterations(const StageState& stage, LoopRole role) {
  std::int64_t product = 1;
  for (const Loop& loop : stage.loops) {
    if (loop.role == role) product *= loop.extent;
  }
  return product;
}

/// Whether the loops are no longer the axes.
inline bool is_tiled(const State& state, const StageState& stage) {
  const DagNode& node = state.dag().node(stage.name);
  return stage.loops.size() != node.axes.size() + node.reduce_axes.size();
}

/// Whether the stage computes what another one copies to its place.
inline bool is_cache_stage(const StageState& stage) {
  return stage.name.find(".local") != std::string::npos;
}

/// The only reader or, with several, the root stage that all of them are computed in; -1 if there
/// is none.
inline int single_consumer(const State& state, const AccessAnalysis& access, int id) {
  const std::vector<int> consumers = access.consumers(id, inlined_stages(state));
  if (consumers.empty()) return -1;
  if (consumers.size() == 1) return consumers.front();
  int common = -1;
  for (const int consumer : consumers) {
    const StageState& stage = state.stages()[static_cast<std::size_t>(consumer)];
    const int root = stage.is_attached() ? state.dag().find(stage.location.stage) : consumer;
    if (common >= 0 && root != common) return -1;
    common = root;
  }
  return common;
}

/// The only reader, if it reads element by element and not both reduce; -1 otherwise.
inline int single_elementwise_consumer(const State& state, const AccessAnalysis& access, int id) {
  const std::vector<int> consumers = access.consumers(id, inlined_stages(state));
  if (consumers.size() != 1 || !access.elementwise_match(id, consumers.front())) return -1;
  const auto& nodes = state.dag().nodes;
  const bool both_reduce = nodes[static_cast<std::size_t>(id)].has_reduction() &&
                           nodes[static_cast<std::size_t>(consumers.front())].has_reduction();
  return both_reduce ? -1 : consumers.front();
}

/// Whether the stage has too few independent elements to keep all cores busy, but a reduction long
/// enough to take apart. `cores` is how many are to be kept busy.
inline bool needs_rfactor(const State& state, const AccessAnalysis& access, int id, int cores) {
  const StageState& stage = state.stages()[static_cast<std::size_t>(id)];
  const std::int64_t space = iterations(stage, LoopRole::spatial);
  const std::int64_t reduce = iterations(stage, LoopRole::reduce);
  if (access.needs_multi_level_tiling(id)) return space <= reduce && space <= cores * 16;
  return reduce > 1 && reduce > cores;
}

}  // namespace hone
