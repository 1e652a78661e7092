// space/pack_operand.hpp
// Copies an operand of a tiled reduction into panels that lie in memory as the tiles read them.
//
//   for j.0, i.0, k.0, k.1, i.1, j.1: C += A(i, k) * B(k, j)
//     ->  B.cache(k, j) = B(k, j), its loops and its memory in the order j.0, k.0, k.1, j.1
//         for ..: C += A(i, k) * B.cache(k, j)
//
// Only operands that move along the vectors, and that are read for several rows (Goto and van de
// Geijn, 2008: the panels of B).
#pragma once

#include <hone/space/attempt.hpp>
#include <hone/space/vector_axis.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

/// The reader's axis and the copy's, for each dimension.
using PanelDims = std::vector<std::pair<std::string, std::string>>;

inline bool is_reused(const DagNode& node, const ir::Load& load) {
  return std::any_of(node.axes.begin(), node.axes.end(), [&](const IterVar& axis) {
    return axis.extent > 1 && stride_along(axis.name, load) == Stride::none;
  });
}

inline std::string name_of_copy(const State& state, const std::string& reader,
                                const std::string& tensor) {
  std::string found;
  for_each_load(state.dag().node(reader).body, [&](const ir::Load& load) {
    if (load.tensor.starts_with(tensor + ".cache")) found = load.tensor;
  });
  ensure(!found.empty(), reader, " does not read a copy of ", tensor);
  return found;
}

inline bool split_alike(Attempt& a, const std::string& reader, const std::string& copy,
                        const PanelDims& dims) {
  const std::vector<Relation> relations = a.stage(reader).relations;
  for (const auto& [axis, dim] : dims) {
    for (const Relation& r : relations) {
      if (r.kind != Relation::Kind::split || r.split.parent != axis) continue;
      const auto parts = static_cast<std::int64_t>(r.split.lengths.size());
      if (!a.add(FollowSplit{copy, dim, reader, axis, parts})) return false;
    }
  }
  return true;
}

inline bool order_alike(Attempt& a, const std::string& reader, const std::string& copy,
                        const PanelDims& dims) {
  std::vector<std::string> order;
  for (const Loop& loop : a.stage(reader).loops) {
    for (const auto& [axis, dim] : dims) {
      if (loop.name == axis) order.push_back(dim);
      if (loop.name.starts_with(axis + ".")) order.push_back(dim + loop.name.substr(axis.size()));
    }
  }
  return a.add(Reorder{copy, order});
}

}  // namespace detail

/// Reads of inputs at plain axes, the vector axis last, that do not use all axes of the result.
inline std::vector<ir::Load> packable_reads(const ComputeDag& dag, const DagNode& node) {
  std::vector<ir::Load> reads;
  for_each_load(node.body, [&](const ir::Load& load) {
    if (!dag.node(load.tensor).is_placeholder() || load.indices.empty()) return;
    const bool plain = std::all_of(load.indices.begin(), load.indices.end(),
                                   [](const ir::Expr& e) { return e.as<ir::Var>(); });
    if (!plain || node.axes.empty() || load.predicate) return;
    if (load.indices.back().as<ir::Var>()->name != node.axes.back().name) return;
    if (detail::is_reused(node, load)) reads.push_back(load);
  });
  return reads;
}

/// Packs what `load` reads for `node`, after the node is tiled. False, and nothing done, if a step
/// was not legal.
inline bool pack_operand(Attempt& attempt, const DagNode& node, const ir::Load& load) {
  return attempt.all_or_nothing([&](Attempt& a) {
    if (!a.add(CacheRead{load.tensor, {node.name}})) return false;
    const std::string copy = detail::name_of_copy(a.state(), node.name, load.tensor);
    detail::PanelDims dims;
    for (std::size_t d = 0; d < load.indices.size(); ++d) {
      dims.emplace_back(load.indices[d].as<ir::Var>()->name, a.node(copy).axes[d].name);
    }
    return detail::split_alike(a, node.name, copy, dims) &&
           detail::order_alike(a, node.name, copy, dims) &&
           a.add(Vectorize{{copy, a.stage(copy).loops.back().name}}) && a.add(Pack{copy});
  });
}

}  // namespace hone
