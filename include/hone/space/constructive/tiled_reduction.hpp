// space/constructive/tiled_reduction.hpp
// The schedule of a reduction whose reads are vectors along the last axis of its result: a register
// tile inside all reduction loops, an element-wise reader fused at the tile, and constants packed.
//
//   C.sum(i, j) = sum(k, A(i, k) * B(k, j))           parallel j.0: for i.0:
//   C(i, j)     = relu(C.sum(i, j) + bias(j))   ->      for k: unroll i.1: vectorize j.1: C.sum
//                                                       unroll i.1: vectorize j.1: C
#pragma once

#include <hone/space/constructive/outer_parallel.hpp>
#include <hone/space/constructive/register_tile.hpp>
#include <hone/space/pack_operand.hpp>

#include <string>
#include <vector>

namespace hone {

/// Registers for a body that calls functions: their expansions need most of them.
inline constexpr std::int64_t registers_beside_functions = 6;

/// What the tile of a stage is chosen for; the vector axis is the last one.
inline TileProblem tile_problem(const State& state, const DagNode& node,
                                const CpuTarget& target) {
  bool calls = false;
  ir::visit_preorder(detail::inline_loads(state, node.body), [&](const ir::Expr& e) {
    const ir::Call* call = e.as<ir::Call>();
    calls = calls || (call && is_expensive(*call));
  });
  return {reads_of(state, node), node.axes, node.axes.size() - 1, lanes_of(node, target),
          calls ? registers_beside_functions : std::int64_t{target.vector_registers}};
}

namespace detail {

/// The loops of a tiled stage.
struct TileLoops {
  std::vector<std::string> outer;
  std::vector<std::string> inner;  // the vectorized one last
};

inline TileLoops tile_loops(const std::vector<IterVar>& axes,
                            const std::vector<std::size_t>& outer_order) {
  TileLoops loops;
  for (const std::size_t d : outer_order) loops.outer.push_back(axes[d].name + ".0");
  for (const IterVar& axis : axes) loops.inner.push_back(axis.name + ".1");
  return loops;
}

inline bool unroll_and_vectorize(Attempt& a, const std::string& stage,
                                 const std::vector<std::string>& inner) {
  for (const std::string& loop : inner) {
    const StageState& s = a.stage(stage);
    if (s.loops[static_cast<std::size_t>(s.find(loop))].extent == 1) continue;
    const bool marked = loop == inner.back() ? a.add(Vectorize{{stage, loop}})
                                             : a.add(Unroll{{stage, loop}});
    if (!marked) return false;
  }
  return true;
}

inline std::vector<std::string> joined(std::vector<std::string> a,
                                       const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace detail

/// Splits, orders and marks the loops of a reduction; outer_order as in tile_loop_order. False if a
/// step was not legal.
inline bool tile_reduction(Attempt& a, const std::string& stage, const TileLengths& tile,
                           const std::vector<std::size_t>& outer_order) {
  const DagNode node = a.node(stage);
  for (std::size_t d = 0; d < tile.size(); ++d) {
    if (!a.add(Split{stage, node.axes[d].name, {tile[d]}, Tail::mask})) return false;
  }
  const detail::TileLoops loops = detail::tile_loops(node.axes, outer_order);
  std::vector<std::string> order = loops.outer;
  for (const IterVar& axis : node.reduce_axes) order.push_back(axis.name);
  return a.add(Reorder{stage, detail::joined(order, loops.inner)}) &&
         detail::unroll_and_vectorize(a, stage, loops.inner);
}

/// Computes a reduction that tile_reduction has tiled at the tiles of its element-wise reader. The
/// reader is unrolled too: only then do the accumulators stay in registers.
inline bool fuse_reader(Attempt& a, const std::string& stage, const std::string& reader,
                        const std::vector<std::size_t>& outer_order) {
  const std::vector<IterVar> sources = a.node(stage).axes;
  const std::vector<IterVar> axes = a.node(reader).axes;
  for (std::size_t d = 0; d < axes.size(); ++d) {
    if (!a.add(FollowSplit{reader, axes[d].name, stage, sources[d].name, 1})) return false;
  }
  const detail::TileLoops loops = detail::tile_loops(axes, outer_order);
  return a.add(Reorder{reader, detail::joined(loops.outer, loops.inner)}) &&
         a.add(ComputeAt{stage, reader, loops.outer.back()}) &&
         detail::unroll_and_vectorize(a, reader, loops.inner);
}

/// Schedules a reduction, and its only reader if `reader` is not empty. False, and nothing done, if
/// a step was not legal.
inline bool schedule_tiled_reduction(Attempt& attempt, const Task& task, const std::string& stage,
                                     const std::string& reader) {
  const TileProblem problem = tile_problem(attempt.state(), attempt.node(stage), task.target());
  const TileLengths tile = choose_register_tile(problem);
  const DagNode node = attempt.node(stage);
  const std::vector<std::size_t> order = tile_loop_order(problem, tile, node.reduce_axes);
  return attempt.all_or_nothing([&](Attempt& a) {
    if (!tile_reduction(a, stage, tile, order)) return false;
    for (const ir::Load& load : packable_reads(a.state().dag(), a.node(stage))) {
      if (a.node(load.tensor).is_constant) pack_operand(a, a.node(stage), load);
    }
    if (!reader.empty() && !fuse_reader(a, stage, reader, order)) return false;
    const std::string& host = reader.empty() ? stage : reader;
    const std::vector<std::string> outer = detail::tile_loops(a.node(host).axes, order).outer;
    parallelize(a, task, host, outer, flops(node));
    return true;
  });
}

}  // namespace hone
