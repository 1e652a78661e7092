// schedule/loops_at.hpp
// From axes to loops: the iteration in which a stage computes an element. The inverse of
// axis_values.hpp.
//
//   split(i, [8]), fuse(i.0, j):   i.0@j = i / 8 * extent(j) + j,  i.1 = i % 8
#pragma once

#include <hone/schedule/axis_values.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

inline void take_apart(const SplitRelation& split, const ExtentMap& extents,
                       ValueMap& values) {
  ir::Expr rest = values.at(split.parent);
  for (std::size_t p = split.parts.size(); p-- > 1;) {
    const ir::Expr extent = ir::index(extents.at(split.parts[p]));
    values[split.parts[p]] = rest % extent;
    rest = rest / extent;
  }
  values[split.parts[0]] = rest;
}

inline ir::Expr joined_parents(const FuseRelation& fuse, const ExtentMap& extents,
                               const ValueMap& values) {
  ir::Expr value = values.at(fuse.parents[0]);
  for (std::size_t p = 1; p < fuse.parents.size(); ++p) {
    value = value * ir::index(extents.at(fuse.parents[p])) + values.at(fuse.parents[p]);
  }
  return value;
}

}  // namespace detail

/// The names of a stage's spatial loops, outermost first.
inline std::vector<std::string> spatial_loops(const StageState& stage) {
  std::vector<std::string> names;
  for (const Loop& loop : stage.loops) {
    if (loop.role == LoopRole::spatial) names.push_back(loop.name);
  }
  return names;
}

/// One value for each of the stage's spatial loops. `position`: a value for each axis, inside the
/// box whose loops have these extents; not simplified.
inline std::vector<ir::Expr> loops_at(
    const StageState& stage, const NameMap<std::int64_t>& extents,
    const std::vector<std::pair<std::string, ir::Expr>>& position) {
  detail::ValueMap values;
  for (const auto& [axis, value] : position) values[axis] = value;
  for (const Relation& r : stage.relations) {
    if (r.kind == Relation::Kind::split) {
      if (values.contains(r.split.parent)) detail::take_apart(r.split, extents, values);
    } else if (values.contains(r.fuse.parents.front())) {
      values[r.fuse.fused] = detail::joined_parents(r.fuse, extents, values);
    }
  }
  std::vector<ir::Expr> loops;
  for (const std::string& name : spatial_loops(stage)) loops.push_back(values.at(name));
  return loops;
}

}  // namespace hone
