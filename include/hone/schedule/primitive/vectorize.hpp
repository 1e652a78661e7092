// schedule/primitive/vectorize.hpp
// Computes all iterations of a loop at once, one in each lane (Halide, TVM: vectorize). An extent
// beyond the machine's vector width becomes several vectors, one after the other; only many of them
// stay a loop.
//
//   for j in 0..16: C(j) = A(j) + 1      vectorize(C, j)      C(0..16) = A(0..16) + 1
//
// The lanes of a reduction loop add up apart and are combined when the loops around have ended
// (Halide: rfactor and vectorize; OpenMP: simd reduction).
#pragma once

#include <hone/schedule/primitive/annotate.hpp>

namespace hone {

struct Vectorize : AnnotateLoop<Vectorize> {
  static constexpr std::string_view name = "vectorize";
  static constexpr Annotation annotation = Annotation::vectorize;

  static std::string why_not(const State& state, const StageState& stage, int at) {
    const Loop& loop = stage.loops[static_cast<std::size_t>(at)];
    if (loop.role == LoopRole::reduce && state.dag().float_mode == FloatMode::strict) {
      return "lanes of a reduction loop add in another order, which strict arithmetic forbids";
    }
    for (std::size_t l = static_cast<std::size_t>(at) + 1; l < stage.loops.size(); ++l) {
      if (stage.loops[l].annotation == Annotation::parallel) {
        return concat("the parallel loop ", stage.loops[l].name, " lies inside it");
      }
    }
    for (const std::string& attached : state.attached_to(stage.name)) {
      if (stage.find(state.stage(attached).location.loop) >= at) {
        return concat(attached, " is computed inside it");
      }
    }
    return legality::why_other(stage, Annotation::vectorize);
  }
};

}  // namespace hone
