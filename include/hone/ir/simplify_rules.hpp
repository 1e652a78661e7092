// ir/simplify_rules.hpp
// The list of rewrite rules, read by ir/simplify.hpp and by tests/fuzz/simplify.cpp:
//
//   {name, element types, what to look for, what replaces it, when}
//
// Each must hold bit for bit by the table of ir/meaning.hpp: for integers with wrap-around, for
// floats with NaN, infinities and -0. The condition must be proved from the intervals of what the
// holes stand for; its arithmetic is that of the element type, and proves nothing if it may wrap.
// Sums and multiples of integers need no rules: ir/affine.hpp keeps them in one canonical form.
//
// To add one: a line here, beside its root operator. The fuzz test finds it by itself and fails
// until random expressions exercise it.
#pragma once

#include <hone/ir/pattern.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace hone::ir::pattern {

/// The element types of the operands that a rule is for (of the values, if its root selects).
enum class On : std::uint8_t { any, integers, floats, numbers, booleans };

constexpr bool includes(On on, DType type) {
  switch (on) {
    case On::any: return true;
    case On::integers: return is_integer(type);
    case On::floats: return is_float(type);
    case On::numbers: return type != DType::boolean;
    case On::booleans: return type == DType::boolean;
  }
  return false;
}

struct Rule {
  std::string_view name;
  On on = On::any;
  Pattern pattern;
  Pattern replacement;
  Pattern condition = true;
};

namespace rules {

inline constexpr Pattern x = hole(Kind::any, 0), y = hole(Kind::any, 1), z = hole(Kind::any, 2);
inline constexpr Pattern p = hole(Kind::boolean, 3), q = hole(Kind::boolean, 4);
inline constexpr Pattern c0 = hole(Kind::constant, 5), c1 = hole(Kind::constant, 6);
inline constexpr Pattern yes = true, no = false;

inline constexpr Rule list[] = {
    // Signs and neutral elements of floats; +0 is not neutral in a sum: -0 + 0 = +0.
    {"neg-neg", On::floats, -(-x), x},
    {"add-constant-right", On::floats, c0 + x, x + c0},
    {"add-minus-zero", On::floats, x + -0.0, x},
    {"add-neg", On::floats, x + (-y), x - y},
    {"neg-add", On::floats, (-x) + y, y - x},
    {"sub-zero", On::floats, x - 0, x},
    {"sub-neg", On::floats, x - (-y), x + y},
    {"mul-constant-right", On::floats, c0 * x, x * c0},
    {"mul-one", On::floats, x * 1, x},
    {"mul-minus-one", On::floats, x * -1, -x},
    {"mul-neg-neg", On::floats, (-x) * (-y), x * y},
    {"mul-neg-constant", On::floats, (-x) * c0, x * (-c0)},
    {"div-one", On::numbers, x / 1, x},
    {"div-minus-one", On::numbers, x / -1, -x},
    {"div-neg-neg", On::floats, (-x) / (-y), x / y},
    {"div-power-of-two", On::floats, x / c0, x * (1 / c0), power_of_two(c0)},

    // Quotients truncate, so that most of these hold for negative numbers as well.
    {"div-by-zero", On::integers, x / 0, 0},
    {"zero-div", On::integers, 0 / x, 0},
    {"div-self", On::integers, x / x, 1, x != 0},
    {"div-div", On::integers, (x / c0) / c1, x / (c0 * c1), 0 < c0 && 0 < c1 && 0 < c0 * c1},
    {"mod-div", On::integers, (x % c0) / c1, (x / c1) % (c0 / c1),
     0 < c1 && 0 < c0 && c0 % c1 == 0},
    {"small-div", On::integers, x / y, 0, -y < x && x < y},
    {"mod-by-zero", On::integers, x % 0, x},
    {"mod-one", On::integers, x % 1, 0},
    {"mod-minus-one", On::integers, x % -1, 0},
    {"zero-mod", On::integers, 0 % x, 0},
    {"mod-self", On::integers, x % x, 0},
    {"mod-mod", On::integers, (x % c0) % c1, x % c1, 0 < c1 && 0 < c0 && c0 % c1 == 0},
    {"small-mod", On::integers, x % y, x, -y < x && x < y},
    {"mod-mod-same", On::integers, (x % y) % y, x % y},

    // Products of vectors; sums of them are affine.
    {"ramp-times-broadcast", On::integers, ramp(x, y) * broadcast(z), ramp(x * z, y * z)},
    {"broadcast-times-ramp", On::integers, broadcast(z) * ramp(x, y), ramp(x * z, y * z)},
    {"ramp-of-stride-zero", On::integers, ramp(x, 0), broadcast(x)},

    {"min-constant-right", On::any, min(c0, x), min(x, c0)},
    {"min-self", On::any, min(x, x), x},
    {"min-min-constants", On::any, min(min(x, c0), c1), min(x, min(c0, c1))},
    {"min-min-left", On::any, min(min(x, y), x), min(x, y)},
    {"min-min-right", On::any, min(min(x, y), y), min(x, y)},
    {"min-max-left", On::integers, min(max(x, y), x), x},
    {"min-max-right", On::integers, min(max(x, y), y), y},
    {"min-of-max-constant", On::integers, min(max(x, c0), c1), c1, c1 <= c0},
    {"min-is-first", On::integers, min(x, y), x, x <= y},
    {"min-is-second", On::integers, min(x, y), y, y <= x},
    {"max-constant-right", On::any, max(c0, x), max(x, c0)},
    {"max-self", On::any, max(x, x), x},
    {"max-max-constants", On::any, max(max(x, c0), c1), max(x, max(c0, c1))},
    {"max-max-left", On::any, max(max(x, y), x), max(x, y)},
    {"max-max-right", On::any, max(max(x, y), y), max(x, y)},
    {"max-min-left", On::integers, max(min(x, y), x), x},
    {"max-min-right", On::integers, max(min(x, y), y), y},
    {"max-of-min-constant", On::integers, max(min(x, c0), c1), c1, c0 <= c1},
    {"max-is-first", On::integers, max(x, y), x, y <= x},
    {"max-is-second", On::integers, max(x, y), y, x <= y},

    {"eq-always", On::integers, x == y, yes, x == y},
    {"eq-never", On::integers, x == y, no, x != y},
    {"eq-true", On::booleans, p == true, p},
    {"eq-false", On::booleans, p == false, !p},
    {"eq-constant-right", On::any, c0 == x, x == c0},
    {"ne-always", On::integers, x != y, yes, x != y},
    {"ne-never", On::integers, x != y, no, x == y},
    {"ne-true", On::booleans, p != true, !p},
    {"ne-false", On::booleans, p != false, p},
    {"ne-constant-right", On::any, c0 != x, x != c0},
    {"lt-always", On::integers, x < y, yes, x < y},
    {"lt-never", On::integers, x < y, no, x >= y},
    {"lt-self", On::floats, x < x, no},
    {"lt-constant-right", On::any, c0 < x, x > c0},
    {"le-always", On::integers, x <= y, yes, x <= y},
    {"le-never", On::integers, x <= y, no, x > y},
    {"le-constant-right", On::any, c0 <= x, x >= c0},
    {"gt-always", On::integers, x > y, yes, x > y},
    {"gt-never", On::integers, x > y, no, x <= y},
    {"gt-self", On::floats, x > x, no},
    {"gt-constant-right", On::any, c0 > x, x < c0},
    {"ge-always", On::integers, x >= y, yes, x >= y},
    {"ge-never", On::integers, x >= y, no, x < y},
    {"ge-constant-right", On::any, c0 >= x, x <= c0},

    {"not-not", On::booleans, !(!p), p},
    {"not-and-not", On::booleans, !((!p) && (!q)), p || q},
    {"not-or-not", On::booleans, !((!p) || (!q)), p && q},

    {"and-true", On::booleans, p && true, p},
    {"true-and", On::booleans, true && p, p},
    {"and-false", On::booleans, p && false, no},
    {"false-and", On::booleans, false && p, no},
    {"and-self", On::booleans, p && p, p},
    {"and-not-self", On::booleans, p && !p, no},
    {"not-self-and", On::booleans, (!p) && p, no},
    {"and-and-left", On::booleans, (p && q) && p, p && q},
    {"and-and-right", On::booleans, (p && q) && q, p && q},
    {"and-of-or-left", On::booleans, (p || q) && p, p},
    {"and-of-or-right", On::booleans, (p || q) && q, q},
    {"less-than-both", On::booleans, x < c0 && x < c1, x < min(c0, c1)},
    {"at-least-both", On::booleans, x >= c0 && x >= c1, x >= max(c0, c1)},
    {"or-true", On::booleans, p || true, yes},
    {"true-or", On::booleans, true || p, yes},
    {"or-false", On::booleans, p || false, p},
    {"false-or", On::booleans, false || p, p},
    {"or-self", On::booleans, p || p, p},
    {"or-not-self", On::booleans, p || !p, yes},
    {"not-self-or", On::booleans, (!p) || p, yes},
    {"or-or-left", On::booleans, (p || q) || p, p || q},
    {"or-or-right", On::booleans, (p || q) || q, p || q},
    {"or-of-and-left", On::booleans, (p && q) || p, p},
    {"or-of-and-right", On::booleans, (p && q) || q, q},

    {"and-bits-zero", On::integers, x & 0, 0},
    {"zero-and-bits", On::integers, 0 & x, 0},
    {"and-bits-self", On::integers, x & x, x},
    {"or-bits-zero", On::integers, x | 0, x},
    {"zero-or-bits", On::integers, 0 | x, x},
    {"or-bits-self", On::integers, x | x, x},
    {"xor-bits-zero", On::integers, x ^ 0, x},
    {"zero-xor-bits", On::integers, 0 ^ x, x},
    {"xor-bits-self", On::integers, x ^ x, 0},
    {"shift-left-zero", On::integers, x << 0, x},
    {"shift-right-zero", On::integers, x >> 0, x},
    {"zero-shift-left", On::integers, 0 << x, 0},
    {"zero-shift-right", On::integers, 0 >> x, 0},

    {"select-true", On::any, select(true, x, y), x},
    {"select-false", On::any, select(false, x, y), y},
    {"select-same", On::any, select(p, x, x), x},
    {"select-not", On::any, select(!p, x, y), select(p, y, x)},
    {"select-then-same", On::any, select(p, select(p, x, y), z), select(p, x, z)},
    {"select-else-same", On::any, select(p, x, select(p, y, z)), select(p, x, z)},
    {"select-true-else", On::booleans, select(p, true, q), p || q},
    {"select-then-false", On::booleans, select(p, q, false), p && q},
    {"select-false-else", On::booleans, select(p, false, q), (!p) && q},
    {"select-then-true", On::booleans, select(p, q, true), (!p) || q},
};

}  // namespace rules

inline constexpr std::size_t rule_count = std::size(rules::list);

/// A number for each root a pattern can have, so that a node meets only rules of its own root.
constexpr std::size_t root_key(Kind kind, std::uint8_t op) {
  switch (kind) {
    case Kind::unary: return op;
    case Kind::binary: return std::size_t{2} + op;
    case Kind::select: return 22;
    case Kind::ramp: return 23;
    case Kind::broadcast: return 24;
    case Kind::any: case Kind::boolean: case Kind::constant: case Kind::literal:
    case Kind::power_of_two: break;
  }
  return 25;
}

constexpr std::size_t root_key(const Rule& rule) {
  const PatternNode& root = rule.pattern.at(rule.pattern.root());
  return root_key(root.kind, root.op);
}

inline std::size_t root_key(const Expr& e) {
  if (const Binary* b = e.as<Binary>()) {
    return root_key(Kind::binary, static_cast<std::uint8_t>(b->op));
  }
  if (const Unary* u = e.as<Unary>()) {
    return root_key(Kind::unary, static_cast<std::uint8_t>(u->op));
  }
  if (e.as<Select>()) return root_key(Kind::select, 0);
  if (e.as<Ramp>()) return root_key(Kind::ramp, 0);
  return root_key(e.as<Broadcast>() ? Kind::broadcast : Kind::any, 0);
}

/// Positions in the list, those of one root together in the list's order.
struct RulesByRoot {
  std::array<std::uint8_t, rule_count> order{};
  std::array<std::uint8_t, 27> first{};  // of each key; the next key's is its end
};
static_assert(rule_count < 256);

constexpr RulesByRoot sort_by_root() {
  RulesByRoot result;
  std::uint8_t placed = 0;
  for (std::size_t key = 0; key < 26; ++key) {
    result.first[key] = placed;
    for (std::size_t r = 0; r < rule_count; ++r) {
      if (root_key(rules::list[r]) == key) result.order[placed++] = static_cast<std::uint8_t>(r);
    }
  }
  result.first[26] = placed;
  return result;
}

inline constexpr RulesByRoot rules_by_root = sort_by_root();

/// The element type that On is about: of the operands, or of what is selected.
inline DType subject_type(const Expr& e) {
  const Binary* b = e.as<Binary>();
  return b ? b->a.type().dtype : e.type().dtype;
}

}  // namespace hone::ir::pattern
