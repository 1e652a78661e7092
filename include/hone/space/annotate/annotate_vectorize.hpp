// space/annotate/annotate_vectorize.hpp
// Vectorizes one loop of every stage: the innermost spatial one, whole if it is a tile and cut to a
// few vectors if it is longer. A reduction that no rule has tiled gets a part of its unit-stride
// axis innermost first, if its reads allow vectors along it.
//
//   for i, j: C               ->   for i, j.0: vectorize j.1: C
//   for j, k: S(j) += X(k, j) ->   for j.0, k: vectorize j.1: S(j) += X(k, j)
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>
#include <hone/space/compute_locations.hpp>
#include <hone/space/vector_axis.hpp>

#include <string>

namespace hone {

struct AnnotateVectorize {
  static constexpr std::string_view name = "annotate_vectorize";
  static constexpr std::int64_t most_vectors = 8;  // of a loop that is vectorized whole

  Applied apply(const State& state, const AnnotationContext& context,
                Decisions& decisions) const {
    Attempt attempt(state);
    for (const StageState& stage : state.stages()) {
      if (stage.loops.empty() || stage.is_inlined()) continue;
      const std::int64_t lanes = lanes_of(attempt.node(stage.name), context.target());
      const std::int64_t length = lanes << decisions.choose_one("vectors " + stage.name, 3);
      if (stage.loops.back().role == LoopRole::spatial) {
        vectorize_last(attempt, stage.name, lanes * most_vectors, length);
      } else {
        move_in_and_vectorize(attempt, stage.name, length);
      }
    }
    return attempt.state();
  }

 private:
  static void vectorize_last(Attempt& attempt, const std::string& stage, std::int64_t most,
                             std::int64_t length) {
    const Loop loop = attempt.stage(stage).loops.back();
    if (loop.extent == 1) return;
    attempt.all_or_nothing([&](Attempt& a) {
      if (loop.extent <= most) return a.add(Vectorize{{stage, loop.name}});
      return a.add(Split{stage, loop.name, {length}, Tail::mask}) &&
             a.add(Vectorize{{stage, loop.name + ".1"}});
    });
  }

  static void move_in_and_vectorize(Attempt& attempt, const std::string& stage,
                                    std::int64_t length) {
    const DagNode node = attempt.node(stage);
    if (node.axes.empty() || node.axes.back().extent == 1) return;
    const std::string axis = node.axes.back().name;
    if (!reads_vectors(reads_of(attempt.state(), node), axis)) return;
    attempt.all_or_nothing([&](Attempt& a) {
      if (!a.add(Split{stage, axis, {length}, Tail::mask})) return false;
      std::vector<std::string> order;
      for (const Loop& loop : a.stage(stage).loops) {
        if (loop.name != axis + ".1") order.push_back(loop.name);
      }
      order.push_back(axis + ".1");
      return a.add(Reorder{stage, order}) && a.add(Vectorize{{stage, axis + ".1"}});
    });
  }
};
static_assert(AnnotationRule<AnnotateVectorize>);

}  // namespace hone
