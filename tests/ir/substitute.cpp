#include <hone/ir/substitute.hpp>

#include <hone/ir/print_stmt.hpp>

#include <doctest/doctest.h>

namespace hone::ir {

TEST_CASE("substitute puts expressions in the place of variables, all at once") {
  const Expr e = var("i") * index(4) + var("j");
  CHECK(to_string(substitute(e, "i", index(2))) == "2 * 4 + j");
  CHECK(to_string(substitute(e, {{"i", var("j")}, {"j", var("i")}})) == "j * 4 + i");
}

TEST_CASE("substitute returns the same node where the variable does not occur") {
  const Expr e = var("i") * index(4);
  CHECK(substitute(e, "k", index(1)).get() == e.get());
}

TEST_CASE("substitute leaves the axes of a reduction alone") {
  const Expr e = reduce(ReduceOp::sum, {{"k", 8}}, var("k") + var("i"));
  CHECK(to_string(substitute(e, {{"k", index(1)}, {"i", index(2)}})) == "sum(k, k + 2)");
}

TEST_CASE("substitute refuses a value of another type") {
  const Expr x = constant(Type{DType::f32}, 1);
  CHECK_THROWS_WITH_AS(substitute(var("i"), "i", x),
                       "internal error in hone: substitute: i has another type than its value",
                       InternalError);
}

TEST_CASE("substitute reaches every expression of a statement") {
  const Expr i = var("i");
  const Stmt s = make_stmt(For{"k", i, LoopKind::serial,
                               make_stmt(Store{"A", {i}, i + var("k"), lt(i, index(3))})});
  CHECK(to_string(substitute(s, "i", var("j"))) ==
        "for k in 0..j:\n"
        "  A[j] = j + k if j < 3\n");
}

TEST_CASE("the axis of a scan is renamed, to a variable only") {
  const Expr x = load({DType::f32}, "X", {var("i")});
  const Expr scan = make_expr(x.type(), Scan{ReduceOp::sum, "i", x});
  CHECK(to_string(substitute(scan, "i", var("j"))) == "scan_sum(j, X[j])");
  CHECK(to_string(substitute(scan, "k", var("j"))) == "scan_sum(i, X[i])");
  CHECK_THROWS_WITH_AS(substitute(scan, "i", index(3)),
                       "internal error in hone: substitute: the axis i of a scan is no variable",
                       hone::InternalError);
}

}  // namespace hone::ir
