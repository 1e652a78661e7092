// schedule/primitive/pack.hpp
// Stores a stage in the order in which its loops compute it, so that readers with the same tiles
// walk through memory one way (Halide: reorder_storage; TVM: transform_layout).
//
//   B.cache's loops d1.0, d0, d1.1 (64)      pack(B.cache)      B.cache(d0, d1) is stored at
//                                                               [d1 / 64][d0][d1 % 64]
//
// Storage has room for whole tiles: what lies beyond the end of a tensor holds any value.
#pragma once

#include <hone/schedule/primitive/legality.hpp>

namespace hone {

struct Pack {
  static constexpr std::string_view name = "pack";
  std::string stage;

  Step step() const { return {std::string(name), {stage}}; }

  static std::optional<Pack> parse(const Step& step) {
    if (step.arguments.size() != 1) return std::nullopt;
    return Pack{step.arguments[0]};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) return reject("pack(", stage, "): ", why);
    StageState next = state.stage(stage);
    next.is_packed = true;
    return state.with(std::move(next)).with_step(step());
  }

 private:
  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) return why;
    if (state.dag().node(stage).is_output()) {
      return concat(stage, " is an output, stored as its caller has it; pack what it reads or "
                    "what cache_write computes it into");
    }
    if (state.stage(stage).is_inlined()) return concat(stage, " is inlined and stored nowhere");
    return {};
  }
};

}  // namespace hone
