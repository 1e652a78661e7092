// lower/stage_values.hpp
// What a stage computes at one iteration of its loops, reading only what is there: the body with
// axes replaced by loop variables, inlined stages put in, loads guarded where a tile is partial,
// and loads of boxes at their place in the box.
#pragma once

#include <hone/lower/nest.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

/// All conditions of one role; empty if there are none.
inline ir::Expr all_of(const std::vector<InsideAxis>& conditions, LoopRole role) {
  ir::Expr all;
  for (const InsideAxis& c : conditions) {
    if (c.role == role) all = both_of(all, c.condition());
  }
  return all;
}

class StageValues {
 public:
  StageValues(const State& state, const CpuTarget& target)
      : state_(state), target_(target), bounds_(infer_bound(state)) {}

  const StageBounds& bounds(std::size_t n) const { return bounds_[n]; }

  /// The loops of a stage. Remembers their extents for the bounds of what they contain.
  Nest nest(std::size_t n, bool in_parallel) {
    Nest made = build_nest(state_.dag().nodes[n], state_.stages()[n], bounds_[n], target_,
                           in_parallel);
    for (const NestLoop& loop : made.loops) env_.set(loop.var, {0, loop.extent - 1});
    return made;
  }

  /// The value, to be evaluated where all guards hold.
  ir::Expr value(const Nest& nest) const { return value_at(nest, nest.points); }

  /// The value, safe to evaluate also where a guard fails.
  ir::Expr safe_value(const Nest& nest) const {
    ir::Expr unmoved;
    const ir::Expr value = value_at(nest, clamped_points(nest, unmoved));
    return unmoved ? guard_loads(value, unmoved) : value;
  }

  /// The memory of an attached or packed stage: its box, rounded up to what its loops cover.
  ir::Buffer local_buffer(std::size_t n) const {
    const DagNode& node = state_.dag().nodes[n];
    const Nest nest = build_nest(node, state_.stages()[n], bounds_[n], target_, true);
    ir::Buffer buffer{node.name, ir::Type{node.dtype}, {}, ir::Scope::stack, -1, -1};
    buffer.shape = nest.is_packed() ? covered(nest, nest.iteration) : box_shape(nest);
    return buffer;
  }

 private:
  /// One more than the largest value of each expression while the loops run.
  static std::vector<std::int64_t> covered(const Nest& nest, const std::vector<ir::Expr>& values) {
    ir::Bounds env;
    for (const NestLoop& loop : nest.loops) env.set(loop.var, {0, loop.extent - 1});
    std::vector<std::int64_t> extents;
    for (const ir::Expr& value : values) {
      extents.push_back(ir::bounds_of(ir::simplify(value, env), env).max + 1);
    }
    return extents;
  }

  static std::vector<std::int64_t> box_shape(const Nest& nest) {
    std::vector<std::int64_t> shape = covered(nest, nest.positions);
    for (std::size_t d = 0; d < shape.size(); ++d) {
      shape[d] = std::max(shape[d], nest.box[d].extent);
    }
    return shape;
  }

  /// The positions that a read may have, one more than the largest of each dimension. A packed
  /// stage has a place for those of whole tiles; lanes beyond them have places of their own.
  std::vector<std::int64_t> readable(std::size_t n) const {
    if (!state_.stages()[n].is_packed) return local_buffer(n).shape;
    ir::Bounds env;
    for (const auto& [loop, extent] : bounds_[n].values.extents) {
      env.set(state_.stages()[n].name + "." + loop, {0, extent - 1});
    }
    std::vector<std::int64_t> shape;
    for (std::size_t d = 0; d < bounds_[n].box.size(); ++d) {
      shape.push_back(ir::bounds_of(bounds_[n].values.values[d].second, env).max + 1);
    }
    return shape;
  }

  /// Where a packed stage stores the element at a position of its box.
  std::vector<ir::Expr> packed_place(std::size_t n, const std::vector<ir::Expr>& position) const {
    const AxisValues& values = bounds_[n].values;
    std::vector<std::pair<std::string, ir::Expr>> named;
    for (std::size_t d = 0; d < position.size(); ++d) {
      named.emplace_back(values.values[d].first, position[d]);
    }
    std::vector<ir::Expr> place = loops_at(state_.stages()[n], values.extents, named);
    for (ir::Expr& e : place) e = ir::simplify(e, env_);
    return place;
  }

  /// Whether a vector's lanes move along the expression.
  static bool has_lanes(const Nest& nest, const ir::Expr& e) {
    for (const NestLoop& loop : nest.loops) {
      if (loop.kind == ir::LoopKind::vectorized && ir::contains_var(e, loop.var)) return true;
    }
    return false;
  }

  /// Whether the condition may be about the point: they move together, or neither moves, as where
  /// a tensor is only read outside.
  static bool may_concern(const ir::Expr& condition, const ir::Expr& point) {
    const auto variables = ir::free_vars(condition);
    for (const std::string& name : variables) {
      if (ir::contains_var(point, name)) return true;
    }
    return variables.empty() && ir::free_vars(point).empty();
  }

  static ir::Expr moved_into(const ir::Expr& e, std::int64_t extent) {
    return ir::max(ir::min(e, ir::index(extent - 1)), ir::index(0));
  }

  /// The points of the axes, moved into the tensor where a scalar condition may fail: a value is
  /// then computed twice instead of read from outside, and no branch is needed. What cannot be
  /// moved, because lanes run along it too, is left in `unmoved`.
  static std::vector<ir::Expr> clamped_points(const Nest& nest, ir::Expr& unmoved) {
    std::vector<ir::Expr> points = nest.points;
    for (const InsideAxis& c : nest.guards) {
      if (c.role != LoopRole::spatial) continue;
      for (std::size_t d = 0; d < points.size(); ++d) {
        if (!may_concern(c.value, nest.points[d])) continue;
        if (has_lanes(nest, points[d])) {
          unmoved = both_of(unmoved, c.condition());
          continue;
        }
        points[d] = moved_into(nest.points[d], nest.node->shape[d]);
      }
    }
    return points;
  }

  using Subscripts = std::vector<std::pair<std::string, ir::Expr>>;

  static Subscripts subscripts(const Nest& nest, const std::vector<ir::Expr>& points) {
    Subscripts list;
    for (std::size_t d = 0; d < points.size(); ++d) {
      list.emplace_back(nest.node->axes[d].name, points[d]);
    }
    for (std::size_t r = 0; r < nest.reduce_points.size(); ++r) {
      list.emplace_back(nest.node->reduce_axes[r].name, nest.reduce_points[r]);
    }
    return list;
  }

  bool is_boxed(const std::string& tensor) const {
    const StageState& s = state_.stages()[static_cast<std::size_t>(state_.dag().find(tensor))];
    return s.is_attached() || s.is_packed;
  }

  /// The body at `moved` points; boxes, which begin where their tile does, are read at the points
  /// as they are: a point that was moved into the tensor may lie outside the box.
  ir::Expr placed(const ir::Expr& e, const Subscripts& moved, const Subscripts& as_is) const {
    const ir::Load* load = e.as<ir::Load>();
    if (load != nullptr) return ir::substitute(e, is_boxed(load->tensor) ? as_is : moved);
    if (e.as<ir::Var>() != nullptr) return ir::substitute(e, moved);
    return ir::map_children(e, [&](const ir::Expr& child) { return placed(child, moved, as_is); });
  }

  /// What the stage computes at one point, reading only what is there.
  ir::Expr value_at(const Nest& nest, const std::vector<ir::Expr>& points) const {
    const DagNode& node = *nest.node;
    ir::Expr value = placed(hone::detail::inline_loads(state_, node.body),
                            subscripts(nest, points), subscripts(nest, nest.points));
    for (const InsideAxis& c : nest.masks) {
      if (c.role == LoopRole::spatial) value = guard_loads(value, c.condition());
    }
    std::vector<InsideAxis> tails;
    for (const auto* list : {&nest.guards, &nest.masks}) {
      for (const InsideAxis& c : *list) {
        if (c.role == LoopRole::reduce) tails.push_back(c);
      }
    }
    return in_boxes(nest, guard_value(value, tails, identity_of(node)));
  }

  /// Loads of stages that are computed in boxes read at the position in the box.
  ir::Expr in_boxes(const Nest& nest, const ir::Expr& e) const {
    const ir::Expr mapped =
        ir::map_children(e, [&](const ir::Expr& child) { return in_boxes(nest, child); });
    const ir::Load* load = mapped.as<ir::Load>();
    if (load == nullptr || !is_boxed(load->tensor)) return mapped;
    const auto n = static_cast<std::size_t>(state_.dag().find(load->tensor));
    const std::vector<std::int64_t> shape = readable(n);
    ir::Load copy = *load;
    bool inside = true;
    for (std::size_t d = 0; d < copy.indices.size(); ++d) {
      copy.indices[d] = ir::simplify(copy.indices[d] - bounds_[n].box[d].min, env_);
      const ir::Interval range = ir::bounds_of(copy.indices[d], env_);
      if (range.min >= 0 && range.max < shape[d]) continue;
      if (has_lanes(nest, copy.indices[d])) inside = false;
      else copy.indices[d] = moved_into(copy.indices[d], shape[d]);
    }
    if (inside) copy.predicate = {};  // the box holds what partial tiles read, too
    if (state_.stages()[n].is_packed) copy.indices = packed_place(n, copy.indices);
    return ir::make_expr(mapped.type(), std::move(copy));
  }

  const State& state_;
  const CpuTarget& target_;
  std::vector<StageBounds> bounds_;
  ir::Bounds env_;  // of the loop variables met so far
};

}  // namespace hone::lowering
