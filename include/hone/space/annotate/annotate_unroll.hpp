// space/annotate/annotate_unroll.hpp
// Unrolls the tile inside the last reduction loop, so that its accumulators become registers, and
// lets lowering unroll further outwards up to a random number of copies (Ansor, InitUnroll). A tile
// that the registers do not hold stays a loop, and no body grows beyond `most_unrolled`.
//
//   for k.1, i.3, vectorize j.3: C      ->      for k.1: unroll i.3: vectorize j.3: C
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>
#include <hone/space/body_size.hpp>
#include <hone/space/vector_axis.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace hone {

/// Most instructions that unrolling makes of one loop body. A register tile of 32 accumulators
/// takes 128, and a loop that computes 256 at a time is not slowed by its counter; but the compiler
/// takes 20 to 30 us for each, and without this a tenth of softmax's schedules had over 2,600.
inline constexpr std::int64_t most_unrolled = 256;

struct AnnotateUnroll {
  static constexpr std::string_view name = "annotate_unroll";

  /// Ansor's limits, the last one (512) cut; `most_unrolled` cuts them further.
  static constexpr std::array<std::int64_t, 4> limits{0, 16, 64, 256};

  Applied apply(const State& state, const AnnotationContext& context,
                Decisions& decisions) const {
    Attempt attempt(state);
    for (const StageState& stage : state.stages()) {
      const DagNode& node = state.dag().node(stage.name);
      if (stage.is_inlined() || node.is_placeholder() || !node.has_reduction()) continue;
      const std::int64_t vectors = vectors_of(stage, lanes_of(node, context.target()));
      const std::int64_t most = most_unrolled / (vectors * body_size(state, node));
      const std::int64_t registers = context.target().vector_registers / vectors;
      unroll_tile(attempt, stage, std::min(most, registers));
      const std::size_t choice = decisions.choose_one("unroll " + stage.name, limits.size());
      const std::int64_t limit = std::min(limits[choice], most);
      // What is computed at an inner loop would be copied with it.
      if (limit > 1 && state.attached_to(stage.name).empty()) {
        attempt.add(UnrollLimit{stage.name, limit});
      }
    }
    return attempt.state();
  }

 private:
  /// Vectors that the innermost loop becomes; 1 if it is not vectorized.
  static std::int64_t vectors_of(const StageState& stage, std::int64_t lanes) {
    if (stage.loops.empty() || stage.loops.back().annotation != Annotation::vectorize) return 1;
    return (stage.loops.back().extent + lanes - 1) / lanes;
  }

  /// In full or not at all: one accumulator for each copy must fit a register.
  static void unroll_tile(Attempt& attempt, const StageState& stage, std::int64_t most_copies) {
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
