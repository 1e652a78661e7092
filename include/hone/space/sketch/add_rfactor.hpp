// space/sketch/add_rfactor.hpp
// Takes a long reduction with few results apart. The outer part as an axis can run in parallel, the
// inner part as an axis can be vectorized: one sketch for each.
//
//   C(i) = sum(k, A(i, k))     ->     C.rf(i, k.1) = sum(k.0, A(i, k.0 * 16 + k.1))
//                                     C(i)         = sum(k.1, C.rf(i, k.1))
#pragma once

#include <hone/space/rule.hpp>
#include <hone/space/stage_questions.hpp>

#include <utility>

namespace hone {

struct AddRfactor {
  static constexpr std::string_view name = "add_rfactor";

  Match matches(const StageVisit& visit) const {
    if (!visit.node().has_reduction() || is_cache_stage(visit.stage())) return Match::skip;
    const bool needs = needs_rfactor(visit.state(), visit.access, visit.id, visit.task.threads());
    return needs ? Match::apply : Match::skip;
  }

  /// Neither the partial nor the final stage is visited again.
  std::vector<NextVisit> apply(const StageVisit& visit) const {
    std::vector<NextVisit> found;
    for (const bool inner : {false, true}) {
      SketchBuilder sketch(visit.sketch);
      take_apart(sketch, visit, inner);
      for (NextVisit& next : next_visit(sketch, visit.id - 1)) found.push_back(std::move(next));
    }
    return found;
  }

 private:
  static void take_apart(SketchBuilder& sketch, const StageVisit& visit, bool inner) {
    const std::vector<IterVar>& reduce = visit.node().reduce_axes;
    std::string loop = reduce.front().name;
    if (reduce.size() > 1) {
      Fuse fuse{visit.name(), {}};
      for (const IterVar& axis : reduce) fuse.loops.push_back(axis.name);
      sketch.add(fuse);
      loop = sketch.state().stage(visit.name()).loops.back().name;
    }
    const auto position = static_cast<std::int64_t>(visit.node().axes.size());
    const std::string factor = loop + (inner ? ".1" : ".0");
    sketch.open_split(visit.name(), loop, 2).add(Rfactor{visit.name(), factor, position});
    if (!inner || !sketch.reason().empty()) return;
    const std::string partial = sketch.state().dag().nodes[static_cast<std::size_t>(visit.id)].name;
    sketch.add(Reorder{partial, {loop + ".0", factor}});
  }
};
static_assert(SketchRule<AddRfactor>);

}  // namespace hone
