// ir/divide.hpp
// Quotients, remainders and comparisons of integer sums, for ir/simplify.hpp.
//
//   (i * 8 + j) / 8  ->  i        (i * 8 + j) % 8  ->  j          while 0 <= j < 8, i >= 0
//   (i * 4 + j) / 8  ->  i / 2    (i * 4 + j) % 8  ->  i % 2 * 4 + j    while 0 <= j < 4
//   i * 8 + j < 128  ->  i < 16                                   while 0 <= j < 8
//
// All of it splits a sum into multiple * d + rest. Division truncates, so the sum and the rest must
// not be negative unless the rest is 0; and the sum must not wrap (exact_bounds).
// `Facts` gives bounds(Expr), the interval of a term, and finish(Expr), a node simplified.
#pragma once

#include <hone/ir/affine.hpp>

#include <numeric>

namespace hone::ir::detail {

/// form = multiple * divisor + rest, with the constant's rest in [0, divisor).
struct Split {
  Affine multiple, rest;
};

inline Split split(const Affine& form, std::int64_t divisor) {
  Split result;
  result.multiple.type = result.rest.type = form.type;
  for (const Affine::Term& term : form.terms) {
    if (term.coefficient % divisor == 0) {
      result.multiple.terms.push_back({term.value, term.coefficient / divisor, term.part});
    } else {
      result.rest.terms.push_back(term);
    }
  }
  const std::int64_t rest = (form.constant % divisor + divisor) % divisor;
  result.rest.constant = rest;
  result.multiple.constant = form.constant / divisor - (form.constant % divisor < 0 ? 1 : 0);
  (form.step % divisor == 0 ? result.multiple : result.rest).step =
      form.step % divisor == 0 ? form.step / divisor : form.step;
  return result;
}

/// Where sum / d truncates to multiple + rest / d.
template <class Facts>
struct DivisionCase {
  bool exact = false;   // rest is 0: any sign
  bool floors = false;  // neither the sum nor the rest is negative
  Interval rest;

  static DivisionCase of(const Affine& form, const Split& parts, Facts& facts) {
    const auto bounds = [&facts](const Expr& e) { return facts.bounds(e); };
    const auto whole = exact_bounds(form, bounds);
    const auto rest = exact_bounds(parts.rest, bounds);
    if (!whole || !rest) return {};
    return {parts.rest.is_zero(), whole->min >= 0 && rest->min >= 0, *rest};
  }
  bool rest_below(std::int64_t divisor) const { return exact || (floors && rest.max < divisor); }
};

/// The common divisors of c and a coefficient, from the largest coefficient down; not 1 or c.
inline std::vector<std::int64_t> common_divisors(const Affine& form, std::int64_t c) {
  std::vector<std::int64_t> found;
  const auto consider = [&](std::int64_t coefficient) {
    if (coefficient == lowest_integer(DType::i64) || coefficient == 0) return;
    const std::int64_t d = std::gcd(coefficient, c);
    if (d > 1 && d < c && std::find(found.begin(), found.end(), d) == found.end()) {
      found.push_back(d);
    }
  };
  for (const Affine::Term& term : form.terms) consider(term.coefficient);
  consider(form.step);
  std::sort(found.rbegin(), found.rend());
  return found;
}

template <class Facts>
Expr over(Facts& facts, BinaryOp op, const Affine& form, std::int64_t c) {
  return facts.finish(binary(op, to_expr(form), integer_of(form.type, c)));
}

/// form / c for c > 1, or empty if that is no simpler.
template <class Facts>
Expr divide_sum(const Affine& form, std::int64_t c, Facts& facts) {
  const Split parts = split(form, c);
  const auto here = DivisionCase<Facts>::of(form, parts, facts);
  if (here.rest_below(c)) return to_expr(parts.multiple);
  if (here.floors && !parts.multiple.is_zero()) {
    const Expr rest = over(facts, BinaryOp::div, parts.rest, c);
    return facts.finish(to_expr(parts.multiple) + rest);
  }
  for (const std::int64_t d : common_divisors(form, c)) {
    const Split by_d = split(form, d);
    if (!DivisionCase<Facts>::of(form, by_d, facts).rest_below(d)) continue;
    return over(facts, BinaryOp::div, by_d.multiple, c / d);
  }
  return {};
}

/// form % c for c > 1, or empty if that is no simpler.
template <class Facts>
Expr remainder_of_sum(const Affine& form, std::int64_t c, Facts& facts) {
  const Split parts = split(form, c);
  const auto here = DivisionCase<Facts>::of(form, parts, facts);
  if (here.rest_below(c)) return to_expr(parts.rest);
  if (here.floors && !parts.multiple.is_zero()) return over(facts, BinaryOp::mod, parts.rest, c);
  for (const std::int64_t d : common_divisors(form, c)) {
    const Split by_d = split(form, d);
    if (!DivisionCase<Facts>::of(form, by_d, facts).rest_below(d)) continue;
    const Expr rest = over(facts, BinaryOp::mod, by_d.multiple, c / d);
    return facts.finish(facts.finish(rest * integer_of(form.type, d)) + to_expr(by_d.rest));
  }
  return {};
}

/// a - b in unbounded arithmetic, or nothing if a coefficient does not fit.
inline std::optional<Affine> difference(const Affine& a, const Affine& b) {
  Affine result = a;
  result.type = a.type.with_dtype(DType::i64);
  const auto subtract = [](std::int64_t& from, std::int64_t value) {
    const auto exact = checked(BinaryOp::sub, from, value);
    if (exact) from = *exact;
    return exact.has_value();
  };
  if (!subtract(result.constant, b.constant) || !subtract(result.step, b.step)) return std::nullopt;
  for (const Affine::Term& term : b.terms) {
    const auto same = std::find_if(result.terms.begin(), result.terms.end(), [&](const auto& t) {
      return t.part == term.part && equal(t.value, term.value);
    });
    if (same == result.terms.end()) {
      result.terms.push_back({term.value, 0, term.part});
      if (!subtract(result.terms.back().coefficient, term.coefficient)) return std::nullopt;
    } else if (!subtract(same->coefficient, term.coefficient)) {
      return std::nullopt;
    }
  }
  std::erase_if(result.terms, [](const Affine::Term& term) { return term.coefficient == 0; });
  return result;
}

/// Whether a op b holds: [1, 1] always, [0, 0] never, [0, 1] sometimes or not known. Looks at the
/// difference, where what the two have in common has gone.
template <class Facts>
Interval compare_sums(BinaryOp op, const Affine& a, const Affine& b, Facts& facts) {
  const auto bounds = [&facts](const Expr& e) { return facts.bounds(e); };
  const std::optional<Affine> rest = difference(a, b);
  if (!rest) return {0, 1};
  if (rest->is_zero()) return compared(op, point(0), point(0));
  if (!exact_bounds(a, bounds) || !exact_bounds(b, bounds)) return {0, 1};
  const auto sum = sum_bounds(*rest, bounds);
  return sum ? compared(op, *sum, point(0)) : Interval{0, 1};
}

/// sum op limit with op one of lt, ge, eq, ne; the sum has no constant and does not wrap.
struct Limit {
  BinaryOp op;
  Affine sum;
  std::int64_t limit = 0;
};

constexpr BinaryOp mirrored(BinaryOp op) {
  if (op == BinaryOp::lt) return BinaryOp::gt;
  if (op == BinaryOp::le) return BinaryOp::ge;
  if (op == BinaryOp::gt) return BinaryOp::lt;
  return op == BinaryOp::ge ? BinaryOp::le : op;
}

/// sum + k op 0 as a Limit: all on the left if there are positive terms, else negated.
inline std::optional<Limit> to_limit(BinaryOp op, Affine sum, DType type) {
  const auto positive = [](const Affine::Term& term) { return term.coefficient > 0; };
  const bool negate = std::none_of(sum.terms.begin(), sum.terms.end(), positive);
  const auto negated = [](std::int64_t value) { return checked(BinaryOp::sub, 0, value); };
  std::optional<std::int64_t> limit = negate ? sum.constant : negated(sum.constant);
  if (negate) {
    op = mirrored(op);
    for (Affine::Term& term : sum.terms) {
      const auto coefficient = negated(term.coefficient);
      if (!coefficient) return std::nullopt;
      term.coefficient = *coefficient;
    }
  }
  if (limit && (op == BinaryOp::le || op == BinaryOp::gt)) {
    op = op == BinaryOp::le ? BinaryOp::lt : BinaryOp::ge;
    limit = checked(BinaryOp::add, *limit, 1);
  }
  if (!limit) return std::nullopt;
  sum.type = sum.type.with_dtype(type);
  sum.constant = 0;
  return Limit{op, std::move(sum), *limit};
}

/// d * multiple + rest < limit as multiple < limit', if the rest cannot decide.
template <class Facts>
std::optional<Limit> divided(const Limit& from, std::int64_t d, Facts& facts) {
  const Split parts = split(from.sum, d);
  const auto rest = exact_bounds(parts.rest, [&facts](const Expr& e) { return facts.bounds(e); });
  if (!rest || rest->min < 0 || rest->max >= d) return std::nullopt;
  const std::int64_t over = (from.limit % d + d) % d;
  const std::int64_t below = from.limit / d - (from.limit % d < 0 ? 1 : 0);
  if (from.op == BinaryOp::eq || from.op == BinaryOp::ne) {
    if (!rest->is_point() || rest->min != over) return std::nullopt;
    return Limit{from.op, parts.multiple, below};
  }
  if (rest->min >= over) return Limit{from.op, parts.multiple, below};
  if (rest->max < over) return Limit{from.op, parts.multiple, below + 1};
  return std::nullopt;
}

/// The comparison with its constant on the right and its common factors and tails taken out.
template <class Facts>
Limit tightest(Limit limit, Facts& facts) {
  for (std::size_t n = 0; n < limit.sum.terms.size();) {
    const std::int64_t d = limit.sum.terms[n].coefficient;
    const auto less = d > 1 ? divided(limit, d, facts) : std::nullopt;
    if (less && !less->sum.terms.empty()) {
      limit = *less;
      n = 0;
    } else {
      ++n;
    }
  }
  return limit;
}

/// a op b for scalars of different form but the same truth, or empty.
template <class Facts>
Expr comparison_of_sums(BinaryOp op, const Affine& a, const Affine& b, Facts& facts) {
  const auto bounds = [&facts](const Expr& e) { return facts.bounds(e); };
  if (a.type.is_vector() || a.is_constant()) return {};
  if (!exact_bounds(a, bounds) || !exact_bounds(b, bounds)) return {};
  const std::optional<Affine> rest = difference(a, b);
  const bool fewer = rest && rest->terms.size() < a.terms.size() + b.terms.size();
  if (!rest || rest->terms.empty() || !(fewer || b.is_constant())) return {};
  const DType type = a.type.dtype;
  const auto start = to_limit(op, *rest, type);
  if (!start || !exact_bounds(start->sum, bounds)) return {};
  const Limit end = tightest(*start, facts);
  if (!range_of(type).contains(end.limit)) return {};
  return binary(end.op, to_expr(end.sum), integer_of(end.sum.type, end.limit));
}

}  // namespace hone::ir::detail
