// space/annotate/partition_padding.hpp
// Gives the iterations of a loop that meet padding copies of their own, so that the others need no
// tests, and padded taps are skipped rather than multiplied by zero.
//
//   X.pad inlined; for w.0, s: Y += X(w + s - 1) * W(s)      ->     partition(Y, w.0)
//
// Two loops of a stage at most: each multiplies the code by up to three.
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace hone {

struct PartitionPadding {
  static constexpr std::string_view name = "partition_padding";
  static constexpr int most_loops = 2;
  static constexpr double share = 0.4;  // how often a loop is partitioned

  Applied apply(const State& state, const AnnotationContext&, Decisions& decisions) const {
    Attempt attempt(state);
    for (const StageState& stage : state.stages()) {
      const DagNode& node = state.dag().node(stage.name);
      if (stage.is_inlined() || !node.has_reduction()) continue;
      const std::set<std::string> axes = axes_at_padding(state, node);
      int left = most_loops;
      for (const Loop& loop : stage.loops) {
        if (left == 0 || !may_be_partitioned(loop, axes)) continue;
        if (!decisions.choose_whether(concat("partition ", stage.name, " ", loop.name), share)) {
          continue;
        }
        left -= attempt.add(Partition{{stage.name, loop.name}}) ? 1 : 0;
      }
    }
    return attempt.state();
  }

 private:
  static bool may_be_partitioned(const Loop& loop, const std::set<std::string>& axes) {
    return loop.annotation == Annotation::none && loop.extent > 1 &&
           axes.count(loop.name.substr(0, loop.name.rfind('.'))) > 0;
  }

  /// Axes of the node on which tests of the padding that it inlines depend.
  static std::set<std::string> axes_at_padding(const State& state, const DagNode& node) {
    std::set<std::string> axes;
    for_each_load(node.body, [&](const ir::Load& load) {
      const StageState* read = state.find(load.tensor);
      if (!read || !read->is_inlined()) return;
      const DagNode& pad = state.dag().node(load.tensor);
      for (std::size_t d = 0; d < pad.axes.size(); ++d) {
        if (!is_compared(pad, pad.axes[d].name)) continue;
        for (const std::string& name : ir::free_vars(load.indices[d])) axes.insert(name);
      }
    });
    return axes;
  }

  static bool is_compared(const DagNode& pad, const std::string& axis) {
    bool compared = false;
    ir::visit_preorder(pad.body, [&](const ir::Expr& e) {
      const ir::Binary* b = e.as<ir::Binary>();
      compared = compared || (b && ir::is_comparison(b->op) && ir::contains_var(e, axis));
    });
    return compared;
  }
};
static_assert(AnnotationRule<PartitionPadding>);

}  // namespace hone
