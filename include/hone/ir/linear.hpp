// ir/linear.hpp
// An index expression as a sum:  constant + coefficient * term + ...
//
//   (i * 8 + j) * 2 + 3 - j   ->   3 + 16 * i + 1 * j
//
// Terms are whatever is not a sum or a multiple: variables, quotients, products of variables,
// loads. Equal terms are joined. Exact as long as the index arithmetic does not overflow.
#pragma once

#include <hone/ir/affine.hpp>
#include <hone/ir/equal.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace hone::ir {

struct LinearForm {
  struct Term {
    Expr value;
    std::int64_t coefficient = 0;
  };
  std::vector<Term> terms;  // coefficients are not 0
  std::int64_t constant = 0;

  void add(const Expr& term, std::int64_t coefficient) {
    for (std::size_t t = 0; t < terms.size(); ++t) {
      if (!equal(terms[t].value, term)) continue;
      terms[t].coefficient += coefficient;
      if (terms[t].coefficient == 0) terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(t));
      return;
    }
    if (coefficient != 0) terms.push_back({term, coefficient});
  }
};

/// `e` (scalar, of index type) as a linear form.
inline LinearForm linear_form(const Expr& e) {
  const Affine sum = to_affine(e);
  LinearForm form;
  form.constant = sum.constant;
  for (const Affine::Term& term : sum.terms) form.terms.push_back({term.value, term.coefficient});
  return form;
}

/// The expression a linear form stands for.
inline Expr to_expr(const LinearForm& form) {
  Expr sum;
  for (const LinearForm::Term& term : form.terms) {
    const Expr product =
        term.coefficient == 1 ? term.value : term.value * index(term.coefficient);
    sum = sum ? sum + product : product;
  }
  if (!sum) return index(form.constant);
  return form.constant == 0 ? sum : sum + index(form.constant);
}

}  // namespace hone::ir
