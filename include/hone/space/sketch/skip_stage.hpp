// space/sketch/skip_stage.hpp
// Leaves a stage as it is. The last rule: whatever no other rule wants to decide alone is also left
// alone.
#pragma once

#include <hone/space/rule.hpp>

namespace hone {

struct SkipStage {
  static constexpr std::string_view name = "skip_stage";

  Match matches(const StageVisit&) const { return Match::apply; }

  std::vector<NextVisit> apply(const StageVisit& visit) const {
    return {{visit.sketch, visit.id - 1}};
  }
};
static_assert(SketchRule<SkipStage>);

}  // namespace hone
