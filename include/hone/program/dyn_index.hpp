// program/dyn_index.hpp
// Indices and affine subscripts of programs that are written at run time: 2 * h + r - 1.
#pragma once

#include <hone/ir/expr.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone::dyn {

/// An iteration variable; two of one name are the same. A reduction takes the extent of an index
/// from the dimension where it is alone a subscript; if there is none, the index says it itself:
///
///   const Index r("r", 3);
///   max_over({r}, X(2 * i + r))
struct Index {
  std::string name;
  std::int64_t extent = 0;  // 0: that of a dimension
  explicit Index(std::string text) : name(std::move(text)) {}
  Index(std::string text, std::int64_t own_extent) : name(std::move(text)), extent(own_extent) {
    require(extent > 0, "index ", name, " has the extent ", extent, "; an extent is at least 1");
  }
};

namespace detail {

/// Factors and offsets in subscripts, beyond any that an element can have.
inline constexpr std::int64_t most_in_subscript = std::int64_t{1} << 31;

/// What has no room in 64 bits stays beyond `most_in_subscript`.
inline std::int64_t saturating_product(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? 2 * most_in_subscript : product;
}
inline std::int64_t saturating_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? 2 * most_in_subscript : sum;
}

}  // namespace detail

/// A sum of integer multiples of indices, and a constant; each index once, in order of appearance.
struct Affine {
  struct Term {
    std::string index;
    std::int64_t factor = 0;
  };
  std::vector<Term> terms;
  std::int64_t constant = 0;

  Affine(const Index& index) : terms{{index.name, 1}} {}  // NOLINT: an index is a subscript
  Affine(std::int64_t number) : constant(number) {}       // NOLINT: so is a number

  /// The one index that this is, or nullptr.
  const std::string* alone() const {
    const bool plain = terms.size() == 1 && terms[0].factor == 1 && constant == 0;
    return plain ? &terms[0].index : nullptr;
  }

  void add(const std::string& index, std::int64_t factor) {
    for (Term& term : terms) {
      if (term.index == index) {
        term.factor = detail::saturating_sum(term.factor, factor);
        return;
      }
    }
    terms.push_back({index, factor});
  }
};

inline Affine operator*(Affine a, std::int64_t factor) {
  for (Affine::Term& term : a.terms) {
    term.factor = detail::saturating_product(term.factor, factor);
  }
  a.constant = detail::saturating_product(a.constant, factor);
  return a;
}
inline Affine operator*(std::int64_t factor, Affine a) { return std::move(a) * factor; }
inline Affine operator+(Affine a, const Affine& b) {
  for (const Affine::Term& term : b.terms) a.add(term.index, term.factor);
  a.constant = detail::saturating_sum(a.constant, b.constant);
  return a;
}
inline Affine operator-(Affine a, const Affine& b) { return std::move(a) + b * -1; }

namespace detail {

inline ir::Expr term_value(const Affine::Term& term) {
  const ir::Expr index = ir::var(term.index);
  return term.factor == 1 ? index : ir::index(term.factor) * index;
}

/// first + factor * index and so on, a difference where the factor is negative.
inline ir::Expr to_ir(const Affine& a) {
  ir::Expr sum;
  for (const Affine::Term& term : a.terms) {
    if (term.factor == 0) continue;
    if (!sum) {
      sum = term_value(term);
    } else if (term.factor > 0) {
      sum = sum + term_value(term);
    } else {
      sum = sum - term_value({term.index, -term.factor});
    }
  }
  if (!sum) return ir::index(a.constant);
  if (a.constant == 0) return sum;
  return a.constant > 0 ? sum + ir::index(a.constant) : sum - ir::index(-a.constant);
}

/// As it would be written: 2*h + r - 1.
inline std::string to_text(const Affine& a) {
  std::string text;
  const auto append = [&text](std::int64_t number, const std::string& rest) {
    text += text.empty() ? (number < 0 ? "-" : "") : (number < 0 ? " - " : " + ");
    text += rest;
  };
  for (const Affine::Term& term : a.terms) {
    const std::int64_t size = term.factor < 0 ? -term.factor : term.factor;
    if (size == 0) continue;
    append(term.factor, (size == 1 ? "" : std::to_string(size) + "*") + term.index);
  }
  const std::int64_t size = a.constant < 0 ? -a.constant : a.constant;
  if (size != 0 || text.empty()) append(a.constant, std::to_string(size));
  return text;
}

inline void check_range(const Affine& a, const std::string& tensor) {
  const auto fits = [](std::int64_t number) {
    return number <= most_in_subscript && number >= -most_in_subscript;
  };
  const bool all_fit = std::all_of(a.terms.begin(), a.terms.end(),
                                   [&](const Affine::Term& term) { return fits(term.factor); });
  require(all_fit && fits(a.constant), "a subscript of ", tensor,
          " has a factor or an offset beyond 2^31");
}

}  // namespace detail
}  // namespace hone::dyn
