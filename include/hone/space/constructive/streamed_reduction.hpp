// space/constructive/streamed_reduction.hpp
// The schedule of a reduction that uses nothing twice but its short result: sums of columns, vector
// times matrix. Memory is the limit, so rows are read from end to end, a few side by side, and the
// result stays in the first-level cache. (Register tiles would read a few columns at a time, a
// cache line of each row: a seventh of the bandwidth.)
//
//   y(j) = sum(k, A(k, j) * x(k))   ->   parallel k.0, if there are threads (rfactor):
//                                          for k.1, j.0: unroll 8 of k: vectorize j.1: y
#pragma once

#include <hone/space/constructive/row_reduction.hpp>

#include <string>

namespace hone {

/// Whether `stage` is such a reduction, and long enough that it matters.
inline bool is_streamed(const State& state, const DagNode& node) {
  constexpr double most_result = 8192;      // elements that stay in the first-level cache
  constexpr double least_terms = 64 * 1024; // fewer come from the caches in any order
  if (node.axes.empty() || node.reduce_axes.empty()) return false;
  const double result = detail::elements_of(node.axes);
  const IterVar& last = node.axes.back();
  const bool is_vector = result == static_cast<double>(last.extent) && last.extent > 1;
  const double terms = result * detail::elements_of(node.reduce_axes);
  const bool reads_rows = count_reads(reads_of(state, node), last.name, Stride::unit) > 0;
  return is_vector && reads_rows && result <= most_result && terms >= least_terms &&
         node.reduce_axes.front().extent >= 16;
}

namespace detail {

/// The loops of a stage whose outer ones stay: k.0, j.0, k.1 unrolled, j.1 vectorized.
inline bool stream_rows(Attempt& a, const std::string& stage, const std::string& along,
                        const std::string& vector_axis, std::int64_t length) {
  constexpr std::int64_t rows_at_once = 8;
  return a.add(Split{stage, along, {rows_at_once}, Tail::mask}) &&
         a.add(Split{stage, vector_axis, {length}, Tail::mask}) &&
         move_inside(a, stage, {along + ".0", vector_axis + ".0", along + ".1",
                                vector_axis + ".1"}) &&
         a.add(Unroll{{stage, along + ".1"}}) &&
         a.add(Vectorize{{stage, vector_axis + ".1"}});
}

}  // namespace detail

/// Schedules such a reduction at root. False, and nothing done, if a step was not legal.
inline bool schedule_streamed_reduction(Attempt& attempt, const Task& task,
                                        const std::string& stage) {
  const DagNode node = attempt.node(stage);
  const std::string& vector_axis = node.axes.back().name;
  const IterVar& along = node.reduce_axes.front();
  const std::int64_t length =
      std::min(node.axes.back().extent, elementwise_vectors * lanes_of(node, task.target()));
  return attempt.all_or_nothing([&](Attempt& a) {
    const bool in_parallel = task.threads() > 1 && flops(node) >= least_parallel_flops;
    if (!in_parallel) return detail::stream_rows(a, stage, along.name, vector_axis, length);
    const auto partial = detail::take_out_pieces(
        a, stage, along.name, (along.extent + task.threads() - 1) / task.threads());
    if (!partial || !detail::stream_rows(a, *partial, along.name + ".1", vector_axis, length)) {
      return false;
    }
    a.add(Parallel{{*partial, along.name + ".0"}});
    return detail::move_inside(a, stage, {along.name + ".0", vector_axis}) &&
           vectorize_innermost(a, stage, length);
  });
}

}  // namespace hone
