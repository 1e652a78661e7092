// feature/moving_range.hpp
// The values of an index expression while the inner loops run and the outer ones stand still.
//
//   f fused of i (7) and j (14), all moving:      f / 14 in [0, 6],   f % 14 in [0, 13]
//   f = f.0 * 7 + f.1, only f.1 (7) moves:        f / 14 in [0, 0],   f % 14 in [0, 6]
//
// Positions are relative: the loops that stand still stand at 0, and the remainder they leave is
// known only as multiples of their grain. Numbers stop growing at a bound instead of overflowing.
#pragma once

#include <hone/feature/loop_path.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>

namespace hone::feature {

/// [low, high]; what the loops outside add is a multiple of `grain`, or nothing if that is 0.
struct MovingRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t grain = 0;

  std::int64_t span() const { return high - low; }
};

/// No tensor is larger; sums of a few stay within 64 bits.
inline constexpr std::int64_t largest_index = std::int64_t{1} << 56;

inline std::int64_t bounded(std::int64_t x) {
  return std::clamp(x, -largest_index, largest_index);
}
inline std::int64_t added(std::int64_t a, std::int64_t b) {
  return bounded(bounded(a) + bounded(b));
}
inline std::int64_t scaled(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(a, b, &product)) return bounded(product);
  return (a < 0) == (b < 0) ? largest_index : -largest_index;
}

inline MovingRange sum_of(const MovingRange& a, const MovingRange& b) {
  return {added(a.low, b.low), added(a.high, b.high), std::gcd(a.grain, b.grain)};
}
inline MovingRange multiple_of(const MovingRange& a, std::int64_t by) {
  const std::int64_t x = scaled(a.low, by);
  const std::int64_t y = scaled(a.high, by);
  return {std::min(x, y), std::max(x, y), std::abs(scaled(a.grain, by))};
}

/// Whether the expression has the variable of path[loop].
inline bool depends_on(const ir::Expr& e, std::size_t loop, const LoopPath& path) {
  if (const ir::Var* var = e.as<ir::Var>()) return path[loop].is_named(var->name);
  bool found = false;
  ir::for_each_child(e, [&](const ir::Expr& child) {
    found = found || depends_on(child, loop, path);
  });
  return found;
}

MovingRange moving_range(const ir::Expr& e, const LoopPath& path, std::size_t depth);

namespace detail {

/// Whether adding a multiple of the grain moves no value across a multiple of `by`.
inline bool stays_between(const MovingRange& a, std::int64_t by) {
  const bool aligned = a.grain == 0 || a.grain % by == 0;
  return aligned || (by % a.grain == 0 && a.low >= 0 && a.high < a.grain);
}

inline MovingRange quotient(const MovingRange& a, std::int64_t by) {
  const std::int64_t low = a.low / by;
  if (a.grain == 0) return {low, a.high / by, 0};
  if (a.grain % by == 0) return {low, a.high / by, a.grain / by};
  if (stays_between(a, by)) return {low, low, 1};
  return {low, low + (a.span() + by - 1) / by, 1};
}

inline MovingRange remainder(const MovingRange& a, std::int64_t by) {
  const std::int64_t grain = a.grain == 0 ? 0 : std::gcd(a.grain, by);
  if (stays_between(a, by) && a.low >= 0 && a.high < by) return {a.low, a.high, grain};
  if (a.grain == 0 && a.span() == 0) return {a.low % by, a.low % by, 0};
  return {0, std::min(a.span(), by - 1), grain};
}

/// Of what is not arithmetic: everything once something moves it, else one unknown value.
inline MovingRange anything(const ir::Expr& e, const LoopPath& path, std::size_t depth) {
  for (std::size_t p = depth; p < path.size(); ++p) {
    if (depends_on(e, p, path)) return {0, largest_index, 1};
  }
  return {0, 0, 1};
}

inline MovingRange of_binary(const ir::Expr& e, const ir::Binary& b, const LoopPath& path,
                             std::size_t depth) {
  using ir::BinaryOp;
  const std::int64_t* by = ir::as_integer(b.b);
  const MovingRange x = moving_range(b.a, path, depth);
  if (b.op == BinaryOp::div && by && *by > 0) return quotient(x, *by);
  if (b.op == BinaryOp::mod && by && *by > 0) return remainder(x, *by);
  const MovingRange y = moving_range(b.b, path, depth);
  const std::int64_t grain = std::gcd(x.grain, y.grain);
  if (b.op == BinaryOp::add) return sum_of(x, y);
  if (b.op == BinaryOp::sub) return sum_of(x, multiple_of(y, -1));
  if (b.op == BinaryOp::mul && by) return multiple_of(x, *by);
  if (b.op == BinaryOp::min) return {std::min(x.low, y.low), std::min(x.high, y.high), grain};
  if (b.op == BinaryOp::max) return {std::max(x.low, y.low), std::max(x.high, y.high), grain};
  return anything(e, path, depth);
}

}  // namespace detail

/// The values of `e` while the loops path[depth..] run.
inline MovingRange moving_range(const ir::Expr& e, const LoopPath& path, std::size_t depth) {
  if (const std::int64_t* number = ir::as_integer(e)) {
    return {bounded(*number), bounded(*number), 0};
  }
  if (const ir::Var* var = e.as<ir::Var>()) {
    const int loop = position_of(var->name, path);
    if (loop < 0 || static_cast<std::size_t>(loop) < depth) return {0, 0, 1};
    return {0, path[static_cast<std::size_t>(loop)].extent - 1, 0};
  }
  if (const ir::Cast* cast = e.as<ir::Cast>(); cast && is_integer(cast->a.type().dtype)) {
    return moving_range(cast->a, path, depth);
  }
  const ir::Binary* b = e.as<ir::Binary>();
  return b ? detail::of_binary(e, *b, path, depth) : detail::anything(e, path, depth);
}

/// By how much `e` moves from one iteration of path[loop] to the next, most often: the quotient of
/// a fused loop stands still until its remainder wraps. 2 where it cannot be seen, as in Ansor.
inline std::int64_t step_of(const ir::Expr& e, std::size_t loop, const LoopPath& path) {
  if (const ir::Var* var = e.as<ir::Var>()) return path[loop].is_named(var->name) ? 1 : 0;
  const ir::Binary* b = e.as<ir::Binary>();
  const std::int64_t* by = b ? ir::as_integer(b->b) : nullptr;
  if (b && b->op == ir::BinaryOp::add) {
    return added(step_of(b->a, loop, path), step_of(b->b, loop, path));
  }
  if (b && b->op == ir::BinaryOp::sub) {
    return added(step_of(b->a, loop, path), -step_of(b->b, loop, path));
  }
  if (by && b->op == ir::BinaryOp::mul) return scaled(step_of(b->a, loop, path), *by);
  if (by && *by > 0 && b->op == ir::BinaryOp::div) return step_of(b->a, loop, path) / *by;
  if (by && *by > 0 && b->op == ir::BinaryOp::mod) return step_of(b->a, loop, path) % *by;
  return depends_on(e, loop, path) ? 2 : 0;
}

}  // namespace hone::feature
