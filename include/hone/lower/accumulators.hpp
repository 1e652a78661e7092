// lower/accumulators.hpp
// Where a reduction keeps its sums while its loops run: the loops of the tile that it accumulates
// in registers, and the place of each accumulator.
//
//   C.sum: k serial, i.1 unrolled x 6, j.1 unrolled x 4, j.1.lane x 16    C.sum.acc[6, 4, 16]
//   mean:  j.0 serial, j.1 unrolled x 4, j.1.lane x 16, j reduced         mean.acc[4, 16]
//
// A vectorized reduction loop has an accumulator for each of its lanes and vectors, so that none
// waits for another; they are combined when the loops have ended.
#pragma once

#include <hone/lower/nest.hpp>

#include <string>
#include <vector>

namespace hone::lowering {

/// Most accumulators that a reduction keeps in SSA values. Twice the registers of a large machine:
/// beyond that they would be spilled one by one.
inline constexpr std::int64_t max_accumulators = 128;

/// Where the loops of a reduction change their kind.
struct ReductionScopes {
  std::size_t first_reduce;  // the outermost reduction loop
  std::size_t scope;         // accumulators live from here on inwards
  std::size_t tile;          // all loops from here on are unrolled or vectorized
};

namespace detail {

/// A loop that runs once does not end the scope of the accumulators.
inline bool stays_in_scope(const NestLoop& loop) {
  return loop.kind == ir::LoopKind::serial && (loop.role == LoopRole::reduce || loop.runs_once());
}

}  // namespace detail

inline ReductionScopes scopes_of(const Nest& nest) {
  const std::vector<NestLoop>& loops = nest.loops;
  ReductionScopes p{loops.size(), loops.size(), loops.size()};
  for (std::size_t l = loops.size(); l-- > 0;) {
    if (loops[l].role == LoopRole::reduce && loops[l].extent > 1) p.first_reduce = l;
  }
  while (p.tile > 0 && (loops[p.tile - 1].is_closed() || loops[p.tile - 1].extent == 1) &&
         loops[p.tile - 1].kind != ir::LoopKind::parallel) {
    --p.tile;
  }
  p.scope = p.tile;
  while (p.scope > 0 && detail::stays_in_scope(loops[p.scope - 1])) --p.scope;
  return p;
}

/// Whether lanes of a reduction run outside the tile: they share their accumulators.
inline bool reduces_in_lanes_outside(const Nest& nest, std::size_t tile) {
  for (std::size_t l = 0; l < tile; ++l) {
    const NestLoop& loop = nest.loops[l];
    if (loop.role == LoopRole::reduce && loop.kind == ir::LoopKind::vectorized) return true;
  }
  return false;
}

/// Whether each iteration of a loop of the tile has accumulators of its own.
inline bool accumulates_apart(const NestLoop& loop) {
  return loop.role == LoopRole::spatial || loop.of_vectors;
}

/// The loops of the tile with accumulators of their own, in the order of the dimensions: the lanes
/// come last.
inline std::vector<const NestLoop*> accumulator_loops(const Nest& nest, std::size_t tile) {
  std::vector<const NestLoop*> order;
  const NestLoop* lanes = nullptr;
  for (std::size_t l = tile; l < nest.loops.size(); ++l) {
    const NestLoop& loop = nest.loops[l];
    if (!accumulates_apart(loop) || loop.extent == 1) continue;
    if (loop.kind == ir::LoopKind::vectorized) {
      lanes = &loop;
    } else {
      order.push_back(&loop);
    }
  }
  if (lanes) order.push_back(lanes);
  return order;
}

/// Those of them that are combined at the end: the pieces of a vectorized reduction loop.
inline std::vector<const NestLoop*> combined_loops(const Nest& nest, std::size_t tile) {
  std::vector<const NestLoop*> loops;
  for (const NestLoop* loop : accumulator_loops(nest, tile)) {
    if (loop->role == LoopRole::reduce) loops.push_back(loop);
  }
  return loops;
}

/// How many vectors or scalars the tile accumulates in.
inline std::int64_t accumulator_count(const Nest& nest, std::size_t tile) {
  std::int64_t count = 1;
  for (const NestLoop* loop : accumulator_loops(nest, tile)) {
    if (loop->kind != ir::LoopKind::vectorized) count *= loop->extent;
  }
  return count;
}

/// Registers with one dimension for each of the loops, and the place of an iteration in them.
struct Accumulators {
  ir::Buffer buffer;
  std::vector<ir::Expr> at;

  Accumulators(const Nest& nest, const std::string& suffix,
               const std::vector<const NestLoop*>& loops)
      : buffer{nest.node->name + suffix, ir::Type{nest.node->dtype}, {}, ir::Scope::registers, -1,
               -1} {
    for (const NestLoop* loop : loops) {
      buffer.shape.push_back(loop->extent);
      at.push_back(ir::var(loop->var));
    }
  }

  ir::Expr load() const { return ir::load(buffer.type, buffer.name, at); }
  ir::Stmt store(ir::Expr value) const {
    return ir::make_stmt(ir::Store{buffer.name, at, std::move(value), {}});
  }
  /// The same registers where loop `var` has another value.
  Accumulators with(const std::string& var, const ir::Expr& value) const {
    Accumulators moved = *this;
    for (ir::Expr& index : moved.at) index = ir::substitute(index, var, value);
    return moved;
  }
};

}  // namespace hone::lowering
