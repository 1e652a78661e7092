// Every rule of ir/simplify_rules.hpp on random expressions that fit it. The tests read the list:
// a new rule is tested, and must be reached by the simplifier, without a line here.
#include "random_expr.hpp"

#include <hone/ir/simplify.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hone::fuzz {
namespace {

/// Fills the holes of a rule's pattern with random expressions of its element types.
struct Instance {
  std::array<Expr, pattern::hole_count> holes;
  Expr expr;
};

std::vector<DType> types_of(pattern::On on) {
  std::vector<DType> types;
  for (const DType type : {DType::f32, DType::f64, DType::i8, DType::i32, DType::i64, DType::u8,
                           DType::u32, DType::boolean}) {
    if (pattern::includes(on, type)) types.push_back(type);
  }
  return types;
}

/// Whether x, y, z and constants stand below comparisons in a rule of booleans, as in x < c0.
bool holes_are_compared(const pattern::Rule& rule) {
  for (std::int8_t n = 0; n < rule.pattern.size; ++n) {
    const pattern::PatternNode& node = rule.pattern.at(n);
    if (node.kind == pattern::Kind::binary && is_comparison(static_cast<BinaryOp>(node.op))) {
      return rule.on == pattern::On::booleans;
    }
  }
  return false;
}

/// Holes below a ramp or a broadcast are scalars.
void mark_scalars(const pattern::Pattern& pattern, std::int8_t n, bool below,
                  std::array<bool, pattern::hole_count>& scalar) {
  const pattern::PatternNode& node = pattern.at(n);
  if (node.kind <= pattern::Kind::constant) scalar[node.op] = scalar[node.op] || below;
  const bool inside =
      below || node.kind == pattern::Kind::ramp || node.kind == pattern::Kind::broadcast;
  for (const std::int8_t operand : node.operands) {
    if (operand >= 0) mark_scalars(pattern, operand, inside, scalar);
  }
}

Instance instantiate(const pattern::Rule& rule, const World& world, Rng& rng) {
  const std::vector<DType> types = types_of(rule.on);
  DType operand = types[rng.below(types.size())];
  const DType root = operand;
  if (holes_are_compared(rule)) operand = numbers[rng.below(std::size(numbers))];
  std::array<bool, pattern::hole_count> scalar{};
  mark_scalars(rule.pattern, rule.pattern.root(), false, scalar);
  const bool vectors = std::count(scalar.begin(), scalar.end(), true) > 0;
  const std::int32_t lanes = vectors || rng.below(4) == 0 ? vector_lanes : 1;

  Instance result;
  pattern::Bindings bindings{};
  Grower grower(world, rng);
  for (std::size_t h = 0; h < pattern::hole_count; ++h) {
    const bool is_truth = h == 3 || h == 4;
    const Type type{is_truth ? DType::boolean : operand, scalar[h] ? 1 : lanes};
    result.holes[h] = h >= 5 ? pattern::constant_of(type, edge_value(type.dtype, rng))
                             : grower.grow(type, static_cast<int>(rng.below(3)));
    bindings[h] = &result.holes[h];
  }
  const pattern::PatternNode& top = rule.pattern.at(rule.pattern.root());
  const bool compares = top.kind == pattern::Kind::binary &&
                        is_comparison(static_cast<BinaryOp>(top.op));
  const auto as_is = [](const Expr& e) { return e; };
  const Type type{compares ? DType::boolean : root, lanes};
  result.expr = build(rule.pattern, rule.pattern.root(), type, bindings, as_is);
  return result;
}

/// Tries the rule on one random instance: -1 it does not apply, 0 wrong, 1 right.
int try_rule(const pattern::Rule& rule, Rng& rng, std::string& mismatch) {
  const World world(rng);
  const Instance instance = instantiate(rule, world, rng);
  const Expr& e = instance.expr;
  Simplifier facts(world.bounds);
  pattern::Bindings bindings{};
  const DType type = pattern::subject_type(e);
  if (!pattern::includes(rule.on, type) || !matches(rule.pattern, e, bindings)) return -1;
  if (!always(rule.condition, type, bindings, facts)) return -1;
  const auto as_is = [](const Expr& node) { return node; };
  const Expr after = build(rule.replacement, rule.replacement.root(), e.type(), bindings, as_is);
  return same_values(e, after, world, rng, 20, mismatch) ? 1 : 0;
}

}  // namespace

TEST_CASE("every simplify rule keeps every bit on random instances of itself") {
  constexpr std::uint64_t seed = 20240607;
  constexpr int wanted = 60;
  MESSAGE("seed " << seed);
  for (const pattern::Rule& rule : pattern::rules::list) {
    Rng rng(seed);
    int right = 0;
    std::string mismatch;
    for (int attempt = 0; attempt < 40000 && right < wanted && mismatch.empty(); ++attempt) {
      right += try_rule(rule, rng, mismatch) == 1 ? 1 : 0;
    }
    const std::string name(rule.name);
    CHECK_MESSAGE(mismatch.empty(), name << ": " << mismatch);
    CHECK_MESSAGE(right == wanted, name << " applied only " << right << " times");
  }
}

TEST_CASE("the simplifier itself uses every rule of the list") {
  constexpr std::uint64_t seed = 99;
  constexpr int tries = 2000;
  MESSAGE("seed " << seed);
  RuleCounts counts{};
  for (const pattern::Rule& rule : pattern::rules::list) {
    Rng rng(seed);
    const auto position = static_cast<std::size_t>(&rule - pattern::rules::list);
    for (int n = 0; n < tries && counts[position] == 0; ++n) {
      const World world(rng);
      const Instance instance = instantiate(rule, world, rng);
      Simplifier(world.bounds, &counts).simplify(instance.expr);
    }
    const std::string name(rule.name);
    CHECK_MESSAGE(counts[position] > 0, name << " is never reached");
  }
}

}  // namespace hone::fuzz
