#include <hone/ir/print.hpp>
#include <hone/program/dyn.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

struct Tensors {
  dyn::Builder b;
  dyn::Tensor X = b.input("X", DType::f32, {8});
  dyn::Tensor N = b.input("N", DType::i32, {8});
  dyn::Index i = b.index("i"), j = b.index("j"), k = b.index("k");
};

std::string print(const dyn::Expr& e) { return ir::to_string(e.value); }

}  // namespace

TEST_CASE_FIXTURE(Tensors, "functions are calls by name") {
  CHECK(print(abs(X(i))) == "abs(X[i])");
  CHECK(print(exp(X(i))) == "exp(X[i])");
  CHECK(print(log(X(i))) == "log(X[i])");
  CHECK(print(sqrt(X(i))) == "sqrt(X[i])");
  CHECK(print(rsqrt(X(i))) == "rsqrt(X[i])");
  CHECK(print(tanh(X(i))) == "tanh(X[i])");
  CHECK(print(sigmoid(X(i))) == "sigmoid(X[i])");
  CHECK(print(erf(X(i))) == "erf(X[i])");
  CHECK(print(floor(X(i))) == "floor(X[i])");
  CHECK(print(ceil(X(i)) + trunc(X(i)) + round(X(i)) + rint(X(i))) ==
        "ceil(X[i]) + trunc(X[i]) + round(X[i]) + rint(X[i])");
  CHECK(print(exp2(X(i)) + expm1(X(i)) + log2(X(i)) + log10(X(i)) + log1p(X(i))) ==
        "exp2(X[i]) + expm1(X[i]) + log2(X[i]) + log10(X[i]) + log1p(X[i])");
  CHECK(print(sin(X(i)) + cos(X(i)) + tan(X(i)) + asin(X(i)) + acos(X(i)) + atan(X(i))) ==
        "sin(X[i]) + cos(X[i]) + tan(X[i]) + asin(X[i]) + acos(X[i]) + atan(X[i])");
  CHECK(print(sinh(X(i)) + cosh(X(i)) + asinh(X(i)) + acosh(X(i)) + atanh(X(i)) + cbrt(X(i))) ==
        "sinh(X[i]) + cosh(X[i]) + asinh(X[i]) + acosh(X[i]) + atanh(X[i]) + cbrt(X[i])");
  CHECK(print(atan2(X(i), 2)) == "atan2(X[i], 2.0)");
  CHECK(print(hypot(X(i), X(i))) == "hypot(X[i], X[i])");
  CHECK(print(copysign(1, X(i))) == "copysign(1.0, X[i])");
  CHECK(print(pow(X(i), 2)) == "pow(X[i], 2.0)");
  CHECK(print(pow(2, X(i))) == "pow(2.0, X[i])");
  CHECK_THROWS_WITH_AS(exp(N(i)),
                       "exp of int32; it needs floating point, convert its argument with cast",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "relu, min, max, select, cast and value") {
  CHECK(print(relu(X(i))) == "max(X[i], 0.0)");
  CHECK(print(min(X(i), 6)) == "min(X[i], 6.0)");
  CHECK(print(select(X(i) < 0, 0, X(i))) == "select(X[i] < 0.0, 0.0, X[i])");
  CHECK(print(cast(DType::f64, X(i))) == "double(X[i])");
  CHECK(print(cast(DType::f32, value(i))) == "float(i)");
  CHECK(print(-X(i)) == "-X[i]");
  CHECK(print(!(X(i) < 0)) == "!(X[i] < 0.0)");
}

TEST_CASE_FIXTURE(Tensors, "what has no meaning is refused") {
  CHECK_THROWS_WITH_AS(select(X(i), 1, X(i)),
                       "select by float; it needs bool, so compare first, for instance x != 0",
                       UserError);
  CHECK_THROWS_WITH_AS(select(X(i) < 0, N(i), X(i)),
                       "select of int32 and float; convert one side with cast", UserError);
  CHECK_THROWS_WITH_AS(!X(i), "! on float; it needs bool, so compare first, for instance x != 0",
                       UserError);
  CHECK_THROWS_WITH_AS(-(X(i) < 0), "- on bool; bool has no arithmetic, use && || ! or select",
                       UserError);
  CHECK_THROWS_WITH_AS(sum({i}, X(i) < 0),
                       "a reduction of bool; bool has no arithmetic, use cast or select",
                       UserError);
  CHECK_THROWS_WITH_AS(sum({}, X(i)), "a reduction needs at least one index", UserError);
}

TEST_CASE_FIXTURE(Tensors, "a reduction takes its extents from the subscripts") {
  const dyn::Expr total = sum({i, j}, X(i) * X(j));
  CHECK(print(total) == "sum(i, j, X[i] * X[j])");
  const ir::Reduce* reduce = total.value.as<ir::Reduce>();
  REQUIRE(reduce != nullptr);
  CHECK(reduce->axes == std::vector<Axis>{{"i", 8}, {"j", 8}});
  CHECK(print(max_over({i}, X(i))) == "max_over(i, X[i])");
  CHECK(print(min_over({i}, X(i))) == "min_over(i, X[i])");
}

TEST_CASE_FIXTURE(Tensors, "a summed index occurs, has a range and is summed once") {
  CHECK_THROWS_WITH_AS(sum({k}, X(i)),
                       "summed index k does not occur in the expression under the sum", UserError);
  CHECK_THROWS_WITH_AS(sum({k}, zero_pad(X)(i + k)),
                       "index k has no range: nowhere is it alone a subscript; give it one, "
                       "Index(\"k\", 3)",
                       UserError);
  CHECK_THROWS_WITH_AS(sum({k}, sum({k}, X(k))),
                       "index k is summed twice, one sum inside the other; take another index "
                       "for the inner sum",
                       UserError);
  CHECK_THROWS_WITH_AS(X(k) * sum({k}, X(k)),
                       "index k is both free and summed in one statement; take another index for "
                       "the sum",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "an index that is nowhere alone a subscript says its extent itself") {
  const dyn::Index r("r", 3);
  const dyn::Expr greatest = max_over({r}, zero_pad(X)(2 * i + r));
  CHECK(greatest.value.as<ir::Reduce>()->axes == std::vector<Axis>{{"r", 3}});
  CHECK(sum({r}, value(r)).value.as<ir::Reduce>()->axes == std::vector<Axis>{{"r", 3}});
  CHECK(print(argmax(r, zero_pad(N)(i + r))) ==
        "min_over(r, select(zero_pad(N)[i + r] == max_over(r.best, zero_pad(N)[i + r.best]), r, "
        "9223372036854775807))");
  const dyn::Index all("k", 8);
  CHECK(sum({all}, X(all)).value.as<ir::Reduce>()->axes == std::vector<Axis>{{"k", 8}});
  CHECK_THROWS_WITH_AS(sum({r}, X(r)),
                       "index r has the extent 3, and runs over dimension 0 of X, which has "
                       "another one; leave out the extent of the index",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "two sums side by side may use one index") {
  CHECK(print(sum({k}, X(k)) + sum({k}, X(k))) == "sum(k, X[k]) + sum(k, X[k])");
}

TEST_CASE_FIXTURE(Tensors, "the best position is the least index with the best value") {
  CHECK(print(argmax(i, N(i))) ==
        "min_over(i, select(N[i] == max_over(i.best, N[i.best]), i, 9223372036854775807))");
  CHECK(print(argmin(i, X(i))) ==
        "min_over(i, select(X[i] == min_over(i.best, X[i.best]) || X[i] != X[i], i, "
        "9223372036854775807))");
  CHECK(argmin(i, X(i)).dtype() == DType::i64);
  CHECK_THROWS_WITH_AS(argmax(k, X(i)),
                       "summed index k does not occur in the expression under the sum",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "a function of one's own has a name of its own and all that is needed") {
  static constexpr ScalarOp cube{
      .name = "cube",
      .meaning = [](const double* x) { return x[0] * x[0] * x[0]; },
      .expand = [](const std::vector<ir::Expr>& x) { return x[0] * x[0] * x[0]; }};
  CHECK(print(dyn::apply(cube, {X(i)})) == "cube(X[i])");
  CHECK(dyn::apply(cube, {X(i)}).value.as<ir::Call>()->own == &cube);
  CHECK_THROWS_WITH_AS(dyn::apply(cube, {X(i), X(j)}), "cube takes 1 arguments, not 2", UserError);
  CHECK_THROWS_WITH_AS(dyn::apply(cube, {N(i)}),
                       "cube of int32; it needs floating point, convert its argument with cast",
                       UserError);
  CHECK_THROWS_WITH_AS(dyn::apply(op::exp, {X(i)}),
                       "a function of your own is called exp, as one of hone; take another name",
                       UserError);
  static constexpr ScalarOp empty{.name = "empty"};
  CHECK_THROWS_WITH_AS(dyn::apply(empty, {X(i)}),
                       "a function of your own needs a name, a meaning and an expansion",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "running reductions keep their index free") {
  CHECK(print(cumsum(i, X(i))) == "scan_sum(i, X[i])");
  CHECK(print(cumprod(i, X(i))) == "scan_prod_over(i, X[i])");
  CHECK(print(cummax(i, X(i))) == "scan_max_over(i, X[i])");
  CHECK(print(cummin(i, X(7 - i))) == "scan_min_over(i, X[-1 * i + 7])");
  CHECK(print(sum({i}, cumsum(i, X(i)))) == "sum(i, scan_sum(i, X[i]))");
  CHECK_THROWS_WITH_AS(cumsum(i, X(i) > 0),
                       "a running reduction of bool; bool has no arithmetic, use cast or select",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "a product over indices") {
  CHECK(print(prod_over({i}, X(i))) == "prod_over(i, X[i])");
  CHECK(print(prod_over({i}, N(i))) == "prod_over(i, N[i])");
}
