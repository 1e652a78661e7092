// space/constructive/row_reduction.hpp
// The schedule of a reduction whose reads are contiguous along a reduction axis only: its lanes add
// up apart, in so many vectors and rows that no sum waits for another.
//
//   m(i) = max(j, Z(i, j))   ->   parallel i.0: for j.0: unroll i.1: vectorize j.1: m
#pragma once

#include <hone/space/constructive/tiled_reduction.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace hone {

/// The reduction axis along which all reads are vectors or stay, and which fills a vector; empty if
/// there is none.
inline std::string contiguous_reduce_axis(const State& state, const DagNode& node,
                                          const CpuTarget& target) {
  const std::vector<ir::Load> loads = reads_of(state, node);
  for (const IterVar& axis : node.reduce_axes) {
    const bool moves = count_reads(loads, axis.name, Stride::unit) > 0;
    const bool fills = axis.extent >= lanes_of(node, target);
    if (fills && moves && reads_vectors(loads, axis.name)) return axis.name;
  }
  return {};
}

namespace detail {

inline std::int64_t extent_of(const std::vector<IterVar>& axes, std::string_view name) {
  for (const IterVar& axis : axes) {
    if (axis.name == name) return axis.extent;
  }
  fail<InternalError>("no axis named ", name);
}

/// The stage that the last step put in front of `stage`.
inline std::string inserted_before(const State& state, const std::string& stage) {
  return state.dag().nodes[static_cast<std::size_t>(state.dag().find(stage)) - 1].name;
}

/// Whether one element of the stage costs a function, whose expansion fills the pipelines alone.
inline bool calls_functions(const State& state, const DagNode& node) {
  bool calls = false;
  ir::visit_preorder(inline_loads(state, node.body), [&](const ir::Expr& e) {
    const ir::Call* call = e.as<ir::Call>();
    calls = calls || (call && is_expensive(*call));
  });
  return calls;
}

/// Takes the outer part of a reduction axis out, as partial results over `length` values each;
/// their stage.
inline std::optional<std::string> take_out_pieces(Attempt& a, const std::string& stage,
                                                  const std::string& axis, std::int64_t length) {
  const bool done = a.add(Split{stage, axis, {length}, Tail::mask}) &&
                    a.add(Rfactor{stage, axis + ".0", 0});
  if (!done) return std::nullopt;
  return inserted_before(a.state(), stage);
}

/// The first axis long enough for so many pieces, or the longest.
inline const IterVar& axis_for_pieces(const std::vector<IterVar>& axes, std::int64_t pieces) {
  const IterVar* longest = &axes.front();
  for (const IterVar& axis : axes) {
    if (axis.extent >= pieces) return axis;
    if (axis.extent > longest->extent) longest = &axis;
  }
  return *longest;
}

/// The loops of a stage with `inner` last, in that order.
inline bool move_inside(Attempt& a, const std::string& stage,
                        const std::vector<std::string>& inner) {
  std::vector<std::string> order;
  for (const Loop& loop : a.stage(stage).loops) {
    const bool is_inner = std::find(inner.begin(), inner.end(), loop.name) != inner.end();
    if (!is_inner) order.push_back(loop.name);
  }
  return a.add(Reorder{stage, joined(std::move(order), inner)});
}

}  // namespace detail

/// Rows that are reduced side by side: enough to hide latencies, one where functions do.
inline std::int64_t rows_at_once(const State& state, const DagNode& node) {
  constexpr std::int64_t most = 4;
  if (node.axes.empty() || detail::calls_functions(state, node)) return 1;
  return std::min(most, node.axes.back().extent);
}

/// Elements of the reduction axis in one iteration: four vectors, eight where nothing else hides
/// latencies, fewer of a short axis.
inline std::int64_t lanes_at_once(const State& state, const DagNode& node, const std::string& axis,
                                  std::int64_t rows, std::int64_t lanes) {
  const std::int64_t extent = detail::extent_of(node.reduce_axes, axis);
  std::int64_t vectors = rows == 1 && !detail::calls_functions(state, node) ? 8 : 4;
  while (vectors > 1 && extent < 2 * vectors * lanes) vectors /= 2;
  return std::min(extent, vectors * lanes);
}

/// Vectorizes the reduction along `axis`, with the loop `rows` (empty: none) unrolled around the
/// lanes. False if a step was not legal.
inline bool reduce_lanes(Attempt& a, const Task& task, const std::string& stage,
                         const std::string& axis, const std::string& rows, std::int64_t count) {
  const DagNode node = a.node(stage);
  const std::int64_t length =
      lanes_at_once(a.state(), node, axis, count, lanes_of(node, task.target()));
  std::vector<std::string> inner{axis + ".0"};
  if (!rows.empty()) inner.push_back(rows);
  inner.push_back(axis + ".1");
  return a.add(Split{stage, axis, {length}, Tail::mask}) && detail::move_inside(a, stage, inner) &&
         (rows.empty() || a.add(Unroll{{stage, rows}})) && a.add(Vectorize{{stage, axis + ".1"}});
}

/// Schedules such a reduction at root, along the axis that contiguous_reduce_axis found. One to a
/// single number is first cut into pieces for the threads. False, and nothing done, if a step was
/// not legal.
inline bool schedule_row_reduction(Attempt& attempt, const Task& task, const std::string& stage,
                                   const std::string& axis) {
  const DagNode node = attempt.node(stage);
  return attempt.all_or_nothing([&](Attempt& a) {
    std::string rows_of = stage;
    const bool in_pieces = node.axes.empty() && task.threads() > 1 && flops(node) >= 1e6;
    std::string along = axis;
    if (in_pieces) {
      const std::int64_t pieces = std::int64_t{task.threads()} * 4;
      const IterVar& outer = detail::axis_for_pieces(node.reduce_axes, pieces);
      const auto partial = detail::take_out_pieces(a, stage, outer.name,
                                                   (outer.extent + pieces - 1) / pieces);
      if (!partial) return false;
      rows_of = *partial;
      if (outer.name == axis) along += ".1";
    }
    std::string rows;
    std::int64_t count = 1;
    if (!node.axes.empty()) {
      const std::string& last = node.axes.back().name;
      count = rows_at_once(a.state(), node);
      rows = last + ".1";
      if (!a.add(Split{stage, last, {count}, Tail::mask})) return false;
    }
    if (!reduce_lanes(a, task, rows_of, along, rows, count)) return false;
    std::vector<std::string> outer;
    for (const Loop& loop : a.stage(rows_of).loops) {
      if (loop.role == LoopRole::reduce || loop.name == rows) break;
      outer.push_back(loop.name);
    }
    parallelize(a, task, rows_of, outer, flops(node));
    return true;
  });
}

}  // namespace hone
