// space/sketch/multi_level_tiling.hpp
// Tiles a stage whose elements are used more than once, on several levels: one for each cache and
// the innermost for registers.
//
//   for i, j, k: C     ->     for i.0, j.0, i.1, j.1, k.0, i.2, j.2, k.1, i.3, j.3: C
#pragma once

#include <hone/space/rule.hpp>
#include <hone/space/tiling.hpp>

namespace hone {

struct MultiLevelTiling {
  static constexpr std::string_view name = "multi_level_tiling";
  std::string_view structure = cpu_tiling;

  Match matches(const StageVisit& visit) const {
    const bool tiles = visit.access.needs_multi_level_tiling(visit.id);
    return tiles ? Match::apply_and_stop : Match::skip;
  }

  std::vector<NextVisit> apply(const StageVisit& visit) const {
    SketchBuilder sketch(visit.sketch);
    tile_levels(sketch, visit.name(), structure);
    return next_visit(sketch, visit.id - 1);
  }
};
static_assert(SketchRule<MultiLevelTiling>);

}  // namespace hone
