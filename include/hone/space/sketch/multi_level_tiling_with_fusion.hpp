// space/sketch/multi_level_tiling_with_fusion.hpp
// Tiles a stage and computes it inside the outer tiles of the one stage that reads it, element by
// element: the tile is used while it is in the cache or in registers.
//
//   C.sum(i, j) = sum(k, ..)            for i.0, j.0:
//   C(i, j) = relu(C.sum(i, j))   ->      for i.1, j.1, k.0, ..: C.sum
//                                         for i.1, j.1: C
//
// One sketch for each level of fusion. The unfused ones are left to the rules that follow, except
// for a stage that cache_write made: it has no other purpose than this.
#pragma once

#include <hone/space/rule.hpp>
#include <hone/space/stage_questions.hpp>
#include <hone/space/tiling.hpp>

#include <array>
#include <utility>

namespace hone {

struct MultiLevelTilingWithFusion {
  static constexpr std::string_view name = "multi_level_tiling_with_fusion";
  static constexpr std::array<int, 2> fusion_levels{1, 2};
  std::string_view structure = cpu_tiling;

  Match matches(const StageVisit& visit) const {
    if (!visit.access.needs_multi_level_tiling(visit.id)) return Match::skip;
    const int consumer = single_elementwise_consumer(visit.state(), visit.access, visit.id);
    // A consumer that another producer was fused into already has tiles of its own.
    if (consumer < 0 || is_tiled(visit.state(), consumer_of(visit, consumer))) return Match::skip;
    return is_cache_stage(visit.stage()) ? Match::apply_and_stop : Match::apply;
  }

  std::vector<NextVisit> apply(const StageVisit& visit) const {
    const int consumer = single_elementwise_consumer(visit.state(), visit.access, visit.id);
    std::vector<NextVisit> found;
    for (const int level : fusion_levels) {
      if (!is_spatial_level(level)) continue;
      SketchBuilder sketch(visit.sketch);
      tile_levels(sketch, visit.name(), structure);
      fuse_into(sketch, visit.name(), consumer_of(visit, consumer).name, level);
      for (NextVisit& next : next_visit(sketch, visit.id - 1)) found.push_back(std::move(next));
    }
    return found;
  }

 private:
  static const StageState& consumer_of(const StageVisit& visit, int consumer) {
    return visit.state().stages()[static_cast<std::size_t>(consumer)];
  }

  /// The level must be one of spatial loops, and there must be a deeper one to be cut off.
  bool is_spatial_level(int level) const {
    const auto at = static_cast<std::size_t>(level) - 1;
    return at < structure.size() && structure[at] == 'S' &&
           level < detail::count_levels(structure, 'S');
  }
};
static_assert(SketchRule<MultiLevelTilingWithFusion>);

}  // namespace hone
