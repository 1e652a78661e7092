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

#include <hone/lower/accumulators.hpp>
#include <hone/lower/partition.hpp>
#include <hone/lower/skip_padding.hpp>
#include <hone/lower/stage_values.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

/// A flag for each node of the DAG.
using StageSet = std::vector<bool>;

namespace detail {

class LoopBuilder {
 public:
  LoopBuilder(const State& state, const CpuTarget& target)
      : state_(state), values_(state, target), partitioned_(partitioned_loops(state)) {}

  ir::Stmt build(const StageSet& computed, const StageSet& allocated) {
    std::vector<ir::Stmt> roots;
    for (std::size_t n = 0; n < state_.stages().size(); ++n) {
      const bool is_root = state_.stages()[n].location.kind == Location::Kind::root;
      if (state_.dag().nodes[n].is_placeholder() || !is_root || !computed[n]) continue;
      roots.push_back(stage_nest(n, false));
    }
    ir::Stmt body = ir::block(std::move(roots));
    for (std::size_t n = state_.stages().size(); n-- > 0;) {
      const bool is_temporary = state_.dag().nodes[n].role == Role::temp;
      const bool is_root = state_.stages()[n].location.kind == Location::Kind::root;
      if (!is_temporary || !is_root || !allocated[n]) continue;
      body = ir::make_stmt(ir::Allocate{root_buffer(n), body});
    }
    return body;
  }

  /// The memory of a temporary at root.
  ir::Buffer root_buffer(std::size_t n) const {
    if (state_.stages()[n].is_packed) return values_.local_buffer(n);
    const DagNode& node = state_.dag().nodes[n];
    return {node.name, ir::Type{node.dtype}, node.shape, ir::Scope::workspace, -1, -1};
  }

 private:
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
    if (loop.runs_once()) return body;
    const ir::Expr end = loop.shortened ? loop.shortened : ir::index(loop.extent);
    if (!loop.first) return ir::make_stmt(ir::For{loop.var, end, loop.kind, std::move(body)});
    body = ir::substitute(body, loop.var, ir::var(loop.var) + loop.first);
    return ir::make_stmt(ir::For{loop.var, end - loop.first, loop.kind, std::move(body)});
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
    if (nest.is_packed()) return nest.iteration;
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

  ir::Stmt reduction(const Nest& nest, bool in_parallel) {
    const ReductionScopes p = scopes_of(nest);
    bool reduces_inside = false;
    const bool apart = !reduces_in_lanes_outside(nest, p.tile);
    for (std::size_t l = p.scope; l < nest.loops.size(); ++l) {
      reduces_inside = reduces_inside || nest.loops[l].role == LoopRole::reduce;
    }
    if (reduces_inside && apart && accumulator_count(nest, p.tile) <= max_accumulators) {
      return in_registers(term_of(nest, values_.safe_value(nest)), in_parallel, p);
    }
    const ir::Expr value = nest.is_local ? values_.safe_value(nest) : values_.value(nest);
    return in_memory(term_of(nest, value), in_parallel, p);
  }

  Term term_of(const Nest& nest, ir::Expr value) const {
    const bool skips = nest.node->reduce_op == ir::ReduceOp::sum &&
                       state_.dag().float_mode != FloatMode::strict;
    return skips ? skip_padding(nest, std::move(value), partitioned_)
                 : Term{nest, std::move(value), {}};
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

  ir::Stmt in_memory(const Term& term, bool in_parallel, const ReductionScopes& p) {
    const Nest& nest = term.nest;
    const Piece piece{nest, in_parallel, true};
    ir::Stmt sum = update(nest, combined(*nest.node, load_own(nest), term.value));
    ir::Stmt sums = around(piece, p.first_reduce, nest.loops.size(),
                           guarded(term.condition, std::move(sum)));
    ir::Stmt both = ir::block({start_values(nest, p.first_reduce), std::move(sums)});
    return around(piece, 0, p.first_reduce, std::move(both));
  }

  ir::Stmt in_registers(const Term& term, bool in_parallel, const ReductionScopes& p) {
    const Nest& nest = term.nest;
    const Piece piece{nest, in_parallel, true};
    const bool whole = p.first_reduce >= p.scope;
    const bool apart = !combined_loops(nest, p.tile).empty();
    const Accumulators acc(nest, ".acc", accumulator_loops(nest, p.tile));
    ir::Stmt fill = acc.store(whole || apart ? identity_of(*nest.node) : load_own(nest));
    if (!whole) fill = guarded(guard(nest), std::move(fill));
    const ir::Expr sum = combined(*nest.node, acc.load(), term.value);
    ir::Stmt sums = around(piece, p.scope, nest.loops.size(),
                           guarded(term.condition, acc.store(sum)));
    ir::Stmt write = apart ? combine(nest, p.tile, acc, whole)
                           : write_back(nest, acc.load(), whole);
    ir::Stmt scope = ir::make_stmt(ir::Allocate{
        acc.buffer,
        ir::block({tile_loops(nest, p.tile, accumulates_apart, std::move(fill)), std::move(sums),
                   tile_loops(nest, p.tile, is_spatial, std::move(write))})});
    if (whole) return around(piece, 0, p.scope, std::move(scope));
    scope = around(piece, p.first_reduce, p.scope, std::move(scope));
    ir::Stmt both = ir::block({start_values(nest, p.first_reduce), std::move(scope)});
    return around(piece, 0, p.first_reduce, std::move(both));
  }

  static ir::Stmt write_back(const Nest& nest, ir::Expr result, bool whole) {
    return whole ? store(nest, std::move(result)) : update(nest, std::move(result));
  }

  /// total = start;  for vectors 1..: acc[0] += acc[vector];  for lanes: total += acc[0, lane]
  ir::Stmt combine(const Nest& nest, std::size_t tile, const Accumulators& acc, bool whole) const {
    std::vector<const NestLoop*> spatial;
    for (const NestLoop* loop : accumulator_loops(nest, tile)) {
      if (is_spatial(*loop)) spatial.push_back(loop);
    }
    const Accumulators total(nest, ".total", spatial);
    std::vector<ir::Stmt> stmts{total.store(whole ? identity_of(*nest.node) : load_own(nest))};
    Accumulators first = acc;
    ir::Stmt lanes;
    for (const NestLoop* loop : combined_loops(nest, tile)) {
      if (loop->kind == ir::LoopKind::vectorized) {
        lanes = total.store(combined(*nest.node, total.load(), first.load()));
        lanes = ir::make_stmt(ir::For{loop->var, ir::index(loop->extent), loop->kind, lanes});
        continue;
      }
      first = acc.with(loop->var, ir::index(0));
      const Accumulators next = acc.with(loop->var, ir::var(loop->var) + ir::index(1));
      ir::Stmt add = in_lanes(nest, tile, first.store(combined(*nest.node, first.load(),
                                                               next.load())));
      stmts.push_back(ir::make_stmt(
          ir::For{loop->var, ir::index(loop->extent - 1), loop->kind, std::move(add)}));
    }
    stmts.push_back(std::move(lanes));
    stmts.push_back(write_back(nest, total.load(), whole));
    return ir::make_stmt(ir::Allocate{total.buffer, ir::block(std::move(stmts))});
  }

  static ir::Stmt in_lanes(const Nest& nest, std::size_t tile, ir::Stmt body) {
    const NestLoop* lanes = combined_loops(nest, tile).back();
    return ir::make_stmt(ir::For{lanes->var, ir::index(lanes->extent), lanes->kind, body});
  }

  static bool is_spatial(const NestLoop& loop) { return loop.role == LoopRole::spatial; }

  /// The loops of the tile that are `wanted`, around `body`.
  ir::Stmt tile_loops(const Nest& nest, std::size_t tile, bool (*wanted)(const NestLoop&),
                      ir::Stmt body) {
    const Piece piece{nest, true, false};
    for (std::size_t l = nest.loops.size(); l-- > tile;) {
      if (wanted(nest.loops[l])) body = one_loop(piece, l, std::move(body));
    }
    return body;
  }

  const State& state_;
  StageValues values_;
  std::set<std::string> partitioned_;
};

}  // namespace detail

/// The statement that computes those of the root stages, and has memory for those of the
/// temporaries at root.
inline ir::Stmt build_loops(const State& state, const CpuTarget& target, const StageSet& computed,
                            const StageSet& allocated) {
  return detail::LoopBuilder(state, target).build(computed, allocated);
}

/// The statement that computes all outputs of the state's DAG.
inline ir::Stmt build_loops(const State& state, const CpuTarget& target) {
  const StageSet all(state.stages().size(), true);
  return build_loops(state, target, all, all);
}

/// The memory of node `n`, a temporary at root.
inline ir::Buffer root_buffer(const State& state, const CpuTarget& target, std::size_t n) {
  return detail::LoopBuilder(state, target).root_buffer(n);
}

}  // namespace hone::lowering
