// schedule/primitive/compute_root.hpp
// Computes a stage in full before all that reads it: the opposite of compute_at and compute_inline
// (Halide, TVM: compute_root).
//
//   for i: B(i); C(i)      compute_root(B)      for i: B(i)
//                                               for i: C(i)
#pragma once

#include <hone/schedule/primitive/placement.hpp>

namespace hone {

struct ComputeRoot {
  static constexpr std::string_view name = "compute_root";
  std::string stage;

  Step step() const { return {std::string(name), {stage}}; }

  static std::optional<ComputeRoot> parse(const Step& step) {
    if (step.arguments.size() != 1) return std::nullopt;
    return ComputeRoot{step.arguments[0]};
  }

  Applied apply(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) {
      return reject("compute_root: ", why);
    }
    StageState next = state.stage(stage);
    next.location = {};
    return legality::placed(state.with(std::move(next)).with_step(step()), to_string(step()));
  }
};

}  // namespace hone
