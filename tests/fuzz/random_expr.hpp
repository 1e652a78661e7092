// Random expressions over random bounds, and their comparison by ir/interpret.hpp.
#pragma once

#include <hone/ir/interpret.hpp>
#include <hone/ir/interval.hpp>
#include <hone/ir/pattern.hpp>
#include <hone/ir/print.hpp>
#include <hone/support/rng.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace hone::fuzz {

using namespace hone::ir;
namespace pattern = hone::ir::pattern;

inline constexpr DType numbers[] = {DType::i64, DType::i64, DType::i64, DType::i32,
                                    DType::i32, DType::u8,  DType::u8,  DType::i8,
                                    DType::u32, DType::f32, DType::f32, DType::f64};
inline constexpr std::int32_t vector_lanes = 4;

inline std::int64_t edge_integer(DType type, Rng& rng) {
  const std::int64_t edges[] = {0, 1, -1, 2, 3, 4, 7, 8, 16, -8, lowest_integer(type),
                                highest_integer(type), lowest_integer(type) + 1,
                                static_cast<std::int64_t>(rng.next())};
  const std::size_t common = rng.below(4) == 0 ? std::size(edges) : 10;
  return wrapped(type, static_cast<std::uint64_t>(edges[rng.below(common)]));
}

inline double edge_real(DType type, Rng& rng) {
  using Limits = std::numeric_limits<double>;
  const double edges[] = {0.0, -0.0, 1, -1, 2, 0.5, -0.25, 3, 0.1, Limits::infinity(),
                          -Limits::infinity(), Limits::quiet_NaN(), Limits::denorm_min(), 1e-40,
                          Limits::max(), 1e38, rng.uniform()};
  return real_value(type, edges[rng.below(std::size(edges))]).real;
}

inline Value edge_value(DType type, Rng& rng) {
  if (is_float(type)) return {type, 0, edge_real(type, rng)};
  return {type, edge_integer(type, rng), 0};
}

/// The variables of the tests: two scalars and a vector of each type, with intervals for integers.
struct World {
  struct Known {
    Expr var;
    Interval interval;
  };
  std::vector<Known> known;
  Bounds bounds;

  explicit World(Rng& rng) {
    for (const DType type : {DType::i64, DType::i32, DType::u8, DType::i8, DType::u32, DType::f32,
                             DType::f64, DType::boolean}) {
      for (const char* name : {"a", "b", "c"}) add(name, Type{type}, rng);
      add("v", Type{type, vector_lanes}, rng);
    }
  }
  void add(const char* letter, Type type, Rng& rng) {
    const std::string name = letter + std::string(name_of(type.dtype));
    const Interval interval = random_interval(type.dtype, rng);
    known.push_back({var(name, type), interval});
    if (!is_float(type.dtype)) bounds.set(name, interval);
  }
  static Interval random_interval(DType type, Rng& rng) {
    if (is_float(type) || type == DType::boolean || rng.below(4) == 0) return range_of(type);
    constexpr std::int64_t tops[] = {0, 1, 3, 7, 7, 15, 31, 100};
    const std::int64_t top = tops[rng.below(std::size(tops))];
    const std::int64_t low = !is_unsigned(type) && rng.below(4) == 0 ? -top : 0;
    return {low, top};
  }
  Expr variable(Type type, Rng& rng) const {
    std::vector<Expr> fitting;
    for (const Known& each : known) {
      if (each.var.type() == type) fitting.push_back(each.var);
    }
    return fitting[rng.below(fitting.size())];
  }
  Value sample(const Known& each, Rng& rng) const {
    const DType type = each.var.type().dtype;
    if (is_float(type)) return edge_value(type, rng);
    const std::int64_t edge = edge_integer(type, rng);
    if (rng.below(2) == 0 && each.interval.contains(edge)) return {type, edge, 0};
    return {type, rng.between(each.interval.min, each.interval.max), 0};
  }
  Variables sample(Rng& rng) const {
    Variables values;
    for (const Known& each : known) {
      std::vector<Value> lanes;
      for (std::int32_t l = 0; l < each.var.type().lanes; ++l) lanes.push_back(sample(each, rng));
      values.set(each.var.as<Var>()->name, lanes);
    }
    return values;
  }
};

/// Random expressions of a given type.
class Grower {
 public:
  Grower(const World& world, Rng& rng) : world_(world), rng_(rng) {}

  Expr grow(Type type, int depth) {
    if (depth <= 0 || rng_.below(8) == 0) return leaf(type);
    if (type.is_vector() && rng_.below(3) == 0) return vector(type, depth);
    if (type.dtype == DType::boolean) return truth(type, depth);
    const std::uint64_t kind = rng_.below(12);
    if (kind == 0) {
      return select(grow(type.with_dtype(DType::boolean), depth - 1), grow(type, depth - 1),
                    grow(type, depth - 1));
    }
    if (kind == 1) return cast(type.dtype, grow(type.with_dtype(any_number()), depth - 1));
    if (kind == 2) return unary(UnaryOp::neg, grow(type, depth - 1));
    return arithmetic(type, depth);
  }

 private:
  Expr leaf(Type type) {
    if (rng_.below(3) == 0) return pattern::constant_of(type, edge_value(type.dtype, rng_));
    return world_.variable(type, rng_);
  }
  DType any_number() { return numbers[rng_.below(std::size(numbers))]; }
  Expr vector(Type type, int depth) {
    const Type scalar = type.with_lanes(1);
    if (is_integer(type.dtype) && rng_.below(2) == 0) {
      const Expr stride = rng_.below(2) == 0 ? leaf(scalar) : integer(type.dtype, 1);
      return ramp(grow(scalar, depth - 1), stride, type.lanes);
    }
    return broadcast(grow(scalar, depth - 1), type.lanes);
  }
  Expr truth(Type type, int depth) {
    const std::uint64_t kind = rng_.below(6);
    if (kind == 0) return unary(UnaryOp::logical_not, grow(type, depth - 1));
    if (kind < 3) {
      const BinaryOp op = rng_.below(2) == 0 ? BinaryOp::logical_and : BinaryOp::logical_or;
      return binary(op, grow(type, depth - 1), grow(type, depth - 1));
    }
    constexpr BinaryOp ops[] = {BinaryOp::eq, BinaryOp::ne, BinaryOp::lt,
                                BinaryOp::le, BinaryOp::gt, BinaryOp::ge};
    const Type of = type.with_dtype(any_number());
    return binary(ops[rng_.below(6)], grow(of, depth - 1), grow(of, depth - 1));
  }
  Expr arithmetic(Type type, int depth) {
    constexpr BinaryOp ops[] = {BinaryOp::add, BinaryOp::add, BinaryOp::add, BinaryOp::mul,
                                BinaryOp::mul, BinaryOp::sub, BinaryOp::div, BinaryOp::div,
                                BinaryOp::mod, BinaryOp::mod, BinaryOp::min, BinaryOp::max,
                                BinaryOp::bit_and, BinaryOp::bit_or, BinaryOp::bit_xor,
                                BinaryOp::shift_left, BinaryOp::shift_right};
    const BinaryOp op = ops[rng_.below(is_float(type.dtype) ? 12 : std::size(ops))];
    const bool by_constant = rng_.below(2) == 0;
    return binary(op, grow(type, depth - 1), by_constant ? leaf(type) : grow(type, depth - 1));
  }

  const World& world_;
  Rng& rng_;
};

/// Compares all lanes on `samples` random environments; counts mismatches and shows the first.
inline bool same_values(const Expr& a, const Expr& b, const World& world, Rng& rng, int samples,
                 std::string& mismatch) {
  for (int s = 0; s < samples; ++s) {
    const Variables values = world.sample(rng);
    for (std::int32_t lane = 0; lane < a.type().lanes; ++lane) {
      const Value x = interpret_lane(a, lane, values);
      const Value y = interpret_lane(b, lane, values);
      if (same(x, y)) continue;
      mismatch = to_string(a) + "  is  " + to_string(constant(x)) + "  but  " + to_string(b) +
                 "  is  " + to_string(constant(y)) + " in lane " + std::to_string(lane);
      return false;
    }
  }
  return true;
}

/// An index as schedules make it: sums of small multiples of loop variables, split and fused again.
class IndexGrower {
 public:
  static constexpr const char* names[] = {"i", "j", "k", "l"};

  explicit IndexGrower(Rng& rng) : rng_(rng) {
    for (const char* name : names) {
      constexpr std::int64_t extents[] = {1, 2, 3, 4, 6, 7, 8, 16, 20};
      const std::int64_t low = rng.below(8) == 0 ? -rng.between(1, 9) : 0;
      bounds.set(name, {low, low + extents[rng.below(std::size(extents))] - 1});
    }
  }

  Expr index(int depth) {
    const std::uint64_t kind = depth <= 0 ? 0 : rng_.below(10);
    if (kind == 0) return var(names[rng_.below(4)]);
    if (kind == 1) return sum(0);
    if (kind < 4) return index(depth - 1) / factor();
    if (kind < 6) return index(depth - 1) % factor();
    if (kind == 6) return index(depth - 1) * factor();
    if (kind == 7) return min(index(depth - 1), sum(depth - 1));
    if (kind == 8) return digits(index(depth - 1));
    return sum(depth - 1);
  }
  Expr condition(int depth) {
    constexpr BinaryOp ops[] = {BinaryOp::lt, BinaryOp::lt, BinaryOp::ge, BinaryOp::le,
                                BinaryOp::gt, BinaryOp::eq, BinaryOp::ne};
    const Expr right = rng_.below(3) == 0 ? index(depth - 1) : ir::index(rng_.between(-4, 200));
    return binary(ops[rng_.below(7)], index(depth), right);
  }
  Variables sample() {
    Variables values;
    for (const char* name : names) {
      const Interval interval = *bounds.find(name);
      values.set(name, integer_value(DType::i64, rng_.between(interval.min, interval.max)));
    }
    return values;
  }

  Bounds bounds;

 private:
  /// Two digits of x put together again, or almost.
  Expr digits(const Expr& x) {
    const Expr low = factor();
    const auto low_or_other = [&] { return rng_.below(3) == 0 ? factor() : low; };
    const Expr high = x / low_or_other();
    const Expr digit = rng_.below(2) == 0 ? high % factor() : high;
    return digit * low_or_other() + x % low;
  }
  Expr factor() {
    constexpr std::int64_t factors[] = {1, 2, 3, 4, 6, 8, 16, 64};
    return ir::index(factors[rng_.below(std::size(factors))]);
  }
  Expr sum(int depth) {
    Expr result = index(depth) * factor() + index(depth);
    if (rng_.below(2) == 0) result = result + index(depth - 1) * factor();
    return rng_.below(3) == 0 ? result + ir::index(rng_.between(-10, 30)) : result;
  }

  Rng& rng_;
};

}  // namespace hone::fuzz
