// compile.hpp
// Kernels of schedules written by hand.
//
//   Schedule schedule = schedule_of(dense::program, {{"M", 128}});
//   schedule["C"].split("i", {6}).split("j", {64}).reorder({"i.0", "j.0", "i.1", "j.1"});
//   auto kernel = compile(dense::program, schedule, {.shapes = {{"M", 128}}});
//
// See schedule/by_hand.hpp for what can be said. Such a kernel is not measured and not stored.
#pragma once

#include <hone/autotune.hpp>
#include <hone/dyn.hpp>
#include <hone/program/reify.hpp>
#include <hone/program/shape_buckets.hpp>
#include <hone/schedule/by_hand.hpp>
#include <hone/support/result.hpp>
#include <hone/task/build_dag.hpp>

#include <memory>
#include <string>
#include <vector>

namespace hone {

/// A schedule to write, at first the loops as the program has them, each stage in full before the
/// next. UserError for buckets: write one schedule for each.
inline Schedule schedule_of(const Program& program, const std::vector<ShapeOption>& shapes = {}) {
  return Schedule(std::make_shared<const ComputeDag>(build_dag(program, single_values(shapes))));
}

template <detail::TypedProgram P>
Schedule schedule_of(const P& program, const std::vector<ShapeOption>& shapes = {}) {
  return schedule_of(reify(program.flat()), shapes);
}

/// The program's kernel with this schedule. Other extents than those it was written for run too,
/// with the same steps.
template <detail::TypedProgram P>
result<Kernel<P>> try_compile(const P& program, const Schedule& schedule,
                              const Options& options = {}) {
  return try_compile(program, to_string(schedule.state().steps()), options);
}
template <detail::TypedProgram P, ErrorMode mode = error_mode>
Kernel<P> compile(const P& program, const Schedule& schedule, const Options& options = {}) {
  return try_compile(program, schedule, options).template value<mode>();
}

inline result<DynKernel> try_compile(const Program& program, const Schedule& schedule,
                                     const Options& options = {}) {
  const std::string steps = to_string(schedule.state().steps());
  return detail::made<DynKernel>(detail::compile_steps(program, steps, options));
}
template <ErrorMode mode = error_mode>
DynKernel compile(const Program& program, const Schedule& schedule, const Options& options = {}) {
  return try_compile(program, schedule, options).value<mode>();
}

}  // namespace hone
