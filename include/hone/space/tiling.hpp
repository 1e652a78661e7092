// space/tiling.hpp
// Multi-level tiling by a structure string (Ansor, section 4.1): S stands for a level of spatial
// loops, R for one of reduction loops, outermost first.
//
//   C(i, j) = sum(k, ..), "SSRSRS"   ->   i.0 j.0 | i.1 j.1 | k.0 | i.2 j.2 | k.1 | i.3 j.3
#pragma once

#include <hone/space/sketch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

inline constexpr std::string_view cpu_tiling = "SSRSRS";

namespace detail {

inline std::vector<std::string> axis_names(const std::vector<IterVar>& axes) {
  std::vector<std::string> names;
  for (const IterVar& axis : axes) names.push_back(axis.name);
  return names;
}

/// Part `part` of the `parts` loops that `loop` was split into.
inline std::string part_name(const std::string& loop, int part, int parts) {
  return parts == 1 ? loop : concat(loop, ".", part);
}

inline int count_levels(std::string_view structure, char level) {
  return static_cast<int>(std::count(structure.begin(), structure.end(), level));
}

}  // namespace detail

/// Splits all loops of the stage, with open lengths, and orders them as the structure says. A
/// structure without R leaves reduction loops innermost.
inline void tile_levels(SketchBuilder& sketch, const std::string& stage,
                        std::string_view structure) {
  const DagNode node = sketch.state().dag().node(stage);
  const std::vector<std::string> spatial = detail::axis_names(node.axes);
  const std::vector<std::string> reduce = detail::axis_names(node.reduce_axes);
  const int s_levels = detail::count_levels(structure, 'S');
  const int r_levels = detail::count_levels(structure, 'R');
  for (const std::string& loop : spatial) sketch.open_split(stage, loop, s_levels);
  for (const std::string& loop : reduce) sketch.open_split(stage, loop, r_levels);
  std::vector<std::string> order;
  int s = 0;
  int r = 0;
  for (const char level : structure) {
    const bool is_spatial = level == 'S';
    int& part = is_spatial ? s : r;
    for (const std::string& loop : is_spatial ? spatial : reduce) {
      order.push_back(detail::part_name(loop, part, is_spatial ? s_levels : r_levels));
    }
    ++part;
  }
  sketch.add(Reorder{stage, order});
}

/// Tiles `consumer` like the outer `levels` spatial levels of `stage` and computes the stage inside
/// them. Both must have the same shape, and the consumer no reduction.
///
///   C at level 1 of Y:    for i.0, j.0:    { C's own loops }    for i.1, j.1: Y
inline void fuse_into(SketchBuilder& sketch, const std::string& stage, const std::string& consumer,
                      int levels) {
  const std::vector<IterVar> axes = sketch.state().dag().node(consumer).axes;
  const std::vector<IterVar> sources = sketch.state().dag().node(stage).axes;
  std::vector<std::string> order;
  for (std::size_t d = 0; d < axes.size(); ++d) {
    sketch.add(FollowSplit{consumer, axes[d].name, stage, sources[d].name, levels});
  }
  for (int level = 0; level <= levels; ++level) {
    for (const IterVar& axis : axes) order.push_back(concat(axis.name, ".", level));
  }
  const std::size_t last = axes.size() * static_cast<std::size_t>(levels) - 1;
  const std::string at = order[last];
  sketch.add(Reorder{consumer, order}).add(ComputeAt{stage, consumer, at});
}

}  // namespace hone
