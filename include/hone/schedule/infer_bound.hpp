// schedule/infer_bound.hpp
// Which part of each tensor its stage computes, and with that the extents of all loops.
//
//   C.sum computed at loop i.0 of C, which reads C.sum(i.0 * 8 + i.1, j):
//     C.sum covers [i.0 * 8, + 8) x [0, + 3072); its loop i now has extent 8
//
// A root stage covers its whole tensor. One that is computed at a loop covers the smallest box that
// holds all that is read inside that loop. Boxes start at expressions in the loops outside. A
// position of the box may lie beyond the tensor where a tile is partial; `inside` tells.
#pragma once

#include <hone/ir/substitute.hpp>
#include <hone/schedule/axis_values.hpp>
#include <hone/schedule/dag_edit.hpp>
#include <hone/schedule/guard.hpp>
#include <hone/schedule/subscript_box.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace hone {

struct StageBounds {
  std::vector<Range> box;        // one for each dimension
  std::vector<IterVar> axes;     // with the extents of the box
  AxisValues values;             // positions in the box, in the loop variables "stage.loop"
  std::vector<ir::Expr> points;  // the axes themselves: min + position
  std::vector<InsideAxis> inside;  // when the iteration is one of the tensor's
  ir::Expr body;                 // in the loop variables, inlined stages put in
};

namespace detail {

/// The body with every load of an inlined stage replaced by that stage's expression.
inline ir::Expr inline_loads(const State& state, const ir::Expr& e) {
  const ir::Expr mapped =
      ir::map_children(e, [&](const ir::Expr& child) { return inline_loads(state, child); });
  const ir::Load* load = mapped.as<ir::Load>();
  if (load == nullptr) return mapped;
  const StageState* stage = state.find(load->tensor);
  if (stage == nullptr || !stage->is_inlined()) return mapped;
  const DagNode& node = state.dag().node(load->tensor);
  std::vector<std::pair<std::string, ir::Expr>> subscripts;
  for (std::size_t d = 0; d < node.axes.size(); ++d) {
    subscripts.emplace_back(node.axes[d].name, load->indices[d]);
  }
  ir::Expr body = ir::substitute(inline_loads(state, node.body), subscripts);
  return load->predicate ? guard_loads(body, load->predicate) : body;
}

/// Loop variables, and the loops they stand in.
class BoundInference {
 public:
  explicit BoundInference(const State& state)
      : state_(state),
        inlines_(std::any_of(state.stages().begin(), state.stages().end(),
                             [](const StageState& stage) { return stage.is_inlined(); })),
        bounds_(state.stages().size()) {}

  std::vector<StageBounds> run() {
    for (std::size_t n = state_.stages().size(); n-- > 0;) {
      const DagNode& node = state_.dag().nodes[n];
      if (!node.is_placeholder() && !state_.stages()[n].is_inlined()) infer(n, node);
    }
    return std::move(bounds_);
  }

 private:
  void infer(std::size_t n, const DagNode& node) {
    const StageState& stage = state_.stages()[n];
    StageBounds& b = bounds_[n];
    b.box = stage.is_attached() ? box_of_reads(node, stage.location) : whole(node);
    std::vector<IterVar> axes = node.axes;
    for (std::size_t d = 0; d < axes.size(); ++d) axes[d].extent = b.box[d].extent;
    b.axes = axes;
    axes.insert(axes.end(), node.reduce_axes.begin(), node.reduce_axes.end());
    b.values = axis_values(stage, axes, stage.name + ".");
    note_loops(stage, b.values);
    std::vector<std::pair<std::string, ir::Expr>> substitution;
    for (std::size_t d = 0; d < axes.size(); ++d) {
      ir::Expr point = b.values.values[d].second;
      if (d < b.box.size()) point = ir::simplify(from(b.box[d].min, point), env_);
      substitution.emplace_back(axes[d].name, point);
      if (d < b.box.size()) b.points.push_back(point);
    }
    b.inside = b.values.inside;
    for (std::size_t d = 0; d < node.axes.size(); ++d) add_domain(node, d, b);
    b.body = ir::substitute(inlines_ ? inline_loads(state_, node.body) : node.body, substitution);
  }

  static ir::Expr from(const ir::Expr& min, const ir::Expr& position) {
    const std::int64_t* number = ir::as_integer(min);
    return number && *number == 0 ? position : min + position;
  }

  static std::vector<Range> whole(const DagNode& node) {
    std::vector<Range> box;
    for (std::int64_t extent : node.shape) box.push_back({ir::index(0), extent});
    return box;
  }

  void note_loops(const StageState& stage, const AxisValues& values) {
    for (const Loop& loop : stage.loops) {
      const auto extent = values.extents.find(loop.name);
      if (extent == values.extents.end()) continue;
      env_.set(stage.name + "." + loop.name, {0, extent->second - 1});
    }
  }

  /// A box that may stick out of the tensor needs a test; one inside needs none.
  void add_domain(const DagNode& node, std::size_t d, StageBounds& b) const {
    if (b.box[d].extent == node.shape[d] && ir::as_integer(b.box[d].min)) return;
    const ir::Interval range = ir::bounds_of(b.points[d], env_);
    if (range.max >= node.shape[d]) {
      b.inside.push_back({b.points[d], node.shape[d], LoopRole::spatial, Tail::mask, {}});
    }
    if (range.min < 0) {
      // -1 - point < 0  says  point >= 0
      b.inside.push_back({ir::index(-1) - b.points[d], 0, LoopRole::spatial, Tail::mask, {}});
    }
  }

  /// Variables of the loops around a stage computed at `at`, that loop included.
  void outer_loops(const Location& at, std::vector<std::string>& names) const {
    const StageState& host = state_.stage(at.stage);
    for (int l = 0; l <= host.find(at.loop); ++l) {
      names.push_back(host.name + "." + host.loops[static_cast<std::size_t>(l)].name);
    }
    if (host.is_attached()) outer_loops(host.location, names);
  }

  std::vector<Range> box_of_reads(const DagNode& node, const Location& at) const {
    std::vector<std::string> outer;
    outer_loops(at, outer);
    std::vector<Range> box(node.shape.size());
    for (std::size_t n = 0; n < bounds_.size(); ++n) {
      if (!bounds_[n].body) continue;
      for_each_load(bounds_[n].body, [&](const ir::Load& load) {
        if (load.tensor == node.name) add_read(node, load, outer, box);
      });
    }
    for (std::size_t d = 0; d < box.size(); ++d) cut_to_tensor(node.shape[d], box[d]);
    return box;
  }

  void add_read(const DagNode& node, const ir::Load& load, const std::vector<std::string>& outer,
                std::vector<Range>& box) const {
    for (std::size_t d = 0; d < box.size(); ++d) {
      const Range read = range_of(load.indices[d], outer, env_);
      box[d] = box[d].min ? joined(box[d], read, node.shape[d]) : read;
    }
  }

  void cut_to_tensor(std::int64_t whole, Range& range) const {
    if (!range.min || range.extent >= whole) range = {ir::index(0), whole};
  }

  const State& state_;
  bool inlines_;  // whether some stage is inlined
  std::vector<StageBounds> bounds_;
  ir::Bounds env_;
};

}  // namespace detail

/// Bounds of every stage of the state, parallel to its DAG; those of placeholders and inlined
/// stages are empty.
inline std::vector<StageBounds> infer_bound(const State& state) {
  return detail::BoundInference(state).run();
}

}  // namespace hone
