// space/constructive/row_reduction.hpp
// The schedule of a reduction whose reads are contiguous along a reduction axis only: partial
// results for each lane, then the lanes of several rows at once.
//
//   m(i) = max(j, Z(i, j))   ->   parallel i.0:
//                                   for j.0: unroll rows: vectorize j.1: m.rf(i, j.1)
//                                   for j.1: vectorize i.1: m(i) = max(m.rf(i, j.1))
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

/// Lanes of the partial results: one vector if rows can be interleaved to hide latencies, up to
/// four if there are too few of them.
inline std::int64_t partial_lanes(const DagNode& node, std::int64_t extent, std::int64_t lanes) {
  constexpr double enough_rows = 8;
  std::int64_t vectors = elements_of(node.axes) >= enough_rows ? 1 : 4;
  while (vectors > 1 && extent < 4 * vectors * lanes) vectors /= 2;
  return std::min(extent, vectors * lanes);
}

/// Rows whose lanes are combined at once: a vector of them, fewer if threads would go idle.
inline std::int64_t rows_at_once(const DagNode& node, const Task& task) {
  if (node.axes.empty()) return 1;
  const std::int64_t rows = node.axes.back().extent;
  const std::int64_t for_all = (rows + task.threads() - 1) / task.threads();
  return std::min({rows, for_all, lanes_of(node, task.target())});
}

/// Takes `length` values of a reduction axis out into partial results; their stage.
inline std::optional<std::string> take_out(Attempt& a, const std::string& stage,
                                           const std::string& axis, std::int64_t length,
                                           bool inner) {
  const auto position = inner ? static_cast<std::int64_t>(a.node(stage).axes.size()) : 0;
  const std::string part = axis + (inner ? ".1" : ".0");
  const bool done = a.add(Split{stage, axis, {length}, Tail::mask}) &&
                    a.add(Rfactor{stage, part, position});
  if (!done) return std::nullopt;
  return inserted_before(a.state(), stage);
}

}  // namespace detail

/// Takes the lanes of reduction axis `axis` out of `stage` and tiles the partial results in
/// registers; what is left of the stage combines `rows` of its last axis at once. Its loops are
/// then the other axes, <last>.0, the lanes, <last>.1, and the partial results are computed at
/// <last>.0. False if a step was not legal.
inline bool reduce_rows(Attempt& a, const Task& task, const std::string& stage,
                        const std::string& axis, std::int64_t rows) {
  const DagNode node = a.node(stage);
  const std::int64_t lanes = lanes_of(node, task.target());
  const std::int64_t extent = detail::extent_of(node.reduce_axes, axis);
  const auto partial = detail::take_out(a, stage, axis, detail::partial_lanes(node, extent, lanes),
                                        true);
  if (!partial) return false;
  TileProblem problem = tile_problem(a.state(), *partial, task.target());
  for (std::size_t d = 0; d < node.axes.size(); ++d) {
    problem.axes[d].extent = d + 1 == node.axes.size() ? rows : 1;
  }
  const TileLengths tile = choose_register_tile(problem);
  const std::vector<IterVar> reduce = a.node(*partial).reduce_axes;
  if (!tile_reduction(a, *partial, tile, tile_loop_order(problem, tile, reduce))) return false;
  if (node.axes.empty()) return true;
  const std::string last = node.axes.back().name;
  const std::string lane_axis = a.node(stage).reduce_axes.front().name;
  return a.add(Split{stage, last, {rows}, Tail::mask}) &&
         a.add(Reorder{stage, {last + ".0", lane_axis, last + ".1"}}) &&
         a.add(ComputeAt{*partial, stage, last + ".0"}) &&
         (rows == 1 || a.add(Vectorize{{stage, last + ".1"}}));
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
      const IterVar& outer = node.reduce_axes.front();
      const std::int64_t pieces = std::int64_t{task.threads()} * 4;
      const auto partial = detail::take_out(a, stage, outer.name,
                                            (outer.extent + pieces - 1) / pieces, false);
      if (!partial) return false;
      rows_of = *partial;
      if (outer.name == axis) along += ".1";
    }
    const DagNode rows = a.node(rows_of);
    if (!reduce_rows(a, task, rows_of, along, detail::rows_at_once(rows, task))) return false;
    std::vector<std::string> outer;
    for (const Loop& loop : a.stage(rows_of).loops) {
      if (loop.role == LoopRole::reduce) break;
      outer.push_back(loop.name);
    }
    parallelize(a, task, rows_of, outer, flops(node));
    return true;
  });
}

}  // namespace hone
