// schedule/primitive/unroll_limit.hpp
// Lets lowering unroll the innermost loops of a stage while the product of their extents stays
// within a limit, vectorized loops not counted (TVM: pragma auto_unroll_max_step).
#pragma once

#include <hone/schedule/primitive/legality.hpp>

namespace hone {

struct UnrollLimit {
  static constexpr std::string_view name = "unroll_limit";
  std::string stage;
  std::int64_t limit = 0;  // copies of the innermost statement; 0 switches it off

  Step step() const { return {std::string(name), {stage, std::to_string(limit)}}; }

  static std::optional<UnrollLimit> parse(const Step& step) {
    if (step.arguments.size() != 2) return std::nullopt;
    const auto limit = parse_integer(step.arguments[1]);
    if (!limit) return std::nullopt;
    return UnrollLimit{step.arguments[0], *limit};
  }

  Applied apply(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) {
      return reject("unroll_limit: ", why);
    }
    if (limit < 0 || limit > max_limit) {
      return reject("unroll_limit(", limit, "): the limit must lie in 0..", max_limit);
    }
    StageState next = state.stage(stage);
    next.unroll_limit = limit;
    return state.with(std::move(next)).with_step(step());
  }

  static constexpr std::int64_t max_limit = 1024;
};

}  // namespace hone
