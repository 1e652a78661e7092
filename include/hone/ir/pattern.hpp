// ir/pattern.hpp
// The language of ir/simplify_rules.hpp: small expression trees with holes, built at compile time.
//
//   x, y, z    match anything; the same letter twice matches equal expressions
//   p, q       match booleans
//   c0, c1     match constants
//   0, 1, true match that constant, of whatever element type stands there
//
// One pattern is matched against a node, one builds what replaces it, and one, with intervals in
// place of values, says when that is right. A constant matches as a scalar or as a broadcast.
#pragma once

#include <hone/ir/equal.hpp>
#include <hone/ir/interval.hpp>
#include <hone/support/error.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace hone::ir::pattern {

enum class Kind : std::uint8_t {
  any, boolean, constant,  // holes, numbered by `op`
  literal,
  unary, binary, select, ramp, broadcast,
  power_of_two             // conditions only
};

struct PatternNode {
  Kind kind = Kind::literal;
  std::uint8_t op = 0;            // a UnaryOp, a BinaryOp, or the number of a hole
  std::array<std::int8_t, 3> operands = {-1, -1, -1};
  double value = 0;               // of a literal
};

/// Holes are numbered 0..2 for x y z, 3..4 for p q, 5..7 for c0 c1 c2.
inline constexpr std::size_t hole_count = 8;

/// A tree in post-order: the root is the last node.
struct Pattern {
  static constexpr std::int8_t capacity = 16;
  std::array<PatternNode, capacity> nodes{};
  std::int8_t size = 0;

  constexpr Pattern() = default;
  constexpr Pattern(double value) { push({Kind::literal, 0, {-1, -1, -1}, value}); }  // NOLINT
  constexpr explicit Pattern(PatternNode node) { push(node); }

  constexpr void push(PatternNode node) {
    if (size == capacity) fail<InternalError>("a pattern has at most ", capacity, " nodes");
    nodes[static_cast<std::size_t>(size++)] = node;
  }
  /// Appends the nodes of `other` and returns where its root lies.
  constexpr std::int8_t append(const Pattern& other) {
    const std::int8_t offset = size;
    for (std::int8_t n = 0; n < other.size; ++n) {
      PatternNode node = other.at(n);
      for (std::int8_t& operand : node.operands) {
        if (operand >= 0) operand = static_cast<std::int8_t>(operand + offset);
      }
      push(node);
    }
    return static_cast<std::int8_t>(size - 1);
  }
  constexpr const PatternNode& at(std::int8_t n) const {
    return nodes[static_cast<std::size_t>(n)];
  }
  constexpr std::int8_t root() const { return static_cast<std::int8_t>(size - 1); }
};

template <class... Operands>
constexpr Pattern make_pattern(Kind kind, std::uint8_t op, const Operands&... operands) {
  Pattern result;
  PatternNode node{kind, op, {-1, -1, -1}, 0};
  std::size_t n = 0;
  ((node.operands[n++] = result.append(operands)), ...);
  result.push(node);
  return result;
}

constexpr Pattern hole(Kind kind, int number) {
  return Pattern(PatternNode{kind, static_cast<std::uint8_t>(number), {-1, -1, -1}, 0});
}
constexpr Pattern binary(BinaryOp op, const Pattern& a, const Pattern& b) {
  return make_pattern(Kind::binary, static_cast<std::uint8_t>(op), a, b);
}

using P = Pattern;
constexpr P operator-(const P& a) { return make_pattern(Kind::unary, 0, a); }
constexpr P operator!(const P& a) { return make_pattern(Kind::unary, 1, a); }
constexpr P operator+(const P& a, const P& b) { return binary(BinaryOp::add, a, b); }
constexpr P operator-(const P& a, const P& b) { return binary(BinaryOp::sub, a, b); }
constexpr P operator*(const P& a, const P& b) { return binary(BinaryOp::mul, a, b); }
constexpr P operator/(const P& a, const P& b) { return binary(BinaryOp::div, a, b); }
constexpr P operator%(const P& a, const P& b) { return binary(BinaryOp::mod, a, b); }
constexpr P min(const P& a, const P& b) { return binary(BinaryOp::min, a, b); }
constexpr P max(const P& a, const P& b) { return binary(BinaryOp::max, a, b); }
constexpr P operator==(const P& a, const P& b) { return binary(BinaryOp::eq, a, b); }
constexpr P operator!=(const P& a, const P& b) { return binary(BinaryOp::ne, a, b); }
constexpr P operator<(const P& a, const P& b) { return binary(BinaryOp::lt, a, b); }
constexpr P operator<=(const P& a, const P& b) { return binary(BinaryOp::le, a, b); }
constexpr P operator>(const P& a, const P& b) { return binary(BinaryOp::gt, a, b); }
constexpr P operator>=(const P& a, const P& b) { return binary(BinaryOp::ge, a, b); }
constexpr P operator&&(const P& a, const P& b) { return binary(BinaryOp::logical_and, a, b); }
constexpr P operator||(const P& a, const P& b) { return binary(BinaryOp::logical_or, a, b); }
constexpr P operator&(const P& a, const P& b) { return binary(BinaryOp::bit_and, a, b); }
constexpr P operator|(const P& a, const P& b) { return binary(BinaryOp::bit_or, a, b); }
constexpr P operator^(const P& a, const P& b) { return binary(BinaryOp::bit_xor, a, b); }
constexpr P operator<<(const P& a, const P& b) { return binary(BinaryOp::shift_left, a, b); }
constexpr P operator>>(const P& a, const P& b) { return binary(BinaryOp::shift_right, a, b); }
constexpr P select(const P& c, const P& a, const P& b) {
  return make_pattern(Kind::select, 0, c, a, b);
}
/// Lanes are those of the node that is replaced.
constexpr P ramp(const P& base, const P& stride) {
  return make_pattern(Kind::ramp, 0, base, stride);
}
constexpr P broadcast(const P& a) { return make_pattern(Kind::broadcast, 0, a); }
/// Dividing by this constant is multiplying by its reciprocal, exactly.
constexpr P power_of_two(const P& a) { return make_pattern(Kind::power_of_two, 0, a); }

/// The value of a constant or of a broadcast constant.
inline std::optional<Value> constant_value(const Expr& e) {
  const Broadcast* b = e.as<Broadcast>();
  const Expr& scalar = b ? b->value : e;
  const Constant* c = scalar.as<Constant>();
  if (!c) return std::nullopt;
  return Value{e.type().dtype, c->integer, c->real};
}

/// A constant of any number of lanes: a vector is a broadcast scalar.
inline Expr constant_of(Type type, const Value& value) {
  return ir::broadcast(make_expr(type.with_lanes(1), Constant{value.integer, value.real}),
                       type.lanes);
}

/// A literal of a pattern as an element of `type`; integers wrap.
inline Value literal_value(DType type, double value) {
  if (is_float(type)) return {type, 0, value};
  return {type, wrapped(type, static_cast<std::uint64_t>(static_cast<std::int64_t>(value))), 0};
}

/// What each hole stands for; the expressions live in the tree that was matched.
using Bindings = std::array<const Expr*, hole_count>;

inline bool bind(const PatternNode& hole, const Expr& e, Bindings& bindings) {
  if (hole.kind == Kind::boolean && e.type().dtype != DType::boolean) return false;
  if (hole.kind == Kind::constant && !constant_value(e)) return false;
  const Expr*& bound = bindings[hole.op];
  if (bound) return equal(*bound, e);
  bound = &e;
  return true;
}

inline bool is_literal(const Expr& e, double value) {
  const std::optional<Value> known = constant_value(e);
  if (!known) return false;
  if (!is_float(known->dtype)) return static_cast<double>(known->integer) == value;
  return std::bit_cast<std::uint64_t>(known->real) == std::bit_cast<std::uint64_t>(value);
}

/// Whether `e` has the form of node n of the pattern; holes that were met are bound.
inline bool matches(const Pattern& pattern, std::int8_t n, const Expr& e, Bindings& bindings) {
  const PatternNode& node = pattern.at(n);
  const auto operand = [&](std::size_t k, const Expr& child) {
    return matches(pattern, node.operands[k], child, bindings);
  };
  switch (node.kind) {
    case Kind::any: case Kind::boolean: case Kind::constant: return bind(node, e, bindings);
    case Kind::literal: return is_literal(e, node.value);
    case Kind::unary: {
      const Unary* u = e.as<Unary>();
      return u && static_cast<std::uint8_t>(u->op) == node.op && operand(0, u->a);
    }
    case Kind::binary: {
      const Binary* b = e.as<Binary>();
      return b && static_cast<std::uint8_t>(b->op) == node.op && operand(0, b->a) &&
             operand(1, b->b);
    }
    case Kind::select: {
      const Select* s = e.as<Select>();
      return s && operand(0, s->condition) && operand(1, s->then_value) &&
             operand(2, s->else_value);
    }
    case Kind::ramp: {
      const Ramp* r = e.as<Ramp>();
      return r && operand(0, r->base) && operand(1, r->stride);
    }
    case Kind::broadcast: {
      const Broadcast* b = e.as<Broadcast>();
      return b && operand(0, b->value);
    }
    case Kind::power_of_two: return false;
  }
  return false;
}

inline bool matches(const Pattern& pattern, const Expr& e, Bindings& bindings) {
  return matches(pattern, pattern.root(), e, bindings);
}

/// The element type of a comparison's operands: that of the first hole below node n.
inline DType hole_type(const Pattern& pattern, std::int8_t n, const Bindings& bindings) {
  const PatternNode& node = pattern.at(n);
  if (node.kind <= Kind::constant) return bindings[node.op]->type().dtype;
  for (const std::int8_t operand : node.operands) {
    if (operand < 0 || pattern.at(operand).kind == Kind::literal) continue;
    return hole_type(pattern, operand, bindings);
  }
  return DType::boolean;
}

/// Node n with the holes filled in, as a `type`; make(node) finishes each node that was built.
template <class Make>
Expr build(const Pattern& pattern, std::int8_t n, Type type, const Bindings& bindings, Make& make) {
  const PatternNode& node = pattern.at(n);
  const auto operand = [&](std::size_t k, Type as) {
    return build(pattern, node.operands[k], as, bindings, make);
  };
  switch (node.kind) {
    case Kind::any: case Kind::boolean: return *bindings[node.op];
    case Kind::constant: return constant_of(type, *constant_value(*bindings[node.op]));
    case Kind::literal: return constant_of(type, literal_value(type.dtype, node.value));
    case Kind::unary: return make(ir::unary(static_cast<UnaryOp>(node.op), operand(0, type)));
    case Kind::binary: {
      const auto op = static_cast<BinaryOp>(node.op);
      const Type as =
          is_comparison(op) ? type.with_dtype(hole_type(pattern, n, bindings)) : type;
      return make(ir::binary(op, operand(0, as), operand(1, as)));
    }
    case Kind::select:
      return make(ir::select(operand(0, type.with_dtype(DType::boolean)), operand(1, type),
                             operand(2, type)));
    case Kind::ramp:
      return make(
          ir::ramp(operand(0, type.with_lanes(1)), operand(1, type.with_lanes(1)), type.lanes));
    case Kind::broadcast: return make(ir::broadcast(operand(0, type.with_lanes(1)), type.lanes));
    case Kind::power_of_two: break;
  }
  fail<InternalError>("internal error in hone: a condition stands in a rule's replacement");
}

inline bool is_power_of_two(const Value& value) {
  if (!is_float(value.dtype)) return std::has_single_bit(static_cast<std::uint64_t>(value.integer));
  const auto bits = std::bit_cast<std::uint64_t>(value.real);
  const auto exponent = static_cast<std::int64_t>((bits >> 52) & 0x7ff) - 1023;
  const std::int64_t limit = value.dtype == DType::f32 ? 125 : 1021;
  return (bits & 0xfffffffffffffu) == 0 && -limit <= exponent && exponent <= limit;
}

/// What is known of a condition's node n: its interval in the arithmetic of `type`. `Facts` gives
/// bounds(Expr), and compare(op, Expr, Expr): [1, 1] if it always holds.
template <class Facts>
Interval known(const Pattern& pattern, std::int8_t n, DType type, const Bindings& bindings,
               Facts& facts) {
  const PatternNode& node = pattern.at(n);
  switch (node.kind) {
    case Kind::any: case Kind::boolean: case Kind::constant:
      return facts.bounds(*bindings[node.op]);
    case Kind::literal: return point(static_cast<std::int64_t>(node.value));
    case Kind::power_of_two: {
      const PatternNode& constant = pattern.at(node.operands[0]);
      return point(is_power_of_two(*constant_value(*bindings[constant.op])));
    }
    case Kind::unary:
      return bounds_of(BinaryOp::sub, type, point(0),
                       known(pattern, node.operands[0], type, bindings, facts));
    case Kind::binary: {
      const auto op = static_cast<BinaryOp>(node.op);
      const PatternNode& a = pattern.at(node.operands[0]);
      const PatternNode& b = pattern.at(node.operands[1]);
      if (is_comparison(op) && a.kind <= Kind::constant && b.kind <= Kind::constant) {
        return facts.compare(op, *bindings[a.op], *bindings[b.op]);
      }
      return bounds_of(op, is_logical(op) ? DType::boolean : type,
                       known(pattern, node.operands[0], type, bindings, facts),
                       known(pattern, node.operands[1], type, bindings, facts));
    }
    case Kind::select: case Kind::ramp: case Kind::broadcast: break;
  }
  return {0, 1};
}

/// Whether the condition holds for every value that the holes can take.
template <class Facts>
bool always(const Pattern& condition, DType type, const Bindings& bindings, Facts& facts) {
  return known(condition, condition.root(), type, bindings, facts) == point(1);
}

}  // namespace hone::ir::pattern
