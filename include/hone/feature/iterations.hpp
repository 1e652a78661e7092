// feature/iterations.hpp
// How often a store really happens: tiles that stick out of their tensor are masked or cut short.
//
//   split(i, [8]) over 127:  16 * 8 iterations of the loops, 127 of them inside
//
// Ansor's factors divide their extents and need no such thing. Each condition is counted exactly;
// several of one store are taken as independent of each other, which they are unless one axis was
// split twice with factors that do not divide. Lanes that a mask switches off do not count.
#pragma once

#include <hone/feature/subscript_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace hone::feature {

/// coefficient * t for t in [0, count).
struct CountedTerm {
  std::int64_t count = 1;
  std::int64_t coefficient = 0;
};

namespace detail {

inline double tuples(std::span<const CountedTerm> terms) {
  double product = 1;
  for (const CountedTerm& term : terms) product *= static_cast<double>(term.count);
  return product;
}

inline std::int64_t largest(std::span<const CountedTerm> terms) {
  std::int64_t sum = 0;
  for (const CountedTerm& term : terms) sum = added(sum, scaled(term.coefficient, term.count - 1));
  return sum;
}

inline std::int64_t ceil_of(std::int64_t a, std::int64_t b) { return a <= 0 ? 0 : (a + b - 1) / b; }

/// Beyond so many values of a loop whose rest may be inside or not, their middle stands for all.
inline constexpr std::int64_t most_partial = 16;

}  // namespace detail

/// How many tuples have a sum below `limit`. Coefficients are positive, the largest first.
inline double count_below(std::span<const CountedTerm> terms, std::int64_t limit) {
  if (limit <= 0) return 0;
  if (terms.empty()) return 1;
  const CountedTerm outer = terms.front();
  const std::span<const CountedTerm> rest = terms.subspan(1);
  const std::int64_t room = limit - detail::largest(rest);
  const std::int64_t whole = std::min(outer.count, detail::ceil_of(room, outer.coefficient));
  const std::int64_t end = std::min(outer.count, detail::ceil_of(limit, outer.coefficient));
  double count = static_cast<double>(whole) * detail::tuples(rest);
  if (end - whole > detail::most_partial) {
    const std::int64_t middle = whole + (end - whole) / 2;
    return count + static_cast<double>(end - whole) *
                       count_below(rest, limit - scaled(outer.coefficient, middle));
  }
  for (std::int64_t t = whole; t < end; ++t) {
    count += count_below(rest, limit - scaled(outer.coefficient, t));
  }
  return count;
}

/// The share of the path's iterations with row < extent, in [0, 1].
inline double share_below(const SubscriptTable& table, std::size_t row, std::int64_t extent,
                          std::vector<CountedTerm>& terms) {
  terms.clear();
  std::int64_t constant = 0;
  const std::int64_t start =
      table.for_each_term(row, [&](std::int64_t count, std::int64_t coefficient) {
        if (coefficient < 0) constant = added(constant, scaled(coefficient, count - 1));
        if (coefficient != 0) terms.push_back({count, std::abs(coefficient)});
      });
  std::sort(terms.begin(), terms.end(), [](const CountedTerm& a, const CountedTerm& b) {
    return a.coefficient > b.coefficient;
  });
  const double all = detail::tuples(terms);
  return count_below(terms, extent - added(constant, start)) / all;
}

}  // namespace hone::feature
