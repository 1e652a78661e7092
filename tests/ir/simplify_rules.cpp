// tests/fuzz/simplify_rules.cpp tests what the rules say; here only the list itself.
#include <hone/ir/simplify_rules.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace hone::ir::pattern {

TEST_CASE("every simplify rule has a name of its own") {
  std::set<std::string> names;
  for (const Rule& rule : rules::list) names.emplace(rule.name);
  CHECK(names.size() == rule_count);
  CHECK(names.count("") == 0);
}

TEST_CASE("every rule is found under its root operator, once, in the order of the list") {
  std::set<std::uint8_t> found;
  for (std::size_t key = 0; key < 26; ++key) {
    int last = -1;
    for (std::size_t n = rules_by_root.first[key]; n < rules_by_root.first[key + 1]; ++n) {
      const std::uint8_t rule = rules_by_root.order[n];
      CHECK(root_key(rules::list[rule]) == key);
      CHECK(static_cast<int>(rule) > last);
      last = rule;
      found.insert(rule);
    }
  }
  CHECK(found.size() == rule_count);
  CHECK(rules_by_root.first[26] == rule_count);
}

TEST_CASE("a node and the rules for it have the same key") {
  const Expr x = var("x", Type{DType::f32});
  CHECK(root_key(x * x) == root_key(Kind::binary, static_cast<std::uint8_t>(BinaryOp::mul)));
  CHECK(root_key(unary(UnaryOp::neg, x)) == root_key(Kind::unary, 0));
  CHECK(root_key(select(boolean(true), x, x)) == root_key(Kind::select, 0));
  CHECK(root_key(ramp(index(0), index(1), 4)) == root_key(Kind::ramp, 0));
  CHECK(root_key(x) == 25);
}

TEST_CASE("rules look at the type of the operands, not at the bool of a comparison") {
  const Expr x = var("x", Type{DType::f32});
  CHECK(subject_type(lt(x, x)) == DType::f32);
  CHECK(subject_type(select(lt(x, x), index(1), index(2))) == DType::i64);
  CHECK(includes(On::numbers, DType::u8));
  CHECK_FALSE(includes(On::numbers, DType::boolean));
  CHECK_FALSE(includes(On::floats, DType::i32));
}

}  // namespace hone::ir::pattern
