// schedule/axis_values.hpp
// From loops back to axes: the value of every axis in terms of the loop variables, what must hold
// for it to lie inside the axis, and the extents of the loops.
//
//   split(i, [8]) over 127:    i = i.0 * 8 + i.1, inside: i.0 * 8 + i.1 < 127, i.0: 16, i.1: 8
//
// A stage that is computed at a loop of its reader covers a part of each axis; its loops shrink
// with it: inner lengths are cut to what there is, outermost first to go.
#pragma once

#include <hone/ir/expr.hpp>
#include <hone/schedule/loop.hpp>
#include <hone/schedule/name_map.hpp>
#include <hone/schedule/state.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone {

/// Holds when value < extent; only then is the iteration one of the axis's.
struct InsideAxis {
  ir::Expr value;
  std::int64_t extent = 0;
  LoopRole role = LoopRole::spatial;
  Tail tail = Tail::mask;
  std::string outer;  // the outermost part of the split

  ir::Expr condition() const { return ir::lt(value, ir::index(extent)); }
};

struct AxisValues {
  std::vector<std::pair<std::string, ir::Expr>> values;  // one for each axis
  std::vector<InsideAxis> inside;
  NameMap<std::int64_t> extents;  // of every loop there ever was

  const ir::Expr& value(std::string_view axis) const {
    for (const auto& [name, value] : values) {
      if (name == axis) return value;
    }
    fail<InternalError>("no axis named ", axis);
  }
};

/// The lengths with their product cut to the extent: inner ones are kept as long as possible.
inline std::vector<std::int64_t> cut_lengths(std::int64_t extent,
                                             std::vector<std::int64_t> lengths) {
  for (std::size_t l = lengths.size(); l-- > 0;) {
    if (lengths[l] > extent) lengths[l] = extent;
    extent = (extent + lengths[l] - 1) / lengths[l];
  }
  return lengths;
}

namespace detail {

using ExtentMap = NameMap<std::int64_t>;
using ValueMap = NameMap<ir::Expr>;

inline void add_part_extents(const SplitRelation& split, ExtentMap& extents) {
  const std::int64_t extent = extents.at(split.parent);
  const std::vector<std::int64_t> lengths = cut_lengths(extent, split.lengths);
  std::int64_t inner = 1;
  for (std::size_t l = 0; l < lengths.size(); ++l) {
    extents[split.parts[l + 1]] = lengths[l];
    inner *= lengths[l];
  }
  extents[split.parts[0]] = (extent + inner - 1) / inner;
}

inline ir::Expr joined_parts(const SplitRelation& split, const ExtentMap& extents,
                             const ValueMap& values) {
  ir::Expr value = values.at(split.parts[0]);
  for (std::size_t p = 1; p < split.parts.size(); ++p) {
    value = value * ir::index(extents.at(split.parts[p])) + values.at(split.parts[p]);
  }
  return value;
}

inline void take_apart(const FuseRelation& fuse, const ExtentMap& extents,
                       ValueMap& values) {
  ir::Expr rest = values.at(fuse.fused);
  for (std::size_t p = fuse.parents.size(); p-- > 1;) {
    const ir::Expr extent = ir::index(extents.at(fuse.parents[p]));
    values[fuse.parents[p]] = rest % extent;
    rest = rest / extent;
  }
  values[fuse.parents[0]] = rest;
}

inline bool covers_more(const SplitRelation& split, const ExtentMap& extents) {
  std::int64_t product = 1;
  for (const std::string& part : split.parts) product *= extents.at(part);
  return product > extents.at(split.parent);
}

}  // namespace detail

/// Axis values of `stage` whose axes have the given extents. `prefix` comes before the loop names
/// in the variables; loops of extent 1 have the value 0.
inline AxisValues axis_values(const StageState& stage, const std::vector<IterVar>& axes,
                              const std::string& prefix = {}) {
  AxisValues result;
  const std::size_t names = stage.loops.size() + axes.size() + stage.relations.size();
  result.extents.reserve(names);
  for (const IterVar& axis : axes) result.extents[axis.name] = axis.extent;
  for (const Relation& r : stage.relations) {
    if (r.kind == Relation::Kind::split) {
      if (!result.extents.contains(r.split.parent)) continue;
      detail::add_part_extents(r.split, result.extents);
    } else if (result.extents.contains(r.fuse.parents.front())) {
      std::int64_t product = 1;
      for (const std::string& parent : r.fuse.parents) product *= result.extents.at(parent);
      result.extents[r.fuse.fused] = product;
    }
  }
  detail::ValueMap values;
  NameMap<LoopRole> roles;
  values.reserve(names);
  roles.reserve(names);
  for (const Loop& loop : stage.loops) {
    const auto extent = result.extents.find(loop.name);
    if (extent == result.extents.end()) continue;
    values[loop.name] = extent->second == 1 ? ir::index(0) : ir::var(prefix + loop.name);
    roles[loop.name] = loop.role;
  }
  for (std::size_t r = stage.relations.size(); r-- > 0;) {
    const Relation& relation = stage.relations[r];
    if (relation.kind == Relation::Kind::fuse) {
      if (!values.contains(relation.fuse.fused)) continue;
      const LoopRole role = roles.at(relation.fuse.fused);
      for (const std::string& p : relation.fuse.parents) roles[p] = role;
      detail::take_apart(relation.fuse, result.extents, values);
      continue;
    }
    const SplitRelation& split = relation.split;
    if (!values.contains(split.parts[0])) continue;
    const ir::Expr value = detail::joined_parts(split, result.extents, values);
    const LoopRole role = roles.at(split.parts[0]);
    values[split.parent] = value;
    roles[split.parent] = role;
    if (detail::covers_more(split, result.extents)) {
      result.inside.push_back({value, result.extents.at(split.parent), role, split.tail,
                               prefix + split.parts[0]});
    }
  }
  for (const IterVar& axis : axes) result.values.emplace_back(axis.name, values.at(axis.name));
  return result;
}

}  // namespace hone
