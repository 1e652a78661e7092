// ir/substitute.hpp
// Puts expressions in the place of variables.
//
//   substitute(i * 4 + j, {{"i", 2}, {"j", k}})     ->     2 * 4 + k
//
// All names are replaced at once: what is put in is not looked at again. A replacement has the type
// of the variable. Names are unique within a function, so nothing can be captured; the axes of a
// reduction are left alone. Nothing is simplified.
#pragma once

#include <hone/ir/visit_stmt.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace hone::ir {

/// Pairs of a variable's name and what stands in its place.
using Substitution = std::vector<std::pair<std::string, Expr>>;

namespace detail {

/// The axis of a scan is a name: only another variable can stand in its place.
inline std::string renamed(const std::string& axis, const Substitution& replacements) {
  for (const auto& [name, value] : replacements) {
    if (name != axis) continue;
    ensure(value.as<Var>() != nullptr, "substitute: the axis ", axis, " of a scan is no variable");
    return value.as<Var>()->name;
  }
  return axis;
}

}  // namespace detail

inline Expr substitute(const Expr& e, const Substitution& replacements) {
  if (const Var* v = e.as<Var>()) {
    for (const auto& [name, value] : replacements) {
      if (name != v->name) continue;
      ensure(value.type() == e.type(), "substitute: ", name, " has another type than its value");
      return value;
    }
    return e;
  }
  if (e.as<Reduce>()) {
    const auto bound = [&e](const auto& pair) { return detail::binds(e, pair.first); };
    if (std::any_of(replacements.begin(), replacements.end(), bound)) {
      Substitution rest;
      std::copy_if(replacements.begin(), replacements.end(), std::back_inserter(rest),
                   [&](const auto& pair) { return !bound(pair); });
      return map_children(e, [&rest](const Expr& child) { return substitute(child, rest); });
    }
  }
  const Expr mapped =
      map_children(e, [&](const Expr& child) { return substitute(child, replacements); });
  const Scan* scan = mapped.as<Scan>();
  return scan ? make_expr(mapped.type(), Scan{scan->op, detail::renamed(scan->axis, replacements),
                                              scan->value})
              : mapped;
}

inline Expr substitute(const Expr& e, const std::string& name, const Expr& value) {
  return substitute(e, Substitution{{name, value}});
}

/// In every expression of `s`; the names of its loops are not touched.
inline Stmt substitute(const Stmt& s, const Substitution& replacements) {
  return map_exprs_deep(s, [&](const Expr& e) { return substitute(e, replacements); });
}

inline Stmt substitute(const Stmt& s, const std::string& name, const Expr& value) {
  return substitute(s, Substitution{{name, value}});
}

}  // namespace hone::ir
