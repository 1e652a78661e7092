#include <hone/ir/interval.hpp>

#include <doctest/doctest.h>

namespace hone::ir {

namespace interval_test {

inline Bounds loops() {
  Bounds env;
  env.set("i", {0, 15});
  env.set("j", {0, 7});
  env.set("s", {-3, 5});
  return env;
}

}  // namespace interval_test

TEST_CASE("sums, products and quotients of loop variables have the interval one expects") {
  const Bounds env = interval_test::loops();
  const Expr i = var("i");
  const Expr j = var("j");
  const Expr s = var("s");
  CHECK(bounds_of(i * index(8) + j, env) == Interval{0, 127});
  CHECK(bounds_of((i * index(8) + j) / index(8), env) == Interval{0, 15});
  CHECK(bounds_of(i % index(4), env) == Interval{0, 3});
  CHECK(bounds_of(j % index(100), env) == Interval{0, 7});
  CHECK(bounds_of(i - j, env) == Interval{-7, 15});
  CHECK(bounds_of(s * index(-2), env) == Interval{-10, 6});
  CHECK(bounds_of(s * s, env) == Interval{-15, 25});
  CHECK(bounds_of(s / index(2), env) == Interval{-1, 2});
  CHECK(bounds_of(s % index(4), env) == Interval{-3, 3});
  CHECK(bounds_of(index(9) % index(3), env) == point(0));
}

TEST_CASE("min, max, select and comparisons narrow or decide") {
  const Bounds env = interval_test::loops();
  const Expr i = var("i");
  const Expr j = var("j");
  CHECK(bounds_of(min(i, index(3)), env) == Interval{0, 3});
  CHECK(bounds_of(max(i, index(3)), env) == Interval{3, 15});
  CHECK(bounds_of(select(lt(i, j), index(1), index(5)), env) == Interval{1, 5});
  CHECK(bounds_of(select(lt(j, index(8)), index(1), index(5)), env) == point(1));
  CHECK(bounds_of(lt(i, index(16)), env) == point(1));
  CHECK(bounds_of(ge(i, index(16)), env) == point(0));
  CHECK(bounds_of(lt(i, index(15)), env) == Interval{0, 1});
}

TEST_CASE("what might overflow or divide by zero has the whole range, or 0 in it") {
  const Bounds env = interval_test::loops();
  const Expr n = var("n");
  CHECK(bounds_of(n, env) == Interval{});
  CHECK(bounds_of(n + index(1), env) == Interval{});
  CHECK(bounds_of(var("i") / n, env) == Interval{-15, 15});
  CHECK(bounds_of(var("i") % n, env) == Interval{0, 15});
  const Expr byte = var("b", Type{DType::u8});
  CHECK(bounds_of(byte + byte, env) == Interval{0, 255});
  CHECK(bounds_of(cast(DType::i64, byte) + index(1), env) == Interval{1, 256});
  CHECK(bounds_of(cast(DType::u8, var("s")), env) == Interval{0, 255});
  CHECK(bounds_of(cast(DType::i32, n), env) == range_of(DType::i32));
}

TEST_CASE("the interval of a vector holds all lanes") {
  const Bounds env = interval_test::loops();
  const Expr r = ramp(var("i") * index(8), index(1), 8);
  CHECK(bounds_of(r, env) == Interval{0, 127});
  CHECK(bounds_of(ramp(var("j"), index(-2), 4), env) == Interval{-6, 7});
  CHECK(bounds_of(r + broadcast(var("j"), 8), env) == Interval{0, 134});
  CHECK(bounds_of(horizontal(ReduceOp::max, r), env) == Interval{0, 127});
}

TEST_CASE("bounds replace, extend and find by name") {
  const Bounds env = interval_test::loops();
  const Bounds more = env.with("k", {1, 2}).with("i", {0, 0});
  CHECK(*more.find("k") == Interval{1, 2});
  CHECK(*more.find("i") == point(0));
  CHECK(*env.find("i") == Interval{0, 15});
  CHECK(env.find("k") == nullptr);
}

}  // namespace hone::ir
