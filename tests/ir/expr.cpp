#include <hone/ir/expr.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a comparison is bool and keeps the lanes") {
  const ir::Expr a = ir::broadcast(ir::var("x", ir::Type{DType::f32}), 8);
  CHECK(ir::lt(a, a).type() == ir::Type{DType::boolean, 8});
  CHECK((a + a).type() == ir::Type{DType::f32, 8});
}

TEST_CASE("operands of two types are refused") {
  const ir::Expr x = ir::var("x", ir::Type{DType::f32});
  const ir::Expr i = ir::var("i");
  CHECK_THROWS_WITH_AS(x + i,
                       "internal error in hone: binary operands of different types: float x 1 and "
                       "int64 x 1",
                       InternalError);
  CHECK_THROWS_WITH_AS(ir::select(ir::boolean(true), x, i),
                       "internal error in hone: select of two types", InternalError);
  CHECK_THROWS_WITH_AS(ir::select(i, x, x), "internal error in hone: select needs a bool condition",
                       InternalError);
  CHECK_THROWS_WITH_AS(ir::bitcast(DType::f64, x),
                       "internal error in hone: bitcast between different sizes", InternalError);
  CHECK_THROWS_WITH_AS(ir::call("exp", {}), "internal error in hone: call of exp without arguments",
                       InternalError);
}

TEST_CASE("a node is seen as what it is") {
  const ir::Expr sum = ir::var("i") + ir::index(1);
  REQUIRE(sum.as<ir::Binary>() != nullptr);
  CHECK(sum.as<ir::Load>() == nullptr);
  CHECK(*ir::as_integer(sum.as<ir::Binary>()->b) == 1);
  CHECK(ir::as_integer(sum) == nullptr);
  CHECK(ir::Expr().as<ir::Var>() == nullptr);
}

TEST_CASE("casting to the same type and broadcasting to the same lanes change nothing") {
  const ir::Expr i = ir::var("i");
  CHECK(ir::cast(DType::i64, i).get() == i.get());
  CHECK(ir::broadcast(i, 1).get() == i.get());
  CHECK(ir::ramp(i, ir::index(1), 4).type().lanes == 4);
  CHECK(ir::horizontal(ir::ReduceOp::sum, ir::broadcast(i, 4)).type().lanes == 1);
}
