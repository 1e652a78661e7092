#include <hone/ir/linear.hpp>
#include <hone/ir/print.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a sum of multiples becomes a linear form, and equal terms are joined") {
  const ir::Expr i = ir::var("i");
  const ir::Expr j = ir::var("j");
  const ir::LinearForm form =
      ir::linear_form((i * ir::index(8) + j) * ir::index(2) + ir::index(3) - j);
  CHECK(form.constant == 3);
  REQUIRE(form.terms.size() == 2);
  CHECK(ir::to_string(ir::to_expr(form)) == "i * 16 + j + 3");
}

TEST_CASE("terms that cancel leave the constant") {
  const ir::Expr i = ir::var("i");
  const ir::LinearForm form = ir::linear_form(i + ir::index(5) - i);
  CHECK(form.terms.empty());
  CHECK(*ir::as_integer(ir::to_expr(form)) == 5);
}

TEST_CASE("products of variables and quotients are terms of their own") {
  const ir::Expr row = ir::var("i") * ir::var("stride");
  ir::LinearForm form = ir::linear_form(row * ir::index(3) + ir::var("i") / ir::index(4));
  CHECK(form.terms.size() == 2);
  form.add(row, -3);
  CHECK(ir::to_string(ir::to_expr(form)) == "i / 4");
}
