// schedule/primitive/cache_write.hpp
// Computes a stage into a temporary and copies from there, so that accumulation can live in
// registers or a small tile while the copy writes each element once (TVM: cache_write).
//
//   C(i) = sum(k, A(i, k))      cache_write(C)      C.local(i) = sum(k, A(i, k))
//                                                   C(i) = C.local(i)
//
// Must come before any other step on the stage.
#pragma once

#include <hone/schedule/dag_edit.hpp>
#include <hone/schedule/primitive/placement.hpp>

namespace hone {

struct CacheWrite {
  static constexpr std::string_view name = "cache_write";
  std::string stage;

  Step step() const { return {std::string(name), {stage}}; }

  static std::optional<CacheWrite> parse(const Step& step) {
    if (step.arguments.size() != 1) return std::nullopt;
    return CacheWrite{step.arguments[0]};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("cache_write(", stage, "): ", why);
    }
    const DagNode& node = state.dag().node(stage);
    DagNode local = node;
    local.name = fresh_name(state.dag(), stage + ".local");
    local.role = Role::temp;
    DagNode copy = node;
    copy.reduce_axes.clear();
    copy.body = load_at_axes(node, local.name);
    auto dag = std::make_shared<ComputeDag>(inserted(state.dag(), std::move(local), stage));
    dag->nodes[static_cast<std::size_t>(dag->find(stage))] = copy;
    StageState fresh = State::initial_stage(copy);
    fresh.location = state.stage(stage).location;
    return legality::placed(state.with_dag(std::move(dag), {fresh}).with_step(step()),
                            to_string(step()));
  }

 private:
  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) return why;
    return legality::why_scheduled(state, stage);
  }
};

}  // namespace hone
