// lower/simplify_loops.hpp
// Simplifies every expression with what the loops around it say about their variables, and drops
// the loops and branches that this decides.
//
//   for i in 0..1: S(i)                ->   S(0)
//   if i.0 * 8 + 3 < 127: S, i.0 in 0..15   ->   S
//   if c: S; if c: T                  ->   if c: S; T
#pragma once

#include <hone/ir/equal.hpp>
#include <hone/ir/interval.hpp>
#include <hone/ir/simplify.hpp>
#include <hone/ir/substitute.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace hone::lowering {

inline ir::Stmt simplify_loops(const ir::Stmt& s, const ir::Bounds& env);

namespace detail {

/// A loop, branch or allocation around nothing is nothing.
inline bool is_nothing(const ir::Stmt& s) {
  const ir::Block* list = s.as<ir::Block>();
  return !s || (list && list->stmts.empty());
}

inline ir::Stmt simplify_for(const ir::For& loop, const ir::Bounds& env) {
  const ir::Expr extent = ir::simplify(loop.extent, env);
  if (const std::int64_t* n = ir::as_integer(extent)) {
    if (*n <= 0) return ir::block({});
    if (*n == 1 && loop.kind != ir::LoopKind::parallel) {
      return simplify_loops(ir::substitute(loop.body, loop.var, ir::index(0)), env);
    }
  }
  const std::int64_t last = std::max<std::int64_t>(ir::bounds_of(extent, env).max, 1) - 1;
  const ir::Stmt body = simplify_loops(loop.body, env.with(loop.var, {0, last}));
  if (is_nothing(body)) return ir::block({});
  return ir::make_stmt(ir::For{loop.var, extent, loop.kind, body});
}

inline ir::Stmt simplify_if(const ir::If& branch, const ir::Bounds& env) {
  const ir::Expr condition = ir::simplify(branch.condition, env);
  const ir::Stmt body = simplify_loops(branch.then_body, env);
  const std::int64_t* known = ir::as_integer(condition);
  if (is_nothing(body) || (known && *known == 0)) return ir::block({});
  return known ? body : ir::make_stmt(ir::If{condition, body});
}

/// if c: A; if c: B   ->   if c: A; B
inline ir::Stmt merge_branches(const ir::Block& list) {
  std::vector<ir::Stmt> merged;
  for (const ir::Stmt& s : list.stmts) {
    const ir::If* branch = s.as<ir::If>();
    const ir::If* last = merged.empty() ? nullptr : merged.back().as<ir::If>();
    if (branch && last && ir::equal(branch->condition, last->condition)) {
      const ir::Stmt both = ir::block({last->then_body, branch->then_body});
      merged.back() = ir::make_stmt(ir::If{branch->condition, both});
    } else {
      merged.push_back(s);
    }
  }
  return ir::block(std::move(merged));
}

/// Drops a predicate that always holds.
inline ir::Expr needed(const ir::Expr& predicate) {
  const ir::Expr* inside = &predicate;
  if (const ir::Broadcast* b = predicate.as<ir::Broadcast>()) inside = &b->value;
  const std::int64_t* known = ir::as_integer(*inside);
  return known && *known != 0 ? ir::Expr() : predicate;
}

inline ir::Expr drop_predicates(const ir::Expr& e) {
  const ir::Expr mapped =
      ir::map_children(e, [](const ir::Expr& child) { return drop_predicates(child); });
  const ir::Load* load = mapped.as<ir::Load>();
  if (load == nullptr || !load->predicate || needed(load->predicate)) return mapped;
  ir::Load plain = *load;
  plain.predicate = {};
  return ir::make_expr(mapped.type(), std::move(plain));
}

}  // namespace detail

/// The statement with all expressions simplified; `env` bounds the variables from outside.
inline ir::Stmt simplify_loops(const ir::Stmt& s, const ir::Bounds& env) {
  if (const ir::For* loop = s.as<ir::For>()) return detail::simplify_for(*loop, env);
  if (const ir::If* branch = s.as<ir::If>()) return detail::simplify_if(*branch, env);
  const ir::Stmt inner =
      ir::map_children(s, [&](const ir::Stmt& child) { return simplify_loops(child, env); });
  if (detail::is_nothing(inner)) return ir::block({});
  if (const ir::Allocate* a = inner.as<ir::Allocate>()) {
    return detail::is_nothing(a->body) ? ir::block({}) : inner;
  }
  if (const ir::Block* list = inner.as<ir::Block>()) return detail::merge_branches(*list);
  const ir::Stmt simple = ir::map_exprs(inner, [&](const ir::Expr& e) {
    return detail::drop_predicates(ir::simplify(e, env));
  });
  const ir::Store* store = simple.as<ir::Store>();
  if (store == nullptr || !store->predicate || detail::needed(store->predicate)) return simple;
  ir::Store plain = *store;
  plain.predicate = {};
  return ir::make_stmt(std::move(plain));
}

}  // namespace hone::lowering
