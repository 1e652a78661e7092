// ir/visit.hpp
// Walking and rebuilding expressions and statements: the one place that knows each node's children.
//
//   for_each_child(e, f)       f(child) for every direct operand, left to right
//   map_children(e, f)         the node with each operand c replaced by f(c)
//   visit_preorder(e, f)       f(node) for e and everything below it; f may return false to prune
//
// A map returns the same handle when nothing changed, so passes share what they leave alone. The
// combiner of a custom reduction is no operand: it is closed over its own names.
#pragma once

#include <hone/ir/stmt.hpp>
#include <hone/support/function_ref.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace hone::ir {

using ExprVisitor = FunctionRef<void(const Expr&)>;
using ExprMap = FunctionRef<Expr(const Expr&)>;

namespace detail {

struct EachOperand {
  ExprVisitor f;
  void all(const std::vector<Expr>& list) const {
    for (const Expr& e : list) f(e);
  }
  void operator()(const Constant&) const {}
  void operator()(const Var&) const {}
  void operator()(const Unary& n) const { f(n.a); }
  void operator()(const Binary& n) const { f(n.a), f(n.b); }
  void operator()(const Select& n) const { f(n.condition), f(n.then_value), f(n.else_value); }
  void operator()(const Cast& n) const { f(n.a); }
  void operator()(const Bitcast& n) const { f(n.a); }
  void operator()(const Call& n) const { all(n.args); }
  void operator()(const Load& n) const {
    all(n.indices);
    if (n.predicate) f(n.predicate);
  }
  void operator()(const Reduce& n) const { all(n.values); }
  void operator()(const Scan& n) const { f(n.value); }
  void operator()(const Ramp& n) const { f(n.base), f(n.stride); }
  void operator()(const Broadcast& n) const { f(n.value); }
  void operator()(const Fma& n) const { f(n.a), f(n.b), f(n.c); }
  void operator()(const Horizontal& n) const { f(n.a); }
};

/// f(e), with a note in `changed` when that is another node. Empty handles stay empty.
inline Expr mapped(const Expr& e, ExprMap f, bool& changed) {
  if (!e) return e;
  Expr result = f(e);
  changed |= result.get() != e.get();
  return result;
}

inline std::vector<Expr> mapped(const std::vector<Expr>& list, ExprMap f, bool& changed) {
  std::vector<Expr> result;
  result.reserve(list.size());
  for (const Expr& e : list) result.push_back(mapped(e, f, changed));
  return result;
}

/// A load has the lanes of its indices, unless its buffer holds vectors.
inline Type load_type(Type old, const std::vector<Expr>& before, const std::vector<Expr>& after) {
  for (std::size_t d = 0; d < after.size(); ++d) {
    const std::int32_t lanes = after[d].type().lanes;
    if (lanes != before[d].type().lanes) return old.with_lanes(lanes);
  }
  return old;
}

/// Rebuilds a node from mapped operands; lanes follow the operands.
struct MapOperands {
  const Expr& e;
  ExprMap f;

  Expr operator()(const Constant&) const { return e; }
  Expr operator()(const Var&) const { return e; }
  Expr operator()(const Unary& n) const {
    bool changed = false;
    Expr a = mapped(n.a, f, changed);
    return changed ? unary(n.op, std::move(a)) : e;
  }
  Expr operator()(const Binary& n) const {
    bool changed = false;
    Expr a = mapped(n.a, f, changed);
    Expr b = mapped(n.b, f, changed);
    return changed ? binary(n.op, std::move(a), std::move(b)) : e;
  }
  Expr operator()(const Select& n) const {
    bool changed = false;
    Expr c = mapped(n.condition, f, changed);
    Expr a = mapped(n.then_value, f, changed);
    Expr b = mapped(n.else_value, f, changed);
    return changed ? select(std::move(c), std::move(a), std::move(b)) : e;
  }
  Expr operator()(const Cast& n) const {
    bool changed = false;
    Expr a = mapped(n.a, f, changed);
    return changed ? cast(e.type().dtype, std::move(a)) : e;
  }
  Expr operator()(const Bitcast& n) const {
    bool changed = false;
    Expr a = mapped(n.a, f, changed);
    return changed ? bitcast(e.type().dtype, std::move(a)) : e;
  }
  Expr operator()(const Call& n) const {
    bool changed = false;
    std::vector<Expr> args = mapped(n.args, f, changed);
    if (!changed) return e;
    const Type type = e.type().with_lanes(args.front().type().lanes);
    return make_expr(type, Call{n.function, std::move(args), n.own});
  }
  Expr operator()(const Load& n) const {
    bool changed = false;
    std::vector<Expr> indices = mapped(n.indices, f, changed);
    Expr predicate = mapped(n.predicate, f, changed);
    if (!changed) return e;
    const Type type = load_type(e.type(), n.indices, indices);
    return load(type, n.tensor, std::move(indices), n.boundary, std::move(predicate));
  }
  Expr operator()(const Reduce& n) const {
    bool changed = false;
    std::vector<Expr> values = mapped(n.values, f, changed);
    if (!changed) return e;
    return make_expr(e.type(), Reduce{n.op, n.axes, std::move(values), n.combiner, n.output});
  }
  Expr operator()(const Scan& n) const {
    bool changed = false;
    Expr value = mapped(n.value, f, changed);
    return changed ? make_expr(e.type(), Scan{n.op, n.axis, std::move(value)}) : e;
  }
  Expr operator()(const Ramp& n) const {
    bool changed = false;
    Expr base = mapped(n.base, f, changed);
    Expr stride = mapped(n.stride, f, changed);
    return changed ? ramp(std::move(base), std::move(stride), n.lanes) : e;
  }
  Expr operator()(const Broadcast& n) const {
    bool changed = false;
    Expr value = mapped(n.value, f, changed);
    return changed ? broadcast(std::move(value), e.type().lanes) : e;
  }
  Expr operator()(const Fma& n) const {
    bool changed = false;
    Expr a = mapped(n.a, f, changed);
    Expr b = mapped(n.b, f, changed);
    Expr c = mapped(n.c, f, changed);
    return changed ? fma(std::move(a), std::move(b), std::move(c)) : e;
  }
  Expr operator()(const Horizontal& n) const {
    bool changed = false;
    Expr a = mapped(n.a, f, changed);
    return changed ? horizontal(n.op, std::move(a)) : e;
  }
};

}  // namespace detail

/// f(child) for every direct operand of `e`, left to right.
inline void for_each_child(const Expr& e, ExprVisitor f) {
  std::visit(detail::EachOperand{f}, e->data);
}

/// `e` with each direct operand c replaced by f(c); `e` itself when no operand changed.
inline Expr map_children(const Expr& e, ExprMap f) {
  return std::visit(detail::MapOperands{e, f}, e->data);
}

namespace detail {

inline void visit_while(const Expr& e, FunctionRef<bool(const Expr&)> goes_on) {
  if (!goes_on(e)) return;
  for_each_child(e, [goes_on](const Expr& child) { visit_while(child, goes_on); });
}

/// f(node), and whether to go on below it.
template <class Handle, class F>
bool visit_one(const Handle& node, F& f) {
  if constexpr (std::is_same_v<decltype(f(node)), bool>) {
    return f(node);
  } else {
    f(node);
    return true;
  }
}

}  // namespace detail

/// f(const Expr&) for `e` and all nodes below it, parents first. If f returns bool, false skips
/// what lies below the node.
template <class F>
void visit_preorder(const Expr& e, F&& f) {
  detail::visit_while(e, [&f](const Expr& node) { return detail::visit_one(node, f); });
}

namespace detail {

inline bool binds(const Expr& e, std::string_view name) {
  const Reduce* r = e.as<Reduce>();
  if (!r) return false;
  return std::any_of(r->axes.begin(), r->axes.end(),
                     [name](const Axis& axis) { return axis.name == name; });
}

inline void add_free_vars(const Expr& e, std::vector<std::string>& bound,
                          std::vector<std::string>& found) {
  const auto in = [](const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  if (const Var* v = e.as<Var>()) {
    if (!in(bound, v->name) && !in(found, v->name)) found.push_back(v->name);
    return;
  }
  const std::size_t outside = bound.size();
  if (const Reduce* r = e.as<Reduce>()) {
    for (const Axis& axis : r->axes) bound.push_back(axis.name);
  }
  for_each_child(e, [&](const Expr& child) { add_free_vars(child, bound, found); });
  bound.resize(outside);
}

}  // namespace detail

/// Whether variable `name` occurs free in `e`; the axes of a reduction are not free in it.
inline bool contains_var(const Expr& e, std::string_view name) {
  if (const Var* v = e.as<Var>()) return v->name == name;
  if (detail::binds(e, name)) return false;
  bool found = false;
  for_each_child(e, [&](const Expr& child) { found = found || contains_var(child, name); });
  return found;
}

/// The free variables of `e`, each once, in order of first occurrence.
inline std::vector<std::string> free_vars(const Expr& e) {
  std::vector<std::string> bound;
  std::vector<std::string> found;
  detail::add_free_vars(e, bound, found);
  return found;
}

}  // namespace hone::ir
