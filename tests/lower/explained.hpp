// tests/lower/explained.hpp
// Programs under schedules whose footprints are easy to compute by hand, for a target with caches
// of 32 KB, 1 MB and 32 MB.
#pragma once

#include <hone/lower/explain_text.hpp>
#include <hone/lower/lower.hpp>
#include <hone/task/build_dag.hpp>

#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

namespace hone::test {

struct Explained {
  std::shared_ptr<const ComputeDag> start;
  State state;
  ir::Function function;

  Explained(const Program& program, const char* steps)
      : start(std::make_shared<const ComputeDag>(build_dag(program))), state(start) {
    const Applied applied = replay(state, *parse_steps(steps));
    REQUIRE_MESSAGE(applied, applied.reason());
    state = *applied;
    function = lower(state, CpuTarget::x86_avx512());
  }

  Explanation explanation() const {
    return explain(state, function, CpuTarget::x86_avx512(), start);
  }
  lowering::Footprints footprints() const {
    return {state, CpuTarget::x86_avx512(), lowering::in_registers(function)};
  }
};

inline Explained tiled_dense() {
  return {programs::dense(126, 640, 768),
          "split(C, i, [6], mask); split(C, j, [32], mask); reorder(C, [i.0, j.0, i.1, j.1]); "
          "compute_at(C.sum, C, j.0); reorder(C.sum, [k, i, j]); unroll(C.sum, i); "
          "vectorize(C.sum, j); unroll(C, i.1); vectorize(C, j.1); parallel(C, i.0)"};
}

inline Explained row_conv() {
  return {programs::padded_conv(14, 32),
          "reorder(Y, [h, w, r, s, c, o]); vectorize(Y, o); compute_at(X.pad, Y, h); "
          "vectorize(X.pad, d2); parallel(Y, h)"};
}

/// The line of a stage's loop; of the stage itself for "".
inline LoopExplanation line_of(const Explanation& all, std::string_view stage,
                               std::string_view loop) {
  for (const LoopExplanation& line : all.lines) {
    if (line.stage == stage && line.loop == loop) return line;
  }
  FAIL("no line for ", std::string(stage), " ", std::string(loop));
  return {};
}

/// "A 24, B 128"
inline std::string text_of(const std::vector<lowering::Footprint>& all) {
  std::string text;
  for (const lowering::Footprint& f : all) {
    text += concat(text.empty() ? "" : ", ", f.tensor, " ", f.bytes);
  }
  return text;
}

}  // namespace hone::test
