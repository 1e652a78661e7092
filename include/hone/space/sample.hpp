// space/sample.hpp
// A schedule from a sketch: every annotation of the recipe in its order.
//
//   sketch  ->  tile sizes  ->  packing  ->  locations  ->  parallel  ->  vectorize  ->  unroll
//           ->  partition  ->  State
//
// All that was decided is in the steps of the result: they replay to it.
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/generate_sketches.hpp>
#include <hone/space/recipes.hpp>

#include <tuple>
#include <vector>

namespace hone {

/// The task's sketches by the CPU's rules.
inline std::vector<Sketch> generate_sketches(const Task& task) {
  return generate_sketches(task, CpuSketchRules{});
}

/// The sketch with the annotations applied as decided, or the first rejection.
template <AnnotationRule... Annotations>
Applied annotate(const Task& task, const Sketch& sketch, Decisions& decisions,
                 const std::tuple<Annotations...>& annotations,
                 TileEstimates* estimates = nullptr) {
  const AnnotationContext context{task, sketch.holes, estimates};
  Applied result(sketch.state);
  const auto apply = [&](const auto& annotation) {
    if (result) result = annotation.apply(*result, context, decisions);
  };
  std::apply([&](const Annotations&... each) { (apply(each), ...); }, annotations);
  return result;
}

/// The same by the CPU's annotations.
inline Applied annotate(const Task& task, const Sketch& sketch, Decisions& decisions,
                        TileEstimates* estimates = nullptr) {
  return annotate(task, sketch, decisions, CpuAnnotations{}, estimates);
}

/// A random schedule of the task. The same numbers give the same schedule.
inline Applied sample(const Task& task, const Sketch& sketch, Rng& rng) {
  Decisions decisions(rng);
  return annotate(task, sketch, decisions);
}

}  // namespace hone
