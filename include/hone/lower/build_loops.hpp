// lower/build_loops.hpp
// First pass: a State becomes loops, stores and allocations. Subscripts are still one for each
// dimension, and vectorized and unrolled loops are still loops.
//
//   C.sum at C's loop j.0; its loops k, i.1 unrolled, j.1 vectorized
//     ->  for C.i.0: for C.j.0:
//           allocate C.sum[6, 64]
//             allocate C.sum.acc[6, 64] in registers
//               C.sum.acc = 0;  for k: C.sum.acc += A * B;  C.sum = C.sum.acc
//             for C.i.1: for C.j.1: C = relu(C.sum + bias)
//
// A reduction whose innermost loops are unrolled and vectorized accumulates in registers across the
// serial reduction loops directly around them; any other accumulates in its own memory.
#pragma once

#include <hone/lower/stage_values.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

/// Most accumulators that a reduction keeps in SSA values. Twice the registers of a large machine:
/// beyond that they would be spilled one by one.
inline constexpr std::int64_t max_accumulators = 128;

namespace detail {

class LoopBuilder {
 public:
  LoopBuilder(const State& state, const CpuTarget& target)
      : state_(state), values_(state, target) {}

  ir::Stmt build() {
    std::vector<ir::Stmt> roots;
    for (std::size_t n = 0; n < state_.stages().size(); ++n) {
      const StageState& stage = state_.stages()[n];
      if (state_.dag().nodes[n].is_placeholder() || stage.is_inlined()) continue;
      if (!stage.is_attached()) roots.push_back(stage_nest(n, false));
    }
    ir::Stmt body = ir::block(std::move(roots));
    for (std::size_t n = state_.stages().size(); n-- > 0;) {
      const DagNode& node = state_.dag().nodes[n];
      if (is_root_temporary(n)) {
        body = ir::make_stmt(ir::Allocate{whole_buffer(node), body});
      }
    }
    return body;
  }

 private:
  bool is_root_temporary(std::size_t n) const {
    const DagNode& node = state_.dag().nodes[n];
    return !node.is_placeholder() && node.role == Role::temp &&
           state_.stages()[n].location.kind == Location::Kind::root;
  }

  static ir::Buffer whole_buffer(const DagNode& node) {
    return {node.name, ir::Type{node.dtype}, node.shape, ir::Scope::workspace, -1, -1};
  }

  ir::Stmt stage_nest(std::size_t n, bool in_parallel) {
    const DagNode& node = state_.dag().nodes[n];
    const Nest nest = values_.nest(n, in_parallel);
    return node.has_reduction() ? reduction(nest, in_parallel) : elementwise(nest, in_parallel);
  }

  // ---- loops ----

  struct Piece {
    const Nest& nest;
    bool in_parallel;
    bool attaches;  // whether this copy of the loops computes what is attached to them
  };

  /// loops[from, to) around `inner`; what is attached to a loop comes first in its body.
  ir::Stmt around(const Piece& piece, std::size_t from, std::size_t to, ir::Stmt inner) {
    for (std::size_t l = to; l-- > from;) inner = one_loop(piece, l, std::move(inner));
    return inner;
  }

  ir::Stmt one_loop(const Piece& piece, std::size_t l, ir::Stmt body) {
    const NestLoop& loop = piece.nest.loops[l];
    if (piece.attaches && !loop.name.empty()) {
      body = with_attached(piece, l, std::move(body));
    }
    if (loop.extent == 1 && !loop.shortened) return body;
    const ir::Expr extent = loop.shortened ? loop.shortened : ir::index(loop.extent);
    return ir::make_stmt(ir::For{loop.var, extent, loop.kind, std::move(body)});
  }

  bool parallel_above(const Piece& piece, std::size_t l) const {
    bool parallel = piece.in_parallel;
    for (std::size_t outer = 0; outer <= l; ++outer) {
      parallel = parallel || piece.nest.loops[outer].kind == ir::LoopKind::parallel;
    }
    return parallel;
  }

  ir::Stmt with_attached(const Piece& piece, std::size_t l, ir::Stmt body) {
    std::vector<ir::Stmt> stmts;
    std::vector<ir::Buffer> buffers;
    for (std::size_t n = 0; n < state_.stages().size(); ++n) {
      const Location& at = state_.stages()[n].location;
      if (at.kind != Location::Kind::at || at.stage != piece.nest.stage->name) continue;
      if (at.loop != piece.nest.loops[l].name) continue;
      stmts.push_back(stage_nest(n, parallel_above(piece, l)));
      buffers.push_back(values_.local_buffer(n));
    }
    stmts.push_back(std::move(body));
    ir::Stmt all = ir::block(std::move(stmts));
    for (std::size_t b = buffers.size(); b-- > 0;) {
      all = ir::make_stmt(ir::Allocate{buffers[b], std::move(all)});
    }
    return all;
  }

  // ---- what a stage stores ----

  static const std::vector<ir::Expr>& place(const Nest& nest) {
    return nest.is_local ? nest.positions : nest.points;
  }

  static ir::Expr guard(const Nest& nest) { return all_of(nest.guards, LoopRole::spatial); }
  static ir::Expr mask(const Nest& nest) { return all_of(nest.masks, LoopRole::spatial); }

  static ir::Stmt guarded(const ir::Expr& condition, ir::Stmt body) {
    return condition ? ir::make_stmt(ir::If{condition, std::move(body)}) : body;
  }

  /// Writes a value that is whole. A local box is as large as the loops, and most often the next
  /// tile repairs what this one writes beyond its end: nothing needs to be kept from writing.
  static ir::Stmt store(const Nest& nest, ir::Expr value) {
    if (!nest.is_local || !later_tiles_repair(nest)) return update(nest, std::move(value));
    return ir::make_stmt(ir::Store{nest.node->name, place(nest), std::move(value), {}});
  }

  /// Writes a value that others are still added to: it must not reach into the next tile.
  static ir::Stmt update(const Nest& nest, ir::Expr value) {
    return guarded(guard(nest), ir::make_stmt(ir::Store{nest.node->name, place(nest),
                                                        std::move(value), mask(nest)}));
  }

  ir::Expr load_own(const Nest& nest) const {
    return ir::load(ir::Type{nest.node->dtype}, nest.node->name, place(nest),
                    ir::Boundary::none, mask(nest));
  }

  ir::Stmt elementwise(const Nest& nest, bool in_parallel) {
    const ir::Expr value = nest.is_local ? values_.safe_value(nest) : values_.value(nest);
    const Piece piece{nest, in_parallel, true};
    return around(piece, 0, nest.loops.size(), store(nest, value));
  }

  // ---- reductions ----

  static ir::Expr combined(const DagNode& node, ir::Expr a, ir::Expr b) {
    switch (node.reduce_op) {
      case ir::ReduceOp::sum: return a + b;
      case ir::ReduceOp::prod: return a * b;
      case ir::ReduceOp::max: return ir::max(a, b);
      case ir::ReduceOp::min: return ir::min(a, b);
      case ir::ReduceOp::custom: break;
    }
    fail<UserError>("a reduction with a combiner of its own (", node.name,
                    ") cannot be compiled yet");
  }

  /// Where the loops of a reduction change their kind.
  struct Positions {
    std::size_t first_reduce;  // the outermost reduction loop
    std::size_t scope;         // accumulators live from here on inwards
    std::size_t tile;          // all loops from here on are unrolled or vectorized
  };

  static Positions positions_of(const Nest& nest) {
    const std::vector<NestLoop>& loops = nest.loops;
    Positions p{loops.size(), loops.size(), loops.size()};
    for (std::size_t l = loops.size(); l-- > 0;) {
      if (loops[l].role == LoopRole::reduce && loops[l].extent > 1) p.first_reduce = l;
    }
    while (p.tile > 0 && (loops[p.tile - 1].is_closed() || loops[p.tile - 1].extent == 1) &&
           loops[p.tile - 1].kind != ir::LoopKind::parallel) {
      --p.tile;
    }
    p.scope = p.tile;
    while (p.scope > 0 && stays_in_scope(loops[p.scope - 1])) --p.scope;
    return p;
  }

  /// A loop that runs once does not end the scope of the accumulators.
  static bool stays_in_scope(const NestLoop& loop) {
    return loop.kind == ir::LoopKind::serial &&
           (loop.role == LoopRole::reduce || (loop.extent == 1 && !loop.shortened));
  }

  static std::int64_t accumulators(const Nest& nest, std::size_t tile) {
    std::int64_t count = 1;
    for (std::size_t l = tile; l < nest.loops.size(); ++l) {
      const NestLoop& loop = nest.loops[l];
      if (loop.role == LoopRole::spatial && loop.kind == ir::LoopKind::unrolled) {
        count *= loop.extent;
      }
    }
    return count;
  }

  ir::Stmt reduction(const Nest& nest, bool in_parallel) {
    const Positions p = positions_of(nest);
    bool reduces_inside = false;
    for (std::size_t l = p.scope; l < nest.loops.size(); ++l) {
      reduces_inside = reduces_inside || nest.loops[l].role == LoopRole::reduce;
    }
    if (reduces_inside && accumulators(nest, p.tile) <= max_accumulators) {
      return in_registers(nest, in_parallel, p);
    }
    return in_memory(nest, in_parallel, p);
  }

  /// The loops from `from` on that are spatial, around a store of the identity.
  ir::Stmt start_values(const Nest& nest, std::size_t from) {
    ir::Stmt body = store(nest, identity_of(*nest.node));
    const Piece piece{nest, true, false};
    for (std::size_t l = nest.loops.size(); l-- > from;) {
      if (nest.loops[l].role == LoopRole::spatial) body = one_loop(piece, l, std::move(body));
    }
    return body;
  }

  ir::Stmt in_memory(const Nest& nest, bool in_parallel, const Positions& p) {
    const ir::Expr value = nest.is_local ? values_.safe_value(nest) : values_.value(nest);
    const Piece piece{nest, in_parallel, true};
    ir::Stmt sums = around(piece, p.first_reduce, nest.loops.size(),
                           update(nest, combined(*nest.node, load_own(nest), value)));
    ir::Stmt both = ir::block({start_values(nest, p.first_reduce), std::move(sums)});
    return around(piece, 0, p.first_reduce, std::move(both));
  }

  ir::Stmt in_registers(const Nest& nest, bool in_parallel, const Positions& p) {
    const Piece piece{nest, in_parallel, true};
    const ir::Buffer acc = accumulator_buffer(nest, p.tile);
    const std::vector<ir::Expr> at = accumulator_indices(nest, p.tile);
    const ir::Type type{nest.node->dtype};
    const bool whole = p.first_reduce >= p.scope;
    const ir::Expr start = whole ? identity_of(*nest.node) : load_own(nest);
    ir::Stmt fill = ir::make_stmt(ir::Store{acc.name, at, start, {}});
    if (!whole) fill = guarded(guard(nest), std::move(fill));
    const ir::Expr sum = combined(*nest.node, ir::load(type, acc.name, at),
                                  values_.safe_value(nest));
    ir::Stmt sums = around(piece, p.scope, nest.loops.size(),
                           ir::make_stmt(ir::Store{acc.name, at, sum, {}}));
    const ir::Expr result = ir::load(type, acc.name, at);
    ir::Stmt write = whole ? store(nest, result) : update(nest, result);
    ir::Stmt scope = ir::make_stmt(ir::Allocate{
        acc, ir::block({tile_loops(nest, p.tile, std::move(fill)), std::move(sums),
                        tile_loops(nest, p.tile, std::move(write))})});
    if (whole) return around(piece, 0, p.scope, std::move(scope));
    scope = around(piece, p.first_reduce, p.scope, std::move(scope));
    ir::Stmt both = ir::block({start_values(nest, p.first_reduce), std::move(scope)});
    return around(piece, 0, p.first_reduce, std::move(both));
  }

  /// The spatial loops of the tile around `body`.
  ir::Stmt tile_loops(const Nest& nest, std::size_t tile, ir::Stmt body) {
    const Piece piece{nest, true, false};
    for (std::size_t l = nest.loops.size(); l-- > tile;) {
      if (nest.loops[l].role == LoopRole::spatial) body = one_loop(piece, l, std::move(body));
    }
    return body;
  }

  /// Tile loops in the order of the accumulators' dimensions: the lanes come last.
  static std::vector<const NestLoop*> tile_order(const Nest& nest, std::size_t tile) {
    std::vector<const NestLoop*> order;
    const NestLoop* lanes = nullptr;
    for (std::size_t l = tile; l < nest.loops.size(); ++l) {
      const NestLoop& loop = nest.loops[l];
      if (loop.role != LoopRole::spatial || loop.extent == 1) continue;
      if (loop.kind == ir::LoopKind::vectorized) {
        lanes = &loop;
      } else {
        order.push_back(&loop);
      }
    }
    if (lanes) order.push_back(lanes);
    return order;
  }

  static ir::Buffer accumulator_buffer(const Nest& nest, std::size_t tile) {
    ir::Buffer acc{nest.node->name + ".acc", ir::Type{nest.node->dtype}, {},
                   ir::Scope::registers, -1, -1};
    for (const NestLoop* loop : tile_order(nest, tile)) acc.shape.push_back(loop->extent);
    return acc;
  }

  static std::vector<ir::Expr> accumulator_indices(const Nest& nest, std::size_t tile) {
    std::vector<ir::Expr> at;
    for (const NestLoop* loop : tile_order(nest, tile)) at.push_back(ir::var(loop->var));
    return at;
  }

  const State& state_;
  StageValues values_;
};

}  // namespace detail

/// The statement that computes all outputs of the state's DAG.
inline ir::Stmt build_loops(const State& state, const CpuTarget& target) {
  return detail::LoopBuilder(state, target).build();
}

}  // namespace hone::lowering
