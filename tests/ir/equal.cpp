#include <hone/ir/equal.hpp>

#include <doctest/doctest.h>

#include <limits>

namespace hone::ir {

TEST_CASE("expressions built twice are equal and have one hash") {
  const auto make = [] {
    return select(lt(var("i"), index(3)), load(Type{DType::f32}, "A", {var("i")}),
                  call("exp", {constant(Type{DType::f32}, 2)}));
  };
  CHECK(equal(make(), make()));
  CHECK(hash(make()) == hash(make()));
  CHECK(compare(make(), make()) == 0);
}

TEST_CASE("names, operators, constants, types and predicates tell expressions apart") {
  const Type f32{DType::f32};
  const Expr i = var("i");
  const Expr different[] = {i,
                            var("j"),
                            var("i", Type{DType::i32}),
                            i + index(1),
                            i - index(1),
                            i + index(2),
                            index(1),
                            integer(DType::i32, 1),
                            load(f32, "A", {i}),
                            load(f32, "B", {i}),
                            load(f32, "A", {i}, Boundary::zero),
                            load(f32, "A", {i}, Boundary::none, boolean(true)),
                            reduce(ReduceOp::sum, {{"k", 4}}, i),
                            reduce(ReduceOp::sum, {{"k", 5}}, i),
                            reduce(ReduceOp::max, {{"k", 4}}, i),
                            ramp(i, index(1), 4),
                            ramp(i, index(1), 8),
                            broadcast(i, 4),
                            Expr()};
  for (const Expr& a : different) {
    for (const Expr& b : different) {
      CHECK(equal(a, b) == (&a == &b));
      CHECK((hash(a) == hash(b)) == (&a == &b));
      CHECK((compare(a, b) < 0) == (compare(b, a) > 0));
    }
  }
}

TEST_CASE("constants are compared by their bits") {
  const Type f64{DType::f64};
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(equal(constant(f64, 0.0), constant(f64, -0.0)));
  CHECK(equal(constant(f64, nan), constant(f64, nan)));
}

TEST_CASE("statements and functions are compared as trees") {
  const auto loop = [](std::int64_t extent, LoopKind kind) {
    return make_stmt(For{"i", index(extent), kind,
                         make_stmt(Store{"A", {var("i")}, constant(Type{DType::f32}, 1), {}})});
  };
  CHECK(equal(loop(4, LoopKind::serial), loop(4, LoopKind::serial)));
  CHECK(hash(loop(4, LoopKind::serial)) == hash(loop(4, LoopKind::serial)));
  CHECK_FALSE(equal(loop(4, LoopKind::serial), loop(5, LoopKind::serial)));
  CHECK_FALSE(equal(loop(4, LoopKind::serial), loop(4, LoopKind::unrolled)));
  const Buffer a{"A", Type{DType::f32}, {4}, Scope::output, 0, 0};
  const Function f{"kernel", {a}, loop(4, LoopKind::serial)};
  Function g = f;
  CHECK(equal(f, g));
  CHECK(hash(f) == hash(g));
  g.arguments[0].unit_dim = -1;
  CHECK_FALSE(equal(f, g));
}

TEST_CASE("the hash is the same in every process") {
  CHECK(hash(var("i") * index(8) + var("j")) == 17381211455498631256u);
}

}  // namespace hone::ir
