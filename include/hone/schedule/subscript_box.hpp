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

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

namespace hone {

/// The part of one dimension that is computed or touched: [min, min + extent).
struct Range {
  ir::Expr min;
  std::int64_t extent = 1;
};

inline bool depends_only_on(const ir::Expr& e, const std::set<std::string>& names) {
  for (const std::string& name : ir::free_vars(e)) {
    if (!names.count(name)) return false;
  }
  return true;
}

/// The values of a subscript while all variables but the fixed ones run.
inline Range range_of(const ir::Expr& subscript, const std::set<std::string>& fixed_names,
                      const ir::Bounds& bounds) {
  const ir::LinearForm form = ir::linear_form(ir::simplify(subscript, bounds));
  ir::LinearForm fixed;
  ir::LinearForm moving;
  fixed.constant = form.constant;
  for (const ir::LinearForm::Term& term : form.terms) {
    (depends_only_on(term.value, fixed_names) ? fixed : moving).add(term.value, term.coefficient);
  }
  const ir::Interval span = ir::bounds_of(ir::to_expr(moving), bounds);
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
