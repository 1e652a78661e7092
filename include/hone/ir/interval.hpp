// ir/interval.hpp
// Which values an integer expression can take: closed intervals of int64, one element type each.
//
//   Bounds env;  env.set("i", {0, 15});  env.set("j", {0, 7});
//   bounds_of(i * 8 + j, env)      ->  [0, 127]
//   bounds_of((i * 8 + j) / 8, env) -> [0, 15]
//
// Sound for the wrapping arithmetic of ir/meaning.hpp: an operation that might overflow, divide by
// zero or is not understood gives the whole range of its type. Of a vector: all lanes together.
// Booleans are [0, 1]; a float expression has no interval and gets everything.
#pragma once

#include <hone/ir/meaning.hpp>
#include <hone/ir/visit.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::ir {

/// All x with min <= x <= max; never empty.
struct Interval {
  std::int64_t min = std::numeric_limits<std::int64_t>::min();
  std::int64_t max = std::numeric_limits<std::int64_t>::max();

  bool is_point() const { return min == max; }
  bool contains(std::int64_t x) const { return min <= x && x <= max; }
  bool contains(const Interval& other) const { return min <= other.min && other.max <= max; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

inline Interval point(std::int64_t x) { return {x, x}; }

/// Every value of the type; everything for floats, whose intervals are not tracked.
inline Interval range_of(DType type) {
  if (is_float(type)) return {};
  return {lowest_integer(type), highest_integer(type)};
}

inline Interval hull(const Interval& a, const Interval& b) {
  return {std::min(a.min, b.min), std::max(a.max, b.max)};
}

/// The intervals of variables; a name that is not set has the range of its type.
class Bounds {
 public:
  void set(std::string name, Interval interval) {
    for (auto& [known, value] : intervals_) {
      if (is_same(known, name)) return static_cast<void>(value = interval);
    }
    intervals_.emplace_back(std::move(name), interval);
  }
  /// These bounds and that of one more variable.
  Bounds with(std::string name, Interval interval) const {
    Bounds result = *this;
    result.set(std::move(name), interval);
    return result;
  }
  const Interval* find(std::string_view name) const {
    for (const auto& [known, value] : intervals_) {
      if (is_same(known, name)) return &value;
    }
    return nullptr;
  }

 private:
  /// The names of a stage's loops differ at their end: look there first.
  static bool is_same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || (a.back() == b.back() && a == b));
  }

  std::vector<std::pair<std::string, Interval>> intervals_;
};

namespace detail {

/// x op y without wrapping, or nothing if it does not fit in 64 bits.
inline std::optional<std::int64_t> checked(BinaryOp op, std::int64_t x, std::int64_t y) {
  std::int64_t result = 0;
  const bool overflow = op == BinaryOp::add   ? __builtin_add_overflow(x, y, &result)
                        : op == BinaryOp::sub ? __builtin_sub_overflow(x, y, &result)
                                              : __builtin_mul_overflow(x, y, &result);
  return overflow ? std::nullopt : std::optional(result);
}

/// Both ends, or nothing if one does not fit in 64 bits.
inline std::optional<Interval> between(std::optional<std::int64_t> low,
                                       std::optional<std::int64_t> high) {
  return low && high ? std::optional(Interval{*low, *high}) : std::nullopt;
}

/// The exact interval of x + y, x - y or x * y, which are monotone in x and in y.
inline std::optional<Interval> corners(BinaryOp op, const Interval& a, const Interval& b) {
  if (op == BinaryOp::add) return between(checked(op, a.min, b.min), checked(op, a.max, b.max));
  if (op == BinaryOp::sub) return between(checked(op, a.min, b.max), checked(op, a.max, b.min));
  const Interval factors = b.min >= 0 ? b : a;
  const Interval other = b.min >= 0 ? a : b;
  if (factors.min >= 0) {
    return between(checked(op, other.min, other.min < 0 ? factors.max : factors.min),
                   checked(op, other.max, other.max < 0 ? factors.min : factors.max));
  }
  std::optional<Interval> all;
  for (const std::int64_t x : {a.min, a.max}) {
    for (const std::int64_t y : {b.min, b.max}) {
      const auto corner = checked(op, x, y);
      if (!corner) return std::nullopt;
      all = all ? hull(*all, point(*corner)) : point(*corner);
    }
  }
  return all;
}

/// Truncating division is monotone in x, and in y on either side of zero.
inline std::optional<Interval> quotient(const Interval& a, const Interval& b) {
  if (b.contains(-1) && a.min == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  std::optional<Interval> all;
  const auto divide_by = [&](std::int64_t y) {
    const Interval here = hull(point(divide(a.min, y)), point(divide(a.max, y)));
    all = all ? hull(*all, here) : here;
  };
  if (b.max > 0) divide_by(std::max<std::int64_t>(b.min, 1)), divide_by(b.max);
  if (b.min < 0) divide_by(std::min<std::int64_t>(b.max, -1)), divide_by(b.min);
  if (b.contains(0)) divide_by(0);
  return all;
}

/// The remainder has the sign of x and is smaller than |y|, or is x itself.
inline Interval remainder(const Interval& a, const Interval& b) {
  if (a.is_point() && b.is_point()) return point(modulo(a.min, b.min));
  const Interval of_x{std::min<std::int64_t>(a.min, 0), std::max<std::int64_t>(a.max, 0)};
  if (b.contains(0) || b.min == std::numeric_limits<std::int64_t>::min()) return of_x;
  const std::int64_t largest = std::max(b.max, -b.min) - 1;
  const std::int64_t smallest_divisor = b.min > 0 ? b.min : -b.max;
  if (a.max < smallest_divisor && a.min > -smallest_divisor) return a;
  return {std::max(of_x.min, -largest), std::min(of_x.max, largest)};
}

inline std::optional<Interval> shifted(BinaryOp op, const Interval& a, const Interval& b) {
  if (op == BinaryOp::shift_right) {
    if (a.min < 0) return Interval{a.min, std::max<std::int64_t>(a.max, 0)};
    return Interval{0, a.max};
  }
  if (!b.is_point() || b.min < 0 || b.min > 62) return std::nullopt;
  return corners(BinaryOp::mul, a, point(std::int64_t{1} << b.min));
}

/// On non-negative operands: x & y is at most either, | and ^ have no more bits than the larger.
inline std::optional<Interval> bitwise(BinaryOp op, const Interval& a, const Interval& b) {
  if (a.is_point() && b.is_point()) return point(integer_binary(op, DType::i64, a.min, b.min));
  if (op == BinaryOp::bit_and && b.min >= 0) {
    return Interval{0, a.min >= 0 ? std::min(a.max, b.max) : b.max};
  }
  if (op == BinaryOp::bit_and && a.min >= 0) return Interval{0, a.max};
  if (a.min < 0 || b.min < 0) return std::nullopt;
  auto bits = static_cast<std::uint64_t>(a.max | b.max);
  for (const int shift : {1, 2, 4, 8, 16, 32}) bits |= bits >> shift;
  return Interval{0, static_cast<std::int64_t>(bits)};
}

/// 1: always, 0: never, {0, 1}: it depends.
inline Interval compared(BinaryOp op, const Interval& a, const Interval& b) {
  const auto known = [](bool always, bool never) {
    return always ? point(1) : never ? point(0) : Interval{0, 1};
  };
  const bool apart = a.max < b.min || b.max < a.min;
  const bool one = a.is_point() && a == b;
  switch (op) {
    case BinaryOp::eq: return known(one, apart);
    case BinaryOp::ne: return known(apart, one);
    case BinaryOp::lt: return known(a.max < b.min, a.min >= b.max);
    case BinaryOp::le: return known(a.max <= b.min, a.min > b.max);
    case BinaryOp::gt: return known(a.min > b.max, a.max <= b.min);
    case BinaryOp::ge: return known(a.min >= b.max, a.max < b.min);
    case BinaryOp::add: case BinaryOp::sub: case BinaryOp::mul: case BinaryOp::div:
    case BinaryOp::mod: case BinaryOp::min: case BinaryOp::max: case BinaryOp::logical_and:
    case BinaryOp::logical_or: case BinaryOp::bit_and: case BinaryOp::bit_or:
    case BinaryOp::bit_xor: case BinaryOp::shift_left: case BinaryOp::shift_right: break;
  }
  return {0, 1};
}

inline std::optional<Interval> combined(BinaryOp op, const Interval& a, const Interval& b) {
  switch (op) {
    case BinaryOp::add: case BinaryOp::sub: case BinaryOp::mul: return corners(op, a, b);
    case BinaryOp::div: return quotient(a, b);
    case BinaryOp::mod: return remainder(a, b);
    case BinaryOp::min: case BinaryOp::logical_and:
      return Interval{std::min(a.min, b.min), std::min(a.max, b.max)};
    case BinaryOp::max: case BinaryOp::logical_or:
      return Interval{std::max(a.min, b.min), std::max(a.max, b.max)};
    case BinaryOp::eq: case BinaryOp::ne: case BinaryOp::lt: case BinaryOp::le: case BinaryOp::gt:
    case BinaryOp::ge: return compared(op, a, b);
    case BinaryOp::bit_and: case BinaryOp::bit_or: case BinaryOp::bit_xor: return bitwise(op, a, b);
    case BinaryOp::shift_left: case BinaryOp::shift_right: return shifted(op, a, b);
  }
  return std::nullopt;
}

/// `result` if no value of it would have wrapped in `type`, else the whole range.
inline Interval unless_wrapped(const std::optional<Interval>& result, DType type) {
  const Interval range = range_of(type);
  return result && range.contains(*result) ? *result : range;
}

}  // namespace detail

/// The values of `a op b` for operands of element type `type`. A single number only if the
/// operation does not wrap: the conditions of the simplify rules rely on that.
inline Interval bounds_of(BinaryOp op, DType type, const Interval& a, const Interval& b) {
  const DType result = is_comparison(op) ? DType::boolean : type;
  if (is_float(type)) return range_of(result);
  return detail::unless_wrapped(detail::combined(op, a, b), result);
}

namespace detail {

/// The interval of a node from the intervals that `of(operand)` gives.
template <class Of>
struct NodeBounds {
  const Expr& e;
  const Bounds& env;
  Of of;

  DType dtype() const { return e.type().dtype; }
  Interval anything() const { return range_of(dtype()); }

  Interval operator()(const Constant& n) const {
    return is_float(dtype()) ? anything() : point(n.integer);
  }
  Interval operator()(const Var& n) const {
    const Interval* known = env.find(n.name);
    return known && !is_float(dtype()) ? *known : anything();
  }
  Interval operator()(const Unary& n) const {
    if (is_float(dtype())) return anything();
    const Interval a = of(n.a);
    if (n.op == UnaryOp::logical_not) return {1 - a.max, 1 - a.min};
    return bounds_of(BinaryOp::sub, dtype(), point(0), a);
  }
  Interval operator()(const Binary& n) const {
    return bounds_of(n.op, n.a.type().dtype, of(n.a), of(n.b));
  }
  Interval operator()(const Select& n) const {
    if (is_float(dtype())) return anything();
    const Interval condition = of(n.condition);
    if (condition == point(1)) return of(n.then_value);
    if (condition == point(0)) return of(n.else_value);
    return hull(of(n.then_value), of(n.else_value));
  }
  Interval operator()(const Cast& n) const {
    if (is_float(dtype()) || is_float(n.a.type().dtype)) return anything();
    if (dtype() == DType::boolean) return compared(BinaryOp::ne, of(n.a), point(0));
    return unless_wrapped(of(n.a), dtype());
  }
  Interval operator()(const Ramp& n) const {
    if (is_float(dtype())) return anything();
    const Interval offset =
        bounds_of(BinaryOp::mul, dtype(), of(n.stride), Interval{0, n.lanes - 1});
    return bounds_of(BinaryOp::add, dtype(), of(n.base), offset);
  }
  Interval operator()(const Broadcast& n) const { return of(n.value); }
  Interval operator()(const Fma& n) const {
    return bounds_of(BinaryOp::add, dtype(), bounds_of(BinaryOp::mul, dtype(), of(n.a), of(n.b)),
                     of(n.c));
  }
  Interval operator()(const Horizontal& n) const {
    const bool picks = n.op == ReduceOp::max || n.op == ReduceOp::min;
    return picks ? of(n.a) : anything();
  }
  Interval operator()(const Bitcast&) const { return anything(); }
  Interval operator()(const Call&) const { return anything(); }
  Interval operator()(const Load&) const { return anything(); }
  Interval operator()(const Reduce&) const { return anything(); }
  Interval operator()(const Scan&) const { return anything(); }
};

/// One level: `of(operand)` gives the interval of each operand.
template <class Of>
Interval node_bounds(const Expr& e, const Bounds& env, Of of) {
  return std::visit(NodeBounds<Of>{e, env, of}, e->data);
}

}  // namespace detail

/// An interval that holds every value `e` takes while its variables stay in theirs.
inline Interval bounds_of(const Expr& e, const Bounds& env = {}) {
  return detail::node_bounds(e, env, [&env](const Expr& child) { return bounds_of(child, env); });
}

}  // namespace hone::ir
