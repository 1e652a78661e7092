// schedule/primitive/rfactor.hpp
// Takes one loop of a reduction out into a stage of partial results, so that it can be vectorized
// or run in parallel (Halide, TVM: rfactor).
//
//   split(C, k, [16])                       C.rf(i, k.1) = sum(k.0, A(i, k.0 * 16 + k.1))
//   rfactor(C, k.1, 1)                      C(i)         = sum(k.1, C.rf(i, k.1))
//
// The stage's spatial loops must be as they were made. The new stage has the factored loop as an
// axis at the given position, and the other reduction loops as its reduction axes. Where the
// factors did not divide, values beyond the end count as the reduction's identity.
#pragma once

#include <hone/ir/substitute.hpp>
#include <hone/schedule/axis_values.hpp>
#include <hone/schedule/dag_edit.hpp>
#include <hone/schedule/guard.hpp>
#include <hone/schedule/primitive/placement.hpp>

namespace hone {

struct Rfactor {
  static constexpr std::string_view name = "rfactor";
  std::string stage, loop;
  std::int64_t position = 0;  // of the new axis among those of the partial results

  Step step() const { return {std::string(name), {stage, loop, std::to_string(position)}}; }

  static std::optional<Rfactor> parse(const Step& step) {
    if (step.arguments.size() != 3) return std::nullopt;
    const auto position = parse_integer(step.arguments[2]);
    if (!position) return std::nullopt;
    return Rfactor{step.arguments[0], step.arguments[1], *position};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("rfactor(", stage, ", ", loop, "): ", why);
    }
    const DagNode partial = partial_node(state);
    const DagNode final_node = final_from(state.dag().node(stage), partial);
    auto dag = std::make_shared<ComputeDag>(inserted(state.dag(), partial, stage));
    dag->nodes[static_cast<std::size_t>(dag->find(stage))] = final_node;
    StageState fresh = State::initial_stage(final_node);
    fresh.location = state.stage(stage).location;
    return legality::placed(state.with_dag(std::move(dag), {fresh}).with_step(step()),
                            to_string(step()));
  }

 private:
  std::int64_t factor(const State& state) const {
    const StageState& s = state.stage(stage);
    return s.loops[static_cast<std::size_t>(s.find(loop))].extent;
  }

  DagNode partial_node(const State& state) const {
    const DagNode& node = state.dag().node(stage);
    const StageState& s = state.stage(stage);
    DagNode partial = node;
    partial.name = fresh_name(state.dag(), stage + ".rf");
    partial.role = Role::temp;
    partial.axes.insert(partial.axes.begin() + position, {loop, factor(state)});
    partial.shape.insert(partial.shape.begin() + position, factor(state));
    partial.reduce_axes.clear();
    for (const Loop& l : s.loops) {
      if (l.role == LoopRole::reduce && l.name != loop) {
        partial.reduce_axes.push_back({l.name, l.extent});
      }
    }
    const AxisValues values = axis_values(s, node.reduce_axes);
    partial.body = guard_value(ir::substitute(node.body, values.values), values.inside,
                               identity_of(node));
    return partial;
  }

  DagNode final_from(DagNode node, const DagNode& partial) const {
    const IterVar factored = partial.axes[static_cast<std::size_t>(position)];
    node.reduce_axes = {factored};
    std::vector<ir::Expr> indices;
    for (const IterVar& axis : partial.axes) indices.push_back(ir::var(axis.name));
    node.body = ir::load(ir::Type{node.dtype}, partial.name, std::move(indices));
    return node;
  }

  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_loop(state, stage, loop); !why.empty()) return why;
    if (!state.attached_to(stage).empty()) {
      return concat(state.attached_to(stage).front(), " is computed at a loop of ", stage);
    }
    const StageState& s = state.stage(stage);
    if (s.loops[static_cast<std::size_t>(s.find(loop))].role != LoopRole::reduce) {
      return concat(loop, " is not a reduction loop");
    }
    const DagNode& node = state.dag().node(stage);
    if (position < 0 || position > static_cast<std::int64_t>(node.axes.size())) {
      return concat("the position ", position, " is not in 0..", node.axes.size());
    }
    for (const IterVar& axis : node.axes) {
      const int at = s.find(axis.name);
      if (at < 0 || s.loops[static_cast<std::size_t>(at)].annotation != Annotation::none) {
        return concat("axis ", axis.name, " of ", stage, " has been scheduled already");
      }
    }
    return {};
  }
};

}  // namespace hone
