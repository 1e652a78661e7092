// lower/nest.hpp
// The loops of one stage as they will be printed, and the conditions that are left after loop
// bounds took care of what they could.
//
//   j.1 vectorized, extent 40, 16 lanes   ->   j.1 unrolled x 3, j.1.lane vectorized x 16,
//                                              condition j.1 * 16 + j.1.lane < 40
//   i.1 serial, i.0 * 8 + i.1 < 127       ->   i.1 in 0..min(8, 127 - i.0 * 8), no condition
//
// A condition on a vectorized loop becomes a mask; on an unrolled one a scalar guard.
#pragma once

#include <hone/ir/stmt.hpp>
#include <hone/schedule/infer_bound.hpp>
#include <hone/schedule/loops_at.hpp>
#include <hone/schedule/primitive/unroll.hpp>
#include <hone/support/target.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

/// A loop to print. `name` is the schedule's loop; only the outermost piece of it has attachments.
struct NestLoop {
  std::string var;
  std::string name;
  std::int64_t extent = 1;
  ir::Expr first;      // where it begins, if not at 0; else empty
  ir::Expr shortened;  // where it ends, if a tail or padding ends it before `extent`; else empty
  ir::LoopKind kind = ir::LoopKind::serial;
  LoopRole role = LoopRole::spatial;
  bool of_vectors = false;  // the lanes or the vectors of a vectorized loop

  bool runs_once() const { return extent == 1 && !first && !shortened; }
  bool is_closed() const {
    return kind == ir::LoopKind::unrolled || kind == ir::LoopKind::vectorized;
  }
};

/// A stage ready to be printed as loops.
struct Nest {
  const DagNode* node = nullptr;
  const StageState* stage = nullptr;
  std::vector<NestLoop> loops;
  std::vector<Range> box;
  std::vector<ir::Expr> points;     // axes in loop variables
  std::vector<ir::Expr> positions;  // in the box
  std::vector<ir::Expr> iteration;  // values of the spatial loops
  std::vector<ir::Expr> reduce_points;
  std::vector<InsideAxis> guards;   // conditions without a vectorized variable
  std::vector<InsideAxis> masks;    // conditions with one
  bool is_local = false;            // stored in a box of its own, not in the whole tensor

  bool is_packed() const { return stage->is_packed; }
};

/// A vectorized loop of more vectors than this stays a loop of vectors.
inline constexpr std::int64_t max_vectors = 16;

namespace detail {

inline ir::LoopKind kind_of(Annotation annotation) {
  switch (annotation) {
    case Annotation::none: return ir::LoopKind::serial;
    case Annotation::parallel: return ir::LoopKind::parallel;
    case Annotation::vectorize: return ir::LoopKind::vectorized;
    case Annotation::unroll: return ir::LoopKind::unrolled;
    case Annotation::partition: return ir::LoopKind::serial;
  }
  return ir::LoopKind::serial;
}

/// Bytes of the widest element that the stage touches: it fixes the number of lanes.
inline int widest_element(const DagNode& node) {
  std::size_t bytes = size_of(node.dtype);
  ir::visit_preorder(node.body, [&](const ir::Expr& e) {
    if (is_float(e.type().dtype)) bytes = std::max(bytes, size_of(e.type().dtype));
  });
  return static_cast<int>(bytes);
}

/// The lanes for a vectorized extent: a power of two, at most the machine's.
inline std::int64_t lanes_for(std::int64_t extent, const DagNode& node, const CpuTarget& target) {
  const std::int64_t native = std::max(1, target.lanes(widest_element(node)));
  const auto rounded = static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(extent)));
  return std::min(native, rounded);
}

/// Marks the innermost loops unrolled while their product stays within the stage's limit.
inline void apply_unroll_limit(const StageState& stage, std::vector<NestLoop>& loops) {
  std::int64_t copies = 1;
  for (std::size_t l = loops.size(); l-- > 0;) {
    NestLoop& loop = loops[l];
    if (loop.kind == ir::LoopKind::vectorized) continue;
    if (loop.kind == ir::LoopKind::parallel) return;
    copies *= loop.extent;
    if (copies > stage.unroll_limit) return;
    loop.kind = ir::LoopKind::unrolled;
  }
}

class NestBuilder {
 public:
  NestBuilder(const DagNode& node, const StageState& stage, const StageBounds& bounds,
              const CpuTarget& target, bool in_parallel)
      : target_(target), bounds_(bounds), in_parallel_(in_parallel) {
    nest_.node = &node;
    nest_.stage = &stage;
  }

  Nest build() {
    nest_.box = bounds_.box;
    nest_.is_local = nest_.stage->is_attached() || nest_.stage->is_packed;
    for (const Loop& loop : nest_.stage->loops) add_loop(loop);
    if (nest_.stage->unroll_limit > 0) apply_unroll_limit(*nest_.stage, nest_.loops);
    const std::size_t axes = nest_.node->axes.size();
    for (std::size_t d = 0; d < axes; ++d) {
      nest_.points.push_back(with_lanes(bounds_.points[d]));
      nest_.positions.push_back(with_lanes(bounds_.values.values[d].second));
    }
    for (const std::string& loop : spatial_loops(*nest_.stage)) {
      nest_.iteration.push_back(value_of(loop));
    }
    for (std::size_t r = axes; r < bounds_.values.values.size(); ++r) {
      nest_.reduce_points.push_back(with_lanes(bounds_.values.values[r].second));
    }
    for (InsideAxis inside : bounds_.inside) {
      inside.value = ir::simplify(with_lanes(inside.value), {});
      sort_condition(inside);
    }
    for (const InsideAxis& lanes : lane_conditions_) sort_condition(lanes);
    return std::move(nest_);
  }

 private:
  void add_loop(const Loop& loop) {
    const std::int64_t extent = bounds_.values.extents.at(loop.name);
    const std::string var = nest_.stage->name + "." + loop.name;
    ir::LoopKind kind = kind_of(loop.annotation);
    if (kind == ir::LoopKind::parallel && in_parallel_) kind = ir::LoopKind::serial;
    if (kind == ir::LoopKind::vectorized && extent > 1) return add_vector(loop, var, extent);
    if (kind == ir::LoopKind::unrolled && extent > Unroll::max_extent) kind = ir::LoopKind::serial;
    nest_.loops.push_back({var, loop.name, extent, {}, {}, kind, loop.role});
  }

  void add_vector(const Loop& loop, const std::string& var, std::int64_t extent) {
    const std::int64_t lanes = lanes_for(extent, *nest_.node, target_);
    const std::int64_t vectors = (extent + lanes - 1) / lanes;
    const std::string lane = var + ".lane";
    if (lanes > 1) {
      const ir::Expr value = vectors > 1 ? ir::var(var) * ir::index(lanes) + ir::var(lane)
                                         : ir::var(lane);
      lane_values_.emplace_back(var, value);
      if (vectors * lanes > extent) {
        lane_conditions_.push_back({value, extent, loop.role, Tail::mask, {}});
      }
    }
    const bool few = vectors <= max_vectors;
    const ir::LoopKind kind = few ? ir::LoopKind::unrolled : ir::LoopKind::serial;
    nest_.loops.push_back({var, loop.name, vectors, {}, {}, kind, loop.role, few && lanes > 1});
    if (lanes > 1) {
      nest_.loops.push_back({lane, {}, lanes, {}, {}, ir::LoopKind::vectorized, loop.role, true});
    }
  }

  ir::Expr value_of(const std::string& loop) const {
    if (bounds_.values.extents.at(loop) == 1) return ir::index(0);
    return with_lanes(ir::var(nest_.stage->name + "." + loop));
  }

  ir::Expr with_lanes(const ir::Expr& e) const { return ir::substitute(e, lane_values_); }

  /// Gives the condition to the innermost loop it depends on, if that one can be shortened; else
  /// keeps it.
  void sort_condition(const InsideAxis& condition) {
    NestLoop* innermost = nullptr;
    bool vectorized = false;
    for (NestLoop& loop : nest_.loops) {
      if (!ir::contains_var(condition.value, loop.var)) continue;
      innermost = &loop;
      vectorized = vectorized || loop.kind == ir::LoopKind::vectorized;
    }
    if (vectorized) {
      nest_.masks.push_back(condition);
    } else if (innermost == nullptr || !shorten(*innermost, condition)) {
      nest_.guards.push_back(condition);
    }
  }

  /// value = rest + c * var < extent   ->   var < ceil((extent - rest) / c)
  static bool shorten(NestLoop& loop, const InsideAxis& condition) {
    if (loop.kind != ir::LoopKind::serial) return false;
    ir::LinearForm rest = ir::linear_form(condition.value);
    std::int64_t coefficient = 0;
    for (const ir::LinearForm::Term& term : rest.terms) {
      const ir::Var* var = term.value.as<ir::Var>();
      if (var && var->name == loop.var) coefficient = term.coefficient;
    }
    rest.add(ir::var(loop.var), -coefficient);
    if (coefficient <= 0) return false;
    for (const ir::LinearForm::Term& term : rest.terms) {
      if (ir::contains_var(term.value, loop.var)) return false;
    }
    const ir::Expr left = ir::index(condition.extent + coefficient - 1) - ir::to_expr(rest);
    const ir::Expr limit = coefficient == 1 ? left : floor_divide(left, coefficient);
    const ir::Expr now = loop.shortened ? loop.shortened : ir::index(loop.extent);
    loop.shortened = ir::min(now, limit);
    return true;
  }

  /// Rounds towards minus infinity also where `e` is negative: 0 iterations, not one.
  static ir::Expr floor_divide(const ir::Expr& e, std::int64_t divisor) {
    return ir::max(e, ir::index(0)) / ir::index(divisor);
  }

  const CpuTarget& target_;
  const StageBounds& bounds_;
  bool in_parallel_;
  Nest nest_;
  std::vector<std::pair<std::string, ir::Expr>> lane_values_;
  std::vector<InsideAxis> lane_conditions_;
};

}  // namespace detail

/// The nest of a stage; `in_parallel` when it runs inside a parallel loop already.
inline Nest build_nest(const DagNode& node, const StageState& stage, const StageBounds& bounds,
                       const CpuTarget& target, bool in_parallel) {
  return detail::NestBuilder(node, stage, bounds, target, in_parallel).build();
}

namespace detail {

/// The factor of the loop in `form`, 0 if it is not there; nothing if it stands in a quotient.
inline std::optional<std::int64_t> step_of(const NestLoop& loop, const ir::LinearForm& form) {
  std::int64_t step = 0;
  for (const ir::LinearForm::Term& term : form.terms) {
    if (!ir::contains_var(term.value, loop.var)) continue;
    const bool alone = term.value.as<ir::Var>() != nullptr;
    if (!alone || term.coefficient <= 0) return std::nullopt;
    step = term.coefficient;
  }
  return step;
}

}  // namespace detail

/// Whether what an iteration writes beyond the end of its tile is written again later, by the tile
/// that owns it: the loops of each axis must run one after the other, from the longest step to the
/// shortest. Lanes run inside all other loops, wherever they stand.
///
///   for i.0: for j: for i.1      yes
///   for i.1: for j: for i.0      no: the last i.1 writes where i.1 = 0 of the next i.0 has written
inline bool later_tiles_repair(const Nest& nest) {
  if (nest.is_packed()) return true;  // no two iterations write one place
  std::vector<const NestLoop*> order;
  for (const bool lanes : {false, true}) {
    for (const NestLoop& loop : nest.loops) {
      if ((loop.kind == ir::LoopKind::vectorized) == lanes) order.push_back(&loop);
    }
  }
  for (const ir::Expr& position : nest.positions) {
    const ir::LinearForm form = ir::linear_form(position);
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    for (const NestLoop* loop : order) {
      const std::optional<std::int64_t> step = detail::step_of(*loop, form);
      if (!step || *step > last) return false;
      if (*step > 0 && loop->kind == ir::LoopKind::parallel) return false;
      if (*step > 0) last = *step;
    }
  }
  return true;
}

}  // namespace hone::lowering
