// task/read.hpp
// One read of a tensor by a stage, classified by its subscripts alone. The conditions are Ansor's
// (its AccessAnalyzer, compute_dag.cc); task/access.hpp builds the properties of stages on them.
//
//   C(i, j) = A(i, j + 1)     simple, in order, each axis once
//   C(i, j) = A(j, i)         simple, but not in order
//   C(i, j) = b(j)            simple, i is missing
//   C(i, j) = A(2 * i, j)     not simple
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <hone/ir/visit.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

/// What the subscripts of one read say. The other members mean nothing unless it is simple.
struct ReadPattern {
  bool simple = true;            // each subscript is a constant or an axis shifted by a constant
  bool axis_missing = false;     // an axis of the stage occurs in no subscript
  bool axis_duplicated = false;  // an axis occurs in two subscripts
  bool same_order = true;        // the axes occur in the order of the stage; constants are ignored

  /// Element (i, j) depends on element (i + a, j + b) only.
  bool is_elementwise() const {
    return simple && !axis_missing && !axis_duplicated && same_order;
  }
};

/// Whether the subscript is `var`, `var + c`, `c + var` or `var - c` for a number c.
inline bool is_const_shift_of(std::string_view var, const ir::Expr& subscript) {
  const auto is_var = [var](const ir::Expr& e) {
    const ir::Var* v = e.as<ir::Var>();
    return v && v->name == var;
  };
  if (is_var(subscript)) return true;
  const ir::Binary* b = subscript.as<ir::Binary>();
  if (!b) return false;
  if (b->op == ir::BinaryOp::sub) return is_var(b->a) && ir::as_integer(b->b);
  if (b->op != ir::BinaryOp::add) return false;
  return (is_var(b->a) && ir::as_integer(b->b)) || (ir::as_integer(b->a) && is_var(b->b));
}

/// The position in `axes` of the axis that the subscript shifts by a constant, or -1.
inline int shifted_axis(const std::vector<IterVar>& axes, const ir::Expr& subscript) {
  for (std::size_t d = 0; d < axes.size(); ++d) {
    if (is_const_shift_of(axes[d].name, subscript)) return static_cast<int>(d);
  }
  return -1;
}

/// How a stage over `axes` (without its reduction axes) reads an element.
inline ReadPattern read_pattern(const std::vector<IterVar>& axes,
                                const std::vector<ir::Expr>& subscripts) {
  ReadPattern pattern;
  std::vector<int> uses(axes.size(), 0);
  int previous = 0;
  for (const ir::Expr& subscript : subscripts) {
    if (ir::as_integer(subscript)) continue;
    const int axis = shifted_axis(axes, subscript);
    if (axis < 0) return {.simple = false, .same_order = false};
    ++uses[static_cast<std::size_t>(axis)];
    pattern.same_order = pattern.same_order && axis >= previous;
    previous = axis;
  }
  pattern.axis_missing = std::count(uses.begin(), uses.end(), 0) > 0;
  pattern.axis_duplicated = std::any_of(uses.begin(), uses.end(), [](int n) { return n > 1; });
  return pattern;
}

/// Whether some axis longer than 1 occurs in no subscript: the element is used again along it.
inline bool misses_an_axis(const std::vector<IterVar>& axes,
                           const std::vector<ir::Expr>& subscripts) {
  return std::any_of(axes.begin(), axes.end(), [&](const IterVar& axis) {
    return axis.extent > 1 &&
           std::none_of(subscripts.begin(), subscripts.end(), [&](const ir::Expr& subscript) {
             return ir::contains_var(subscript, axis.name);
           });
  });
}

}  // namespace hone
