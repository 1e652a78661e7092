#include <hone/ir/pattern.hpp>

#include <hone/ir/print.hpp>

#include <doctest/doctest.h>

#include <limits>

namespace hone::ir::pattern::pattern_test {

inline constexpr Pattern x = hole(Kind::any, 0);
inline constexpr Pattern y = hole(Kind::any, 1);
inline constexpr Pattern c0 = hole(Kind::constant, 5);
inline constexpr Pattern c1 = hole(Kind::constant, 6);

struct Facts {
  Interval bounds(const Expr& e) const { return bounds_of(e); }
  Interval compare(BinaryOp op, const Expr& a, const Expr& b) const {
    return detail::compared(op, bounds_of(a), bounds_of(b));
  }
};

inline bool fits(const Pattern& pattern, const Expr& e) {
  Bindings bindings{};
  return matches(pattern, e, bindings);
}

inline bool proved(const Pattern& form, const Pattern& condition, const Expr& e) {
  Bindings bindings{};
  Facts facts;
  return matches(form, e, bindings) && always(condition, DType::i32, bindings, facts);
}

TEST_CASE("a hole matches anything, the same hole twice only equal expressions") {
  CHECK(fits(x + y, var("i") + var("j")));
  CHECK(fits(x + x, var("i") + var("i")));
  CHECK_FALSE(fits(x + x, var("i") + var("j")));
  CHECK_FALSE(fits(x * y, var("i") + var("j")));
}

TEST_CASE("constants match as scalars and as broadcasts; literals by value and sign of zero") {
  const Type f32{DType::f32};
  CHECK(fits(x + c0, var("i") + index(3)));
  CHECK_FALSE(fits(x + c0, var("i") + var("j")));
  CHECK(fits(x * 1, var("i") * index(1)));
  CHECK(fits(x * 1, var("v", f32.with_lanes(4)) * broadcast(constant(f32, 1), 4)));
  CHECK(fits(x + -0.0, var("a", f32) + constant(f32, -0.0)));
  CHECK_FALSE(fits(x + -0.0, var("a", f32) + constant(f32, 0.0)));
  CHECK_FALSE(fits(x / -1, var("b", Type{DType::u8}) / integer(DType::u8, 255)));
}

TEST_CASE("building fills the holes, gives literals the type around them and finishes each node") {
  Bindings bindings{};
  const Expr e = var("i", Type{DType::i32}) % integer(DType::i32, 8);
  REQUIRE(matches(x % c0, e, bindings));
  int finished = 0;
  const auto make = [&finished](const Expr& node) { return ++finished, node; };
  const Pattern to = select(x < c0 * 2, x, 0);
  const Expr built = build(to, to.root(), e.type(), bindings, make);
  CHECK(to_string(built) == "select(i < 8 * 2, i, 0)");
  CHECK(built.type() == e.type());
  CHECK(finished == 3);
}

TEST_CASE("a condition holds when its interval says so, and proves nothing once it may wrap") {
  const auto i32 = [](std::int64_t value) { return integer(DType::i32, value); };
  const Expr small = var("i", Type{DType::i32}) * i32(6) / i32(3);
  CHECK(proved((x * c0) / c1, c0 % c1 == 0, small));
  CHECK_FALSE(proved((x * c0) / c1, c1 % c0 == 0, small));
  CHECK(proved((x * c0) / c1, 0 < c0 && 0 < c0 * c1, small));
  const Expr large = var("i", Type{DType::i32}) * i32(65537) / i32(65537);
  CHECK_FALSE(proved((x * c0) / c1, 0 < c0 * c1, large));
}

TEST_CASE("powers of two are those whose reciprocal is exact") {
  CHECK(is_power_of_two(real_value(DType::f32, 0.25)));
  CHECK(is_power_of_two(real_value(DType::f32, -8)));
  CHECK_FALSE(is_power_of_two(real_value(DType::f32, 3)));
  CHECK_FALSE(is_power_of_two(real_value(DType::f32, 0)));
  CHECK_FALSE(is_power_of_two(real_value(DType::f32, 0x1p-140)));
  CHECK_FALSE(is_power_of_two(real_value(DType::f64, std::numeric_limits<double>::infinity())));
  CHECK(is_power_of_two(integer_value(DType::i64, 64)));
  CHECK_FALSE(is_power_of_two(integer_value(DType::i64, 0)));
}

}  // namespace hone::ir::pattern::pattern_test
