#include "statements.hpp"

#include <hone/lower/contract.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::to_string;
using hone::lowering::contract;

TEST_CASE("a float product and the sum it goes into become one fma") {
  const Expr a = at("A", {v("i")});
  const Expr b = at("B", {v("i")});
  const Expr c = at("C", {v("i")});
  CHECK(to_string(contract(c + a * b)) == "fma(A[i], B[i], C[i])");
  CHECK(to_string(contract(a * b + c)) == "fma(A[i], B[i], C[i])");
  CHECK(to_string(contract(a * b + b * c)) == "fma(B[i], C[i], A[i] * B[i])");
  CHECK(to_string(contract(relu(a * b + c) * a + b)) ==
        "fma(max(fma(A[i], B[i], C[i]), 0.0), A[i], B[i])");
}

TEST_CASE("differences, products alone and integers stay") {
  const Expr a = at("A", {v("i")});
  CHECK(to_string(contract(a - a * a)) == "A[i] - A[i] * A[i]");
  CHECK(to_string(contract(a + a)) == "A[i] + A[i]");
  const Expr n = at("N", {v("i") * num(2) + num(1)}, DType::i32);
  CHECK(to_string(contract(n + n * n)) == "N[i * 2 + 1] + N[i * 2 + 1] * N[i * 2 + 1]");
}

TEST_CASE("every expression of a statement is contracted") {
  const Expr a = at("A", {v("i")}, DType::f64);
  const auto s = hone::test::loop("i", 4, hone::test::store("A", {v("i")}, a + a * a));
  CHECK(to_string(contract(s)) == "for i in 0..4:\n  A[i] = fma(A[i], A[i], A[i])\n");
}
