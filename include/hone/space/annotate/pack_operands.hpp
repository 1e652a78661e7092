// space/annotate/pack_operands.hpp
// Copies an operand of a tiled reduction into panels that lie in memory as the tiles read them.
// What is constant is packed ahead of all calls; anything else pays for its copy at each.
//
//   for j.0, i.0, k.0, k.1, i.1, j.1: C += A(i, k) * B(k, j)
//     ->  B.cache(k, j) = B(k, j), its loops and its memory in the order j.0, k.0, k.1, j.1
//         for ..: C += A(i, k) * B.cache(k, j)
//
// Only operands that move along the vectors, and that are read for several rows (Goto and van de
// Geijn, 2008: the panels of B).
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>
#include <hone/space/stage_questions.hpp>
#include <hone/space/vector_axis.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace hone {

struct PackOperands {
  static constexpr std::string_view name = "pack_operands";
  static constexpr double constant_share = 0.6;  // how often a constant is packed
  static constexpr double input_share = 0.15;    // and something else

  Applied apply(const State& state, const AnnotationContext&, Decisions& decisions) const {
    Attempt attempt(state);
    for (const DagNode& node : state.dag().nodes) {
      if (!node.has_reduction() || !is_tiled(state, state.stage(node.name))) continue;
      for (const ir::Load& load : packable_reads(state.dag(), node)) {
        const double share =
            state.dag().node(load.tensor).is_constant ? constant_share : input_share;
        if (decisions.choose_whether(concat("pack ", node.name, " ", load.tensor), share)) {
          pack(attempt, node, load);
        }
      }
    }
    return attempt.state();
  }

 private:
  /// Reads of inputs at plain axes, the vector axis last, that do not use all axes of the result.
  static std::vector<ir::Load> packable_reads(const ComputeDag& dag, const DagNode& node) {
    std::vector<ir::Load> reads;
    for_each_load(node.body, [&](const ir::Load& load) {
      if (!dag.node(load.tensor).is_placeholder() || load.indices.empty()) return;
      const bool plain = std::all_of(load.indices.begin(), load.indices.end(),
                                     [](const ir::Expr& e) { return e.as<ir::Var>(); });
      if (!plain || node.axes.empty() || load.predicate) return;
      if (load.indices.back().as<ir::Var>()->name != node.axes.back().name) return;
      if (is_reused(node, load)) reads.push_back(load);
    });
    return reads;
  }

  static bool is_reused(const DagNode& node, const ir::Load& load) {
    return std::any_of(node.axes.begin(), node.axes.end(), [&](const IterVar& axis) {
      return axis.extent > 1 && stride_along(axis.name, load) == Stride::none;
    });
  }

  static void pack(Attempt& attempt, const DagNode& node, const ir::Load& load) {
    attempt.all_or_nothing([&](Attempt& a) {
      if (!a.add(CacheRead{load.tensor, {node.name}})) return false;
      const std::string copy = name_of_copy(a.state(), node.name, load.tensor);
      std::vector<std::pair<std::string, std::string>> dims;  // the reader's axis, the copy's
      for (std::size_t d = 0; d < load.indices.size(); ++d) {
        dims.emplace_back(load.indices[d].as<ir::Var>()->name, a.node(copy).axes[d].name);
      }
      return split_alike(a, node.name, copy, dims) && order_alike(a, node.name, copy, dims) &&
             a.add(Vectorize{{copy, a.stage(copy).loops.back().name}}) && a.add(Pack{copy});
    });
  }

  static std::string name_of_copy(const State& state, const std::string& reader,
                                  const std::string& tensor) {
    std::string found;
    for_each_load(state.dag().node(reader).body, [&](const ir::Load& load) {
      if (load.tensor.starts_with(tensor + ".cache")) found = load.tensor;
    });
    ensure(!found.empty(), reader, " does not read a copy of ", tensor);
    return found;
  }

  using Dims = std::vector<std::pair<std::string, std::string>>;

  static bool split_alike(Attempt& a, const std::string& reader, const std::string& copy,
                          const Dims& dims) {
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

  static bool order_alike(Attempt& a, const std::string& reader, const std::string& copy,
                          const Dims& dims) {
    std::vector<std::string> order;
    for (const Loop& loop : a.stage(reader).loops) {
      for (const auto& [axis, dim] : dims) {
        if (loop.name == axis) order.push_back(dim);
        if (loop.name.starts_with(axis + ".")) order.push_back(dim + loop.name.substr(axis.size()));
      }
    }
    return a.add(Reorder{copy, order});
  }
};
static_assert(AnnotationRule<PackOperands>);

}  // namespace hone
