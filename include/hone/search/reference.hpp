// search/reference.hpp
// The plain loops of a program, compiled without any schedule: the reference for full outputs (of
// the program in double) and the naive kernel that speed is compared with.
//
// It is compiled code, so the gate checks it at sampled elements before it judges others.
#pragma once

#include <hone/measure/build.hpp>
#include <hone/program/in_float64.hpp>
#include <hone/task/build_dag.hpp>

#include <memory>
#include <vector>

namespace hone {

/// The program's loops as written, compiled; outputs in the order and layout of its arguments.
inline BuiltKernel build_naive(const Program& program, const std::vector<ShapeValue>& shapes,
                               BuildOptions options) {
  options.unit_dims.clear();
  const auto dag = std::make_shared<const ComputeDag>(build_dag(program, shapes));
  return build(State(dag), options);
}

}  // namespace hone
