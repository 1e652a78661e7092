// space/annotate/pack_operands.hpp
// Packs operands of tiled reductions into panels, or not: pack_operand.hpp. What is constant is
// packed ahead of all calls; anything else pays for its copy at each.
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/pack_operand.hpp>
#include <hone/space/stage_questions.hpp>

namespace hone {

struct PackOperands {
  static constexpr std::string_view name = "pack_operands";
  static constexpr double constant_share = 0.6;  // how often a constant is packed
  static constexpr double input_share = 0.15;    // and something else

  Applied apply(const State& state, const AnnotationContext&, Decisions& decisions) const {
    Attempt attempt(state);
    for (const DagNode& node : state.dag().nodes) {
      if (!node.has_reduction() || !is_tiled(state, state.stage(node.name))) continue;
      for (const ir::Load& load : packable_reads(state.dag(), node)) {
        const double share =
            state.dag().node(load.tensor).is_constant ? constant_share : input_share;
        if (decisions.choose_whether(concat("pack ", node.name, " ", load.tensor), share)) {
          pack_operand(attempt, node, load);
        }
      }
    }
    return attempt.state();
  }
};
static_assert(AnnotationRule<PackOperands>);

}  // namespace hone
