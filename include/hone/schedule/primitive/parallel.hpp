// schedule/primitive/parallel.hpp
// Runs the iterations of a spatial loop on several threads, in any order (Halide, TVM: parallel).
//
//   for i: C(i)       parallel(C, i)       parallel for i: C(i)
#pragma once

#include <hone/schedule/primitive/annotate.hpp>

namespace hone {

struct Parallel : AnnotateLoop<Parallel> {
  static constexpr std::string_view name = "parallel";
  static constexpr Annotation annotation = Annotation::parallel;

  static std::string why_not(const State&, const StageState& stage, int at) {
    if (stage.loops[static_cast<std::size_t>(at)].role == LoopRole::reduce) {
      return "iterations of a reduction loop depend on each other; rfactor it first";
    }
    for (int l = 0; l < at; ++l) {
      const Loop& outer = stage.loops[static_cast<std::size_t>(l)];
      if (outer.annotation == Annotation::vectorize || outer.annotation == Annotation::unroll) {
        return concat("it lies inside loop ", outer.name, ", which is ",
                      name_of(outer.annotation));
      }
    }
    return legality::why_other(stage, Annotation::parallel);
  }
};

}  // namespace hone
