// schedule/primitive/unroll.hpp
// Repeats the body of a loop, once for each iteration (Halide, TVM: unroll; Exo: unroll_loop).
//
//   for i in 0..2: C(i)      unroll(C, i)      C(0); C(1)
//
// The extent of a loop of an attached stage is known only when all is placed: beyond the limit it
// stays a loop.
#pragma once

#include <hone/schedule/primitive/annotate.hpp>

namespace hone {

struct Unroll : AnnotateLoop<Unroll> {
  static constexpr std::string_view name = "unroll";
  static constexpr Annotation annotation = Annotation::unroll;
  static constexpr std::int64_t max_extent = 256;

  static std::string why_not(const State& state, const StageState& stage, int at) {
    const Loop& loop = stage.loops[static_cast<std::size_t>(at)];
    if (loop.extent > max_extent && !stage.is_attached()) {
      return concat("the extent ", loop.extent, " is more than ", max_extent,
                    "; split it first");
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
    return {};
  }
};

}  // namespace hone
