// schedule/subscript_box.hpp
// Which positions a subscript takes while some loops run and others stand still.
//
//   8 * i.0 + i.1 + r - 1, i.0 fixed, i.1 in 0..8, r in 0..3   ->   from 8 * i.0 - 1 on, 10 of them
//
// For schedule/infer_bound.hpp, which asks what a stage must compute, and lower/footprint.hpp,
// which asks what is touched. Ranges are without holes: a step of 2 counts what lies between.
#pragma once

#include <hone/ir/interval.hpp>
#include <hone/ir/linear.hpp>
#include <hone/ir/simplify.hpp>
#include <hone/schedule/name_map.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hone {

/// The part of one dimension that is computed or touched: [min, min + extent).
struct Range {
  ir::Expr min;
  std::int64_t extent = 1;
};

namespace detail {

inline bool depends_only_on(const ir::Expr& e, const std::vector<std::string>& names) {
  if (const ir::Var* var = e.as<ir::Var>()) {
    return std::any_of(names.begin(), names.end(), [var](const std::string& name) {
      return same_name(name, var->name);
    });
  }
  bool only = true;
  ir::for_each_child(e, [&](const ir::Expr& child) {
    only = only && depends_only_on(child, names);
  });
  return only;
}

inline ir::Interval bounds_of_sum(const ir::Affine& sum, const ir::Bounds& bounds) {
  const auto of_term = [&](const ir::Expr& term) { return ir::bounds_of(term, bounds); };
  const std::optional<ir::Interval> exact = ir::exact_bounds(sum, of_term);
  return exact ? *exact : ir::range_of(ir::index_type.dtype);
}

}  // namespace detail

/// The values of a subscript while all variables but the fixed ones run.
inline Range range_of(const ir::Expr& subscript, const std::vector<std::string>& fixed_names,
                      const ir::Bounds& bounds) {
  const ir::Affine sum = ir::simplified_sum(subscript, bounds);
  ir::LinearForm fixed;
  ir::Affine moving;
  fixed.constant = sum.constant;
  for (const ir::Affine::Term& term : sum.terms) {
    if (detail::depends_only_on(term.value, fixed_names)) {
      fixed.terms.push_back({term.value, term.coefficient});
    } else {
      moving.terms.push_back(term);
    }
  }
  const ir::Interval span = detail::bounds_of_sum(moving, bounds);
  fixed.constant += span.min;
  return {ir::to_expr(fixed), span.max - span.min + 1};
}

/// The smallest range that holds both if their distance is known, else the whole dimension.
inline Range joined(const Range& a, const Range& b, std::int64_t whole) {
  const ir::LinearForm distance = ir::linear_form(b.min - a.min);
  if (!distance.terms.empty()) return {ir::index(0), whole};
  const std::int64_t shift = distance.constant;
  const std::int64_t end = std::max(a.extent, shift + b.extent);
  return shift >= 0 ? Range{a.min, end} : Range{b.min, end - shift};
}

}  // namespace hone
