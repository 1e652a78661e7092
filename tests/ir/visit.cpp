#include <hone/ir/visit.hpp>

#include <hone/ir/print.hpp>

#include <doctest/doctest.h>

namespace hone::ir {

TEST_CASE("for_each_child meets the operands from left to right, a load's predicate last") {
  const Expr i = var("i");
  const Expr e = load(Type{DType::f32}, "A", {i, i + index(1)}, Boundary::none, lt(i, index(4)));
  std::string met;
  for_each_child(e, [&](const Expr& child) { met += to_string(child) + "; "; });
  CHECK(met == "i; i + 1; i < 4; ");
}

TEST_CASE("map_children returns the same node when no operand changes") {
  const Expr i = var("i");
  const Expr e = select(lt(i, index(3)), i * index(2), i);
  const Expr same = map_children(e, [](const Expr& child) { return child; });
  CHECK(same.get() == e.get());
}

TEST_CASE("map_children rebuilds a node with new operands") {
  const Expr e = var("i") + var("j");
  const Expr mapped = map_children(e, [](const Expr& child) { return child * index(2); });
  CHECK(to_string(mapped) == "i * 2 + j * 2");
}

TEST_CASE("lanes follow the operands: mapping indices to vectors makes a vector load") {
  const Expr e = load(Type{DType::f32}, "A", {var("i")});
  const Expr mapped =
      map_children(e, [](const Expr& child) { return ramp(child, index(1), 8); });
  CHECK(mapped.type() == Type{DType::f32, 8});
  CHECK(to_string(mapped) == "A[ramp(i, 1, 8)]");
}

TEST_CASE("every kind of node can be mapped") {
  const Type f32{DType::f32};
  const Expr x = var("x", f32);
  const Expr v = var("v", f32.with_lanes(4));
  const Expr i = var("i");
  const Expr nodes[] = {
      unary(UnaryOp::neg, x), x + x, select(boolean(true), x, x), cast(DType::i32, x),
      bitcast(DType::i32, x), call("exp", {x}), load(f32, "A", {i}),
      reduce(ReduceOp::sum, {{"k", 4}}, x), make_expr(f32, Scan{ReduceOp::sum, "k", x}),
      ramp(i, i, 4), broadcast(x, 4), fma(x, x, x), horizontal(ReduceOp::sum, v)};
  for (const Expr& e : nodes) {
    const auto again = [](const Expr& child) { return make_expr(child.type(), Var{"new"}); };
    const Expr mapped = map_children(e, again);
    CHECK(mapped.get() != e.get());
    CHECK(mapped.type() == e.type());
    CHECK(mapped->data.index() == e->data.index());
  }
}

TEST_CASE("visit_preorder meets parents first and does not go below a node that says no") {
  const Expr e = (var("i") + var("j")) * var("k");
  std::string all;
  visit_preorder(e, [&](const Expr& node) { all += to_string(node) + "; "; });
  CHECK(all == "(i + j) * k; i + j; i; j; k; ");
  int met = 0;
  visit_preorder(e, [&](const Expr& node) { return ++met, !node.as<Binary>() || met == 1; });
  CHECK(met == 3);
}

TEST_CASE("free variables come once each in order of occurrence, without the axes of reductions") {
  const Expr body = load(Type{DType::f32}, "A", {var("i"), var("k")});
  const Expr e = reduce(ReduceOp::sum, {{"k", 8}}, body) + load(Type{DType::f32}, "B", {var("j")});
  CHECK(free_vars(e + e) == std::vector<std::string>{"i", "j"});
  CHECK(contains_var(e, "i"));
  CHECK_FALSE(contains_var(e, "k"));
  CHECK_FALSE(contains_var(e, "A"));
}

}  // namespace hone::ir
