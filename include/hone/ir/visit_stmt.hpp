// ir/visit_stmt.hpp
// Walking and rebuilding statements, in the manner of ir/visit.hpp.
//
//   for_each_expr(s, f)     f(e) for the expressions that stand in `s` itself, not in its body
//   for_each_child(s, f)    f(s') for the statements directly inside `s`
//   map_exprs, map_children the same statement with those replaced; the same handle if none changed
//   visit_preorder(s, f)    f(s') for `s` and everything below it; false prunes
//   visit_exprs(s, f)       f(e) for every expression node anywhere in `s`
//
// A statement whose body became empty is empty itself.
#pragma once

#include <hone/ir/visit.hpp>

namespace hone::ir {

using StmtVisitor = FunctionRef<void(const Stmt&)>;
using StmtMap = FunctionRef<Stmt(const Stmt&)>;

namespace detail {

struct EachExpr {
  ExprVisitor f;
  void operator()(const For& s) const { f(s.extent); }
  void operator()(const Store& s) const {
    for (const Expr& e : s.indices) f(e);
    f(s.value);
    if (s.predicate) f(s.predicate);
  }
  void operator()(const Block&) const {}
  void operator()(const If& s) const { f(s.condition); }
  void operator()(const Allocate&) const {}
  void operator()(const Let& s) const { f(s.value); }
};

struct EachBody {
  StmtVisitor f;
  void operator()(const For& s) const { f(s.body); }
  void operator()(const Store&) const {}
  void operator()(const Block& s) const {
    for (const Stmt& inner : s.stmts) f(inner);
  }
  void operator()(const If& s) const { f(s.then_body); }
  void operator()(const Allocate& s) const { f(s.body); }
  void operator()(const Let& s) const { f(s.body); }
};

struct MapExprs {
  const Stmt& s;
  ExprMap f;

  Stmt operator()(const For& n) const {
    bool changed = false;
    Expr extent = mapped(n.extent, f, changed);
    return changed ? make_stmt(For{n.var, std::move(extent), n.kind, n.body}) : s;
  }
  Stmt operator()(const Store& n) const {
    bool changed = false;
    std::vector<Expr> indices = mapped(n.indices, f, changed);
    Expr value = mapped(n.value, f, changed);
    Expr predicate = mapped(n.predicate, f, changed);
    if (!changed) return s;
    return make_stmt(
        Store{n.buffer, std::move(indices), std::move(value), std::move(predicate)});
  }
  Stmt operator()(const Block&) const { return s; }
  Stmt operator()(const If& n) const {
    bool changed = false;
    Expr condition = mapped(n.condition, f, changed);
    return changed ? make_stmt(If{std::move(condition), n.then_body}) : s;
  }
  Stmt operator()(const Allocate&) const { return s; }
  Stmt operator()(const Let& n) const {
    bool changed = false;
    Expr value = mapped(n.value, f, changed);
    return changed ? make_stmt(Let{n.name, std::move(value), n.body}) : s;
  }
};

struct MapBodies {
  const Stmt& s;
  StmtMap f;

  /// `s` if the body is unchanged, empty if it became empty, else what `rebuild` makes of it.
  template <class Rebuild>
  Stmt with_body(const Stmt& old, Rebuild rebuild) const {
    Stmt body = old ? f(old) : old;
    if (body.get() == old.get()) return s;
    return body ? rebuild(std::move(body)) : Stmt();
  }
  Stmt operator()(const For& n) const {
    return with_body(n.body, [&n](Stmt body) {
      return make_stmt(For{n.var, n.extent, n.kind, std::move(body)});
    });
  }
  Stmt operator()(const Store&) const { return s; }
  Stmt operator()(const Block& n) const {
    bool changed = false;
    std::vector<Stmt> stmts;
    for (const Stmt& inner : n.stmts) {
      stmts.push_back(f(inner));
      changed |= stmts.back().get() != inner.get();
    }
    if (!changed) return s;
    Stmt result = block(std::move(stmts));
    const Block* list = result.as<Block>();
    return list && list->stmts.empty() ? Stmt() : result;
  }
  Stmt operator()(const If& n) const {
    return with_body(n.then_body,
                     [&n](Stmt body) { return make_stmt(If{n.condition, std::move(body)}); });
  }
  Stmt operator()(const Allocate& n) const {
    return with_body(n.body,
                     [&n](Stmt body) { return make_stmt(Allocate{n.buffer, std::move(body)}); });
  }
  Stmt operator()(const Let& n) const {
    return with_body(n.body,
                     [&n](Stmt body) { return make_stmt(Let{n.name, n.value, std::move(body)}); });
  }
};

}  // namespace detail

/// f(e) for the expressions of `s` itself: extent, indices, value, predicate, condition.
inline void for_each_expr(const Stmt& s, ExprVisitor f) {
  std::visit(detail::EachExpr{f}, s->data);
}

/// f(b) for the statements directly inside `s`.
inline void for_each_child(const Stmt& s, StmtVisitor f) {
  std::visit(detail::EachBody{f}, s->data);
}

/// `s` with each of its own expressions e replaced by f(e); bodies stay as they are.
inline Stmt map_exprs(const Stmt& s, ExprMap f) {
  return std::visit(detail::MapExprs{s, f}, s->data);
}

/// `s` with each statement b directly inside it replaced by f(b); f may return an empty one.
inline Stmt map_children(const Stmt& s, StmtMap f) {
  return std::visit(detail::MapBodies{s, f}, s->data);
}

namespace detail {

inline void visit_while(const Stmt& s, FunctionRef<bool(const Stmt&)> goes_on) {
  if (!goes_on(s)) return;
  for_each_child(s, [goes_on](const Stmt& child) { visit_while(child, goes_on); });
}

}  // namespace detail

/// f(const Stmt&) for `s` and all statements below it, parents first; false prunes.
template <class F>
void visit_preorder(const Stmt& s, F&& f) {
  detail::visit_while(s, [&f](const Stmt& node) { return detail::visit_one(node, f); });
}

/// f(const Expr&) for every expression node anywhere in `s`, parents first; false prunes.
template <class F>
void visit_exprs(const Stmt& s, F&& f) {
  visit_preorder(s, [&f](const Stmt& each) {
    for_each_expr(each, [&f](const Expr& e) { visit_preorder(e, f); });
  });
}

/// Every expression e that stands in `s` or in a statement below it, replaced by f(e) (whole
/// expressions, not their nodes).
inline Stmt map_exprs_deep(const Stmt& s, ExprMap f) {
  const Stmt inner = map_children(s, [f](const Stmt& child) { return map_exprs_deep(child, f); });
  return inner ? map_exprs(inner, f) : inner;
}

/// Whether variable `name` occurs in an expression of `s`.
inline bool contains_var(const Stmt& s, std::string_view name) {
  bool found = false;
  visit_preorder(s, [&](const Stmt& each) {
    for_each_expr(each, [&](const Expr& e) { found = found || contains_var(e, name); });
    return !found;
  });
  return found;
}

}  // namespace hone::ir
