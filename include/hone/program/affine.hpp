// program/affine.hpp
// Subscripts as sums of axes: 2*h + r - 1 is constant -1 with the terms {h, 2} and {r, 1}.
//
// Most subscripts are of this form, and for them the range over a box of axes is exact. Used by
// task/ to check bounds and to size padded tensors, and by program/evaluate to address elements
// without walking the expression.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <hone/ir/linear.hpp>

namespace hone {

struct AffineTerm {
  std::string var;
  std::int64_t factor = 0;
  friend bool operator==(const AffineTerm&, const AffineTerm&) = default;
};

/// constant + sum of factor * var. Each variable occurs once and no factor is zero.
struct Affine {
  std::int64_t constant = 0;
  std::vector<AffineTerm> terms;
  friend bool operator==(const Affine&, const Affine&) = default;
};

/// Integers from first to last, both included.
struct IndexRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
  friend bool operator==(const IndexRange&, const IndexRange&) = default;

  bool is_within(std::int64_t extent) const { return first >= 0 && last < extent; }
};

/// The expression as an affine sum, or nothing if it is not one (a division, a load, ...).
inline std::optional<Affine> as_affine(const ir::Expr& e) {
  const ir::LinearForm form = ir::linear_form(e);
  Affine affine{form.constant, {}};
  for (const ir::LinearForm::Term& term : form.terms) {
    const ir::Var* var = term.value.as<ir::Var>();
    if (!var) return std::nullopt;
    affine.terms.push_back({var->name, term.coefficient});
  }
  return affine;
}

/// The exact range of an affine sum; extent_of(name) is the extent of each variable.
template <class ExtentOf>
IndexRange range_of(const Affine& affine, const ExtentOf& extent_of) {
  IndexRange range{affine.constant, affine.constant};
  for (const AffineTerm& term : affine.terms) {
    const std::int64_t span = term.factor * (extent_of(term.var) - 1);
    (span < 0 ? range.first : range.last) += span;
  }
  return range;
}

}  // namespace hone
