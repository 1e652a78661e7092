// schedule/primitive/partition.hpp
// Gives the first and the last iterations of a serial loop, where padding or a partial tile needs
// tests, copies of their own, so that the others need none (Halide: partition; loop peeling).
//
//   for w: for s: if 0 <= w + s - 1 < 112: Y(w) += X(w + s - 1) * W(s)        partition(Y, w)
//     ->  w = 0: s in 1..3;   for w in 1..111: s in 0..3;   w = 111: s in 0..2
//
// Where no iteration is free of tests, or all are, the loop stays one.
#pragma once

#include <hone/schedule/primitive/annotate.hpp>

namespace hone {

struct Partition : AnnotateLoop<Partition> {
  static constexpr std::string_view name = "partition";
  static constexpr Annotation annotation = Annotation::partition;

  static std::string why_not(const State&, const StageState& stage, int at) {
    for (std::size_t l = static_cast<std::size_t>(at) + 1; l < stage.loops.size(); ++l) {
      if (stage.loops[l].annotation == Annotation::parallel) {
        return concat("the parallel loop ", stage.loops[l].name, " lies inside it");
      }
    }
    return {};
  }
};

}  // namespace hone
