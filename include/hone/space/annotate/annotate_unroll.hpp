// space/annotate/annotate_unroll.hpp
// Unrolls the tile inside the last reduction loop, so that its accumulators become registers, and
// lets lowering unroll further outwards up to a random number of copies (Ansor, InitUnroll).
//
//   for k.1, i.3, vectorize j.3: C      ->      for k.1: unroll i.3: vectorize j.3: C
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>

#include <array>
#include <string>

namespace hone {

struct AnnotateUnroll {
  static constexpr std::string_view name = "annotate_unroll";
  static constexpr std::int64_t most_copies = 64;  // of a tile that is unrolled in full

  /// Ansor's limits, the last one (512) cut: more makes code that leaves the instruction cache.
  static constexpr std::array<std::int64_t, 4> limits{0, 16, 64, 256};

  Applied apply(const State& state, const AnnotationContext&, Rng& rng) const {
    Attempt attempt(state);
    for (const StageState& stage : state.stages()) {
      const DagNode& node = state.dag().node(stage.name);
      if (stage.is_inlined() || node.is_placeholder() || !node.has_reduction()) continue;
      unroll_tile(attempt, stage);
      const std::int64_t limit = rng.pick(limits);
      // What is computed at an inner loop would be copied with it.
      if (limit > 0 && state.attached_to(stage.name).empty()) {
        attempt.add(UnrollLimit{stage.name, limit});
      }
    }
    return attempt.state();
  }

 private:
  static void unroll_tile(Attempt& attempt, const StageState& stage) {
    std::vector<std::string> loops;
    std::int64_t copies = 1;
    for (std::size_t l = stage.loops.size(); l-- > 0;) {
      const Loop& loop = stage.loops[l];
      if (loop.role == LoopRole::reduce) break;
      if (loop.annotation != Annotation::none || loop.extent == 1) continue;
      copies *= loop.extent;
      loops.push_back(loop.name);
    }
    if (copies > most_copies) return;
    for (const std::string& loop : loops) attempt.add(Unroll{{stage.name, loop}});
  }
};
static_assert(AnnotationRule<AnnotateUnroll>);

}  // namespace hone
