// space/sketch/add_cache_write.hpp
// Gives a stage that nobody reads element by element a copy to be fused into: it accumulates in a
// tile of its own and writes each element once.
//
//   C(i, j) = sum(k, ..)     ->     C.local(i, j) = sum(k, ..);  C(i, j) = C.local(i, j)
#pragma once

#include <hone/space/rule.hpp>
#include <hone/space/stage_questions.hpp>

namespace hone {

struct AddCacheWrite {
  static constexpr std::string_view name = "add_cache_write";

  Match matches(const StageVisit& visit) const {
    if (!visit.access.needs_multi_level_tiling(visit.id)) return Match::skip;
    const int consumer = single_elementwise_consumer(visit.state(), visit.access, visit.id);
    return consumer < 0 ? Match::apply : Match::skip;
  }

  /// The new stage takes the place of the old one and is visited next.
  std::vector<NextVisit> apply(const StageVisit& visit) const {
    SketchBuilder sketch(visit.sketch);
    sketch.add(CacheWrite{visit.name()});
    return next_visit(sketch, visit.id);
  }
};
static_assert(SketchRule<AddCacheWrite>);

}  // namespace hone
