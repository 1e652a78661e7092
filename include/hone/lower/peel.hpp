// lower/peel.hpp
// Gives the last iteration of a loop with a partial tile a copy of its own, so that the others need
// no test (Halide: TailStrategy-free loop partitioning).
//
//   for i.0 in 0..16: S with i.0 * 8 + i.1 < 127
//     ->   for i.0 in 0..15: S          the test always holds
//          S with 15 * 8 + i.1 < 127    a constant bound
//
// Only serial loops are peeled; on others the test stays, as a mask.
#pragma once

#include <hone/ir/linear.hpp>
#include <hone/ir/substitute.hpp>
#include <hone/schedule/axis_values.hpp>

#include <vector>

namespace hone::lowering {

/// The loop to peel, and how many of its iterations are whole.
struct PeeledLoop {
  std::string var;
  std::int64_t whole = 0;
};

/// What to peel for a condition, if its outermost part is a loop that stands alone in it.
inline std::vector<PeeledLoop> peeled_loops(const std::vector<InsideAxis>& conditions) {
  std::vector<PeeledLoop> loops;
  for (const InsideAxis& c : conditions) {
    if (c.tail != Tail::peel || c.outer.empty()) continue;
    for (const ir::LinearForm::Term& term : ir::linear_form(c.value).terms) {
      const ir::Var* var = term.value.as<ir::Var>();
      if (!var || var->name != c.outer || term.coefficient <= 0) continue;
      loops.push_back({c.outer, c.extent / term.coefficient});
    }
  }
  return loops;
}

/// The statement with the given loops peeled, where they are serial and have a partial tile.
inline ir::Stmt peel(const ir::Stmt& s, const std::vector<PeeledLoop>& loops) {
  const ir::Stmt inner =
      ir::map_children(s, [&](const ir::Stmt& child) { return peel(child, loops); });
  const ir::For* loop = inner.as<ir::For>();
  if (loop == nullptr || loop->kind != ir::LoopKind::serial) return inner;
  const std::int64_t* extent = ir::as_integer(loop->extent);
  for (const PeeledLoop& p : loops) {
    if (p.var != loop->var || !extent || p.whole >= *extent || p.whole <= 0) continue;
    ir::Stmt main = ir::make_stmt(ir::For{loop->var, ir::index(p.whole), loop->kind, loop->body});
    std::vector<ir::Stmt> parts{main};
    for (std::int64_t n = p.whole; n < *extent; ++n) {
      parts.push_back(ir::substitute(loop->body, loop->var, ir::index(n)));
    }
    return ir::block(std::move(parts));
  }
  return inner;
}

}  // namespace hone::lowering
