// schedule/primitive/compute_inline.hpp
// Puts the expression of a stage in the place of every load of it (Halide, TVM: compute_inline;
// Exo: inline).
//
//   B(i) = A(i) + 1
//   C(i) = B(i) * 2      compute_inline(B)      C(i) = (A(i) + 1) * 2
#pragma once

#include <hone/schedule/primitive/placement.hpp>

namespace hone {

struct ComputeInline {
  static constexpr std::string_view name = "compute_inline";
  std::string stage;

  Step step() const { return {std::string(name), {stage}}; }

  static std::optional<ComputeInline> parse(const Step& step) {
    if (step.arguments.size() != 1) return std::nullopt;
    return ComputeInline{step.arguments[0]};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("compute_inline(", stage, "): ", why);
    }
    StageState next = state.stage(stage);
    next.location = {Location::Kind::inlined, {}, {}};
    return legality::placed(state.with(std::move(next)).with_step(step()), to_string(step()));
  }

 private:
  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) return why;
    const DagNode& node = state.dag().node(stage);
    if (node.is_output()) return concat(stage, " is an output");
    if (node.has_reduction()) return concat(stage, " is a reduction");
    const std::vector<std::string> attached = state.attached_to(stage);
    if (!attached.empty()) return concat(attached.front(), " is computed at a loop of ", stage);
    return {};
  }
};

}  // namespace hone
