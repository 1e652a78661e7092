// space/constructive/elementwise.hpp
// The schedule of a stage without a reduction: vectors along the axis that is stored contiguously,
// outer loops in parallel. Where something is read across that axis, both are tiled by a vector so
// that what one row of the tile reads is in the cache for the next.
//
//   for i, j: Y(i, j) = X(j, i)   ->   parallel i.0: for j.0, i.1: vectorize j.1: Y
#pragma once

#include <hone/space/constructive/outer_parallel.hpp>
#include <hone/space/vector_axis.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace hone {

/// Vectors in one iteration of a vectorized loop: a few, so that their latencies overlap.
inline constexpr std::int64_t elementwise_vectors = 4;

/// Vectorizes the innermost loop, cut to `length` if it is longer.
inline bool vectorize_innermost(Attempt& attempt, const std::string& stage, std::int64_t length) {
  const Loop loop = attempt.stage(stage).loops.back();
  if (loop.extent == 1) return true;
  return attempt.all_or_nothing([&](Attempt& a) {
    if (loop.extent <= length) return a.add(Vectorize{{stage, loop.name}});
    return a.add(Split{stage, loop.name, {length}, Tail::mask}) &&
           a.add(Vectorize{{stage, loop.name + ".1"}});
  });
}

namespace detail {

/// The axis along which a read is contiguous that is not so along `vector_axis`; empty if none.
inline std::string crossing_axis(const std::vector<ir::Load>& loads,
                                 const std::vector<IterVar>& axes) {
  const std::string& vector_axis = axes.back().name;
  for (const ir::Load& load : loads) {
    if (stride_along(vector_axis, load) != Stride::other) continue;
    for (const IterVar& axis : axes) {
      const bool crosses = axis.name != vector_axis && axis.extent > 1 &&
                           stride_along(axis.name, load) == Stride::unit;
      if (crosses) return axis.name;
    }
  }
  return {};
}

/// i, j -> i.0, j.0, i.1, j.1 for the crossing axis i and the vector axis j; others stay outside.
inline bool tile_crossing(Attempt& a, const std::string& stage, const std::vector<IterVar>& axes,
                          const std::string& crossing, std::int64_t lanes) {
  const std::string& vector_axis = axes.back().name;
  const bool split = a.add(Split{stage, crossing, {lanes}, Tail::mask}) &&
                     a.add(Split{stage, vector_axis, {lanes}, Tail::mask});
  if (!split) return false;
  std::vector<std::string> order;
  for (const IterVar& axis : axes) {
    const bool tiled = axis.name == crossing || axis.name == vector_axis;
    order.push_back(tiled ? axis.name + ".0" : axis.name);
  }
  order.push_back(crossing + ".1");
  order.push_back(vector_axis + ".1");
  return a.add(Reorder{stage, order}) && a.add(Vectorize{{stage, order.back()}});
}

}  // namespace detail

/// Schedules a stage without reduction whose loops are its axes.
inline void schedule_elementwise(Attempt& attempt, const Task& task, const std::string& stage) {
  const DagNode node = attempt.node(stage);
  if (node.axes.empty()) return;
  const std::int64_t lanes = lanes_of(node, task.target());
  const std::string crossing =
      detail::crossing_axis(reads_of(attempt.state(), node), node.axes);
  const bool tiled = !crossing.empty() && attempt.all_or_nothing([&](Attempt& a) {
    return detail::tile_crossing(a, stage, node.axes, crossing, lanes);
  });
  if (!tiled) vectorize_innermost(attempt, stage, lanes * elementwise_vectors);
  std::vector<std::string> outer;
  double elements = 1;
  for (const Loop& loop : attempt.stage(stage).loops) {
    elements *= static_cast<double>(loop.extent);
    if (loop.annotation == Annotation::none) outer.push_back(loop.name);
  }
  parallelize(attempt, task, stage, outer, std::max(elements, flops(node)));
}

}  // namespace hone
