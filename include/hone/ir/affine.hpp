// ir/affine.hpp
// The canonical form of integer sums: constant + coefficient * term + ..., for ir/simplify.hpp.
//
//   (i + 2) * 8 + j - i      ->   i * 7 + j + 16
//   ramp(i, 1, 4) + 3        ->   ramp(i + 3, 1, 4)       lane l of a vector is base + l * stride
//   x / 32 * 32 + x / 8 % 4 * 8 + x % 8   ->   x
//
// All of it holds in wrapping arithmetic, which is a ring, for every integer type. Dividing and
// comparing do not: they look at exact_bounds(), which exists only if the sum cannot wrap.
// Coefficients are numbers of the type as signed ones (of u8: -128..127).
#pragma once

#include <hone/ir/pattern.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace hone::ir {

/// What a term is multiplied with besides its coefficient: 1, the lane's number, or 1 for a term
/// that is a vector itself. The terms of `base` and `stride` are scalars.
enum class Part : std::uint8_t { base, stride, lanes };

struct Affine {
  struct Term {
    Expr value;
    std::int64_t coefficient = 0;  // never 0
    Part part = Part::base;
  };
  Type type = index_type;
  std::vector<Term> terms;
  std::int64_t constant = 0;
  std::int64_t step = 0;  // the constant part of the stride

  bool is_constant() const { return terms.empty() && step == 0; }
  bool is_zero() const { return is_constant() && constant == 0; }
};

namespace detail {

/// The representative of a coefficient in the type's ring: signed, also for u8, u16, u32.
inline std::int64_t ring(DType type, std::uint64_t value) {
  const DType as = type == DType::u8    ? DType::i8
                   : type == DType::u16 ? DType::i16
                   : type == DType::u32 ? DType::i32
                                        : type;
  return wrapped(as, value);
}
inline std::int64_t ring_add(DType type, std::int64_t a, std::int64_t b) {
  return ring(type, static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
inline std::int64_t ring_mul(DType type, std::int64_t a, std::int64_t b) {
  return ring(type, static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

inline void add_term(Affine& form, const Expr& value, std::int64_t coefficient, Part part) {
  const auto same_term = [&](const Affine::Term& term) {
    return term.part == part && equal(term.value, value);
  };
  const auto found = std::find_if(form.terms.begin(), form.terms.end(), same_term);
  if (found == form.terms.end()) {
    if (coefficient != 0) form.terms.push_back({value, coefficient, part});
    return;
  }
  found->coefficient = ring_add(form.type.dtype, found->coefficient, coefficient);
  if (found->coefficient == 0) form.terms.erase(found);
}

inline void add_constant(Affine& form, std::int64_t value, Part part) {
  std::int64_t& to = part == Part::stride ? form.step : form.constant;
  to = ring_add(form.type.dtype, to, value);
}

/// The integer value of a constant or broadcast constant.
inline std::optional<std::int64_t> integer_constant(const Expr& e) {
  if (is_float(e.type().dtype)) return std::nullopt;
  const std::optional<Value> value = pattern::constant_value(e);
  return value ? std::optional(value->integer) : std::nullopt;
}

/// Whether the root of an integer expression is a sum, a difference, a negation or a multiple.
inline bool is_sum(const Expr& e) {
  if (!is_integer(e.type().dtype)) return false;
  if (const Unary* u = e.as<Unary>()) return u->op == UnaryOp::neg;
  const Binary* b = e.as<Binary>();
  if (!b) return false;
  if (b->op == BinaryOp::add || b->op == BinaryOp::sub) return true;
  return b->op == BinaryOp::mul && (integer_constant(b->a) || integer_constant(b->b));
}

/// A leaf function that changes nothing.
struct KeepTerm {
  Expr operator()(const Expr& term) const { return term; }
};

/// Adds factor * e; whatever is not a sum becomes the term leaf(e), or the terms of leaf(e).
template <class Leaf>
void collect(Affine& form, const Expr& e, std::int64_t factor, Part part, const Leaf& leaf);

template <class Leaf>
void collect_sum(Affine& form, const Expr& e, std::int64_t factor, Part part,
                 const Leaf& leaf) {
  const DType type = form.type.dtype;
  if (const Unary* u = e.as<Unary>()) {
    return collect(form, u->a, ring_mul(type, factor, -1), part, leaf);
  }
  const Binary& b = *e.as<Binary>();
  if (b.op != BinaryOp::mul) {
    collect(form, b.a, factor, part, leaf);
    return collect(form, b.b, ring_mul(type, factor, b.op == BinaryOp::add ? 1 : -1), part, leaf);
  }
  const auto right = integer_constant(b.b);
  const std::int64_t multiple = right ? *right : *integer_constant(b.a);
  collect(form, right ? b.a : b.b, ring_mul(type, factor, multiple), part, leaf);
}

template <class Leaf>
void collect(Affine& form, const Expr& e, std::int64_t factor, Part part, const Leaf& leaf) {
  if (const auto value = integer_constant(e)) {
    return add_constant(form, ring_mul(form.type.dtype, factor, *value), part);
  }
  if (is_sum(e)) return collect_sum(form, e, factor, part, leaf);
  if (const Broadcast* b = e.as<Broadcast>()) {
    return collect(form, b->value, factor, Part::base, leaf);
  }
  if (const Ramp* r = e.as<Ramp>()) {
    collect(form, r->base, factor, Part::base, leaf);
    return collect(form, r->stride, factor, Part::stride, leaf);
  }
  const Expr term = leaf(e);
  if (term.get() == e.get()) return add_term(form, e, factor, part);
  collect(form, term, factor, part, KeepTerm{});
}

/// The operands of `x op c` with a positive constant c.
struct ByConstant {
  Expr x;
  std::int64_t c = 0;
};

inline std::optional<ByConstant> by_constant(const Expr& e, BinaryOp op) {
  const Binary* b = e.as<Binary>();
  const auto c = b && b->op == op ? integer_constant(b->b) : std::nullopt;
  if (!c || *c <= 0) return std::nullopt;
  return ByConstant{b->a, *c};
}

/// What a * k * c + x % c * k is, without k: x for a = x / c, x % (c * d) for a = x / c % d.
inline Expr joined(const Expr& a, const ByConstant& rest) {
  const auto quotient = by_constant(a, BinaryOp::div);
  if (quotient && quotient->c == rest.c && equal(quotient->x, rest.x)) return rest.x;
  const auto digit = by_constant(a, BinaryOp::mod);
  const auto above = digit ? by_constant(digit->x, BinaryOp::div) : std::nullopt;
  if (!above || above->c != rest.c || !equal(above->x, rest.x)) return {};
  const Type type = rest.x.type();
  const auto modulus = checked(BinaryOp::mul, rest.c, digit->c);
  if (!modulus || *modulus > highest_integer(type.dtype)) return {};
  return rest.x % pattern::constant_of(type, integer_value(type.dtype, *modulus));
}

/// Joins one x / c * c + x % c, or a longer chain of digits, if there is one.
inline bool join_one_quotient(Affine& form) {
  for (std::size_t r = 0; r < form.terms.size(); ++r) {
    const Affine::Term rest = form.terms[r];
    const auto mod = by_constant(rest.value, BinaryOp::mod);
    if (!mod) continue;
    const std::int64_t wanted = ring_mul(form.type.dtype, rest.coefficient, mod->c);
    for (std::size_t q = 0; q < form.terms.size(); ++q) {
      const Affine::Term& term = form.terms[q];
      if (term.part != rest.part || term.coefficient != wanted) continue;
      const Expr whole = joined(term.value, *mod);
      if (!whole) continue;
      for (const std::size_t n : {std::max(q, r), std::min(q, r)}) {
        form.terms.erase(form.terms.begin() + static_cast<std::ptrdiff_t>(n));
      }
      collect(form, whole, rest.coefficient, rest.part, KeepTerm{});
      return true;
    }
  }
  return false;
}

inline void join_quotients(Affine& form) {
  while (join_one_quotient(form)) {
  }
}

/// Positive coefficients first, then large ones; the order does not depend on how the sum was
/// written.
inline bool stands_before(const Affine::Term& a, const Affine::Term& b) {
  if ((a.coefficient < 0) != (b.coefficient < 0)) return a.coefficient > 0;
  if (a.coefficient != b.coefficient) {
    return a.coefficient < 0 ? a.coefficient < b.coefficient : a.coefficient > b.coefficient;
  }
  return compare(a.value, b.value) < 0;
}

inline Expr integer_of(Type type, std::int64_t value) {
  const DType dtype = type.dtype;
  return pattern::constant_of(type, {dtype, wrapped(dtype, static_cast<std::uint64_t>(value)), 0});
}

inline Expr multiple_of(const Expr& value, std::int64_t coefficient) {
  if (coefficient == 1) return value;
  if (coefficient == -1) return unary(UnaryOp::neg, value);
  return value * integer_of(value.type(), coefficient);
}

/// sum + value * coefficient, written as a difference where that is plainer; `sum` may be empty.
inline Expr plus(const Expr& sum, const Expr& value, std::int64_t coefficient) {
  if (!sum) return multiple_of(value, coefficient);
  const bool subtract = coefficient < 0 && coefficient != lowest_integer(DType::i64);
  if (subtract) return sum - multiple_of(value, -coefficient);
  return sum + multiple_of(value, coefficient);
}

/// The terms of one part and a constant, as an expression of `type`; empty if they are 0.
inline Expr part_to_expr(const Affine& form, Part part, std::int64_t constant, Type type) {
  std::vector<Affine::Term> terms;
  std::copy_if(form.terms.begin(), form.terms.end(), std::back_inserter(terms),
               [part](const Affine::Term& term) { return term.part == part; });
  std::sort(terms.begin(), terms.end(), stands_before);
  Expr sum;
  if (!terms.empty() && terms.front().coefficient < 0 && constant > 0) {
    sum = integer_of(type, std::exchange(constant, 0));
  }
  for (const Affine::Term& term : terms) sum = plus(sum, term.value, term.coefficient);
  if (constant == 0) return sum;
  if (!sum) return integer_of(type, constant);
  const bool subtract = constant < 0 && constant != lowest_integer(DType::i64);
  return subtract ? sum - integer_of(type, -constant) : sum + integer_of(type, constant);
}

}  // namespace detail

/// `e`, an integer expression, as a sum; leaf(term) simplifies what is no sum itself.
template <class Leaf>
Affine to_affine(const Expr& e, const Leaf& leaf) {
  Affine form;
  form.type = e.type();
  const Part part = form.type.is_vector() ? Part::lanes : Part::base;
  detail::collect(form, e, 1, part, leaf);
  detail::join_quotients(form);
  return form;
}

inline Affine to_affine(const Expr& e) {
  return to_affine(e, detail::KeepTerm{});
}

/// The expression of a sum; equal sums give equal expressions.
inline Expr to_expr(const Affine& form) {
  const Type scalar = form.type.with_lanes(1);
  Expr base = detail::part_to_expr(form, Part::base, form.constant, scalar);
  if (!form.type.is_vector()) return base ? base : detail::integer_of(scalar, 0);
  const Expr stride = detail::part_to_expr(form, Part::stride, form.step, scalar);
  const Expr vectors = detail::part_to_expr(form, Part::lanes, 0, form.type);
  if (!base && (stride || !vectors)) base = detail::integer_of(scalar, 0);
  if (!base) return vectors;
  const Expr lanes =
      stride ? ramp(base, stride, form.type.lanes) : broadcast(base, form.type.lanes);
  return vectors ? vectors + lanes : lanes;
}

/// The values of the sum in unbounded arithmetic, from bounds(term); nothing if they do not fit in
/// 64 bits. Inside range_of(dtype) they are the values of the expression, however it wraps on the
/// way.
template <class BoundsOf>
std::optional<Interval> sum_bounds(const Affine& form, BoundsOf&& bounds) {
  const Interval lane{0, form.type.lanes - 1};
  std::optional<Interval> sum = detail::corners(BinaryOp::mul, point(form.step), lane);
  if (sum) sum = detail::corners(BinaryOp::add, *sum, point(form.constant));
  for (const Affine::Term& term : form.terms) {
    auto part = detail::corners(BinaryOp::mul, bounds(term.value), point(term.coefficient));
    if (part && term.part == Part::stride) part = detail::corners(BinaryOp::mul, *part, lane);
    if (!part || !sum) return std::nullopt;
    sum = detail::corners(BinaryOp::add, *sum, *part);
  }
  return sum;
}

/// sum_bounds, if the expression never wraps: then its value is the sum.
template <class BoundsOf>
std::optional<Interval> exact_bounds(const Affine& form, BoundsOf&& bounds) {
  const std::optional<Interval> sum = sum_bounds(form, bounds);
  return sum && range_of(form.type.dtype).contains(*sum) ? sum : std::nullopt;
}

}  // namespace hone::ir
