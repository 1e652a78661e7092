// tests/op/accuracy.hpp
// Error in units in the last place, and the sweeps that measure it.
#pragma once

#include "tape.hpp"

#include <hone/op/ops.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hone::test {

/// What results of type T are compared with: twice the digits, or all the machine has.
template <class T>
using Wide = std::conditional_t<std::is_same_v<T, float>, double, long double>;

template <class T>
using Bits = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;

/// |computed - exact| / spacing of T at `exact`. Infinity counts as the power of two beyond the
/// largest number; a NaN on one side only is an infinite error.
template <class T>
double ulp_error(T computed, std::type_identity_t<Wide<T>> exact) {
  using Limits = std::numeric_limits<T>;
  if (std::isnan(computed) || std::isnan(exact)) {
    return std::isnan(computed) && std::isnan(exact) ? 0 : HUGE_VAL;
  }
  const Wide<T> end = std::ldexp(Wide<T>{1}, Limits::max_exponent);
  const auto within = [end](Wide<T> x) { return std::fmin(std::fmax(x, -end), end); };
  const Wide<T> size = std::fabs(within(exact));
  const int exponent = size == 0 ? Limits::min_exponent : std::ilogb(size) + 1;
  const int last = std::clamp(exponent, Limits::min_exponent, Limits::max_exponent);
  const Wide<T> spacing = std::ldexp(Wide<T>{1}, last - Limits::digits);
  return static_cast<double>(std::fabs(within(Wide<T>{computed}) - within(exact)) / spacing);
}

template <class T>
ir::Expr expansion(const ScalarOp& op, std::int32_t lanes = 1) {
  std::vector<ir::Expr> args;
  for (int n = 0; n < op.arity; ++n) {
    args.push_back(ir::var(std::to_string(n), ir::Type{dtype_of<T>, lanes}));
  }
  return op.expand ? op.expand(args) : ir::call(std::string(op.name), args);
}

template <class T>
T expanded(const ScalarOp& op, std::vector<T> args, Rounding fma = Rounding::once) {
  std::vector<std::vector<T>> columns;
  for (const T arg : args) columns.push_back({arg});
  T result{};
  Tape(expansion<T>(op), fma).run(columns, std::span<T>(&result, 1));
  return result;
}

/// Every `stride`-th value between first and last, by their bits: both of one sign.
template <class T>
std::vector<T> sweep(T first, T last, std::uint64_t stride) {
  std::vector<T> values;
  const std::uint64_t end = std::max(std::bit_cast<Bits<T>>(first), std::bit_cast<Bits<T>>(last));
  std::uint64_t bits = std::min(std::bit_cast<Bits<T>>(first), std::bit_cast<Bits<T>>(last));
  for (; bits < end; bits += stride) values.push_back(std::bit_cast<T>(static_cast<Bits<T>>(bits)));
  values.push_back(std::bit_cast<T>(static_cast<Bits<T>>(end)));
  return values;
}

/// `count` values from first to last, all bit patterns between them equally spaced.
template <class T>
std::vector<T> spread(T first, T last, std::uint64_t count) {
  const auto a = std::bit_cast<Bits<T>>(first), b = std::bit_cast<Bits<T>>(last);
  return sweep(first, last, std::max<std::uint64_t>(1, ((a > b ? a - b : b - a) / count) | 1));
}

struct Worst {
  double ulp = 0;
  std::vector<double> args;
};

/// The largest error over the rows of `args`, with Fma rounded once and twice.
template <class T, class Exact>
Worst worst_error(const ScalarOp& op, const std::vector<std::vector<T>>& args, Exact exact) {
  std::vector<T> once(args[0].size()), twice(args[0].size());
  Tape(expansion<T>(op), Rounding::once).run(args, std::span<T>(once));
  Tape(expansion<T>(op), Rounding::twice).run(args, std::span<T>(twice));
  Worst worst;
  for (std::size_t n = 0; n < once.size(); ++n) {
    Wide<T> row[2] = {};
    for (std::size_t i = 0; i < args.size(); ++i) row[i] = args[i][n];
    const Wide<T> expected = exact(row);
    const double ulp = std::max(ulp_error(once[n], expected), ulp_error(twice[n], expected));
    if (!(ulp > worst.ulp)) continue;
    worst = {ulp, {}};
    for (const auto& column : args) worst.args.push_back(static_cast<double>(column[n]));
  }
  return worst;
}

/// Checks that the error stays below what the op states, and prints it.
template <class T, class Exact>
void check_accuracy(const ScalarOp& op, const std::vector<std::vector<T>>& args, Exact exact) {
  const Worst worst = worst_error(op, args, exact);
  std::printf("%s %s: %zu values, at most %.3f ULP, stated %.3g, worst at", op.name.data(),
              name_of(dtype_of<T>).data(), args[0].size(), worst.ulp, op.max_ulp(dtype_of<T>));
  for (const double arg : worst.args) std::printf(" %.17g", arg);
  std::printf("\n");
  CHECK(worst.ulp <= op.max_ulp(dtype_of<T>));
}

/// Checks the result bit by bit; any NaN equals any other.
template <class T>
void check_bits(const ScalarOp& op, std::vector<T> args, T expected) {
  for (const Rounding fma : {Rounding::once, Rounding::twice}) {
    const T result = expanded(op, args, fma);
    CAPTURE(args.front());
    CAPTURE(args.back());
    CAPTURE(result);
    CAPTURE(expected);
    if (std::isnan(expected)) {
      CHECK(std::isnan(result));
    } else {
      CHECK(std::bit_cast<Bits<T>>(result) == std::bit_cast<Bits<T>>(expected));
    }
  }
}

}  // namespace hone::test
