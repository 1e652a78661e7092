// space/sketch/always_inline.hpp
// Inlines a stage that only renames or combines elements: recomputing is cheaper than storing.
//
//   B(i) = A(i) + 1
//   C(i) = B(i) * 2     ->     C(i) = (A(i) + 1) * 2
#pragma once

#include <hone/space/rule.hpp>

namespace hone {

struct AlwaysInline {
  static constexpr std::string_view name = "always_inline";

  Match matches(const StageVisit& visit) const {
    if (visit.access.is_output(visit.id) || visit.node().has_reduction()) return Match::skip;
    return visit.access.is_strictly_inlineable(visit.id) ? Match::apply_and_stop : Match::skip;
  }

  std::vector<NextVisit> apply(const StageVisit& visit) const {
    SketchBuilder sketch(visit.sketch);
    sketch.add(ComputeInline{visit.name()});
    return next_visit(sketch, visit.id - 1);
  }
};
static_assert(SketchRule<AlwaysInline>);

}  // namespace hone
