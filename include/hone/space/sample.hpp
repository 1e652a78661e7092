// space/sample.hpp
// A random schedule from a sketch: every annotation of the recipe in its order.
//
//   sketch  ->  tile sizes  ->  locations  ->  parallel  ->  vectorize  ->  unroll  ->  State
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

/// The sketch with the annotations applied, or the first rejection.
template <AnnotationRule... Annotations>
Applied sample(const Task& task, const Sketch& sketch, Rng& rng,
               const std::tuple<Annotations...>& annotations) {
  const AnnotationContext context{task, sketch.holes};
  Applied result(sketch.state);
  const auto annotate = [&](const auto& annotation) {
    if (result) result = annotation.apply(*result, context, rng);
  };
  std::apply([&](const Annotations&... each) { (annotate(each), ...); }, annotations);
  return result;
}

/// A random schedule of the task by the CPU's annotations. The same numbers give the same schedule.
inline Applied sample(const Task& task, const Sketch& sketch, Rng& rng) {
  return sample(task, sketch, rng, CpuAnnotations{});
}

}  // namespace hone
