#include <hone/ir/print.hpp>
#include <hone/program/dyn.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

struct Tensors {
  dyn::Builder b;
  dyn::Tensor X = b.input("X", DType::f32, {8});
  dyn::Tensor D = b.input("D", DType::f64, {8});
  dyn::Tensor N = b.input("N", DType::i32, {8});
  dyn::Tensor U = b.input("U", DType::u8, {8});
  dyn::Tensor Z = b.input("Z", DType::f32, {4});
  dyn::Tensor S = b.input("S", DType::f32, {"M"});
  dyn::Index i = b.index("i");
};

std::string print(const dyn::Expr& e) { return ir::to_string(e.value); }

}  // namespace

TEST_CASE_FIXTURE(Tensors, "operators print as they were written") {
  CHECK(print(X(i) + X(i) * 2) == "X[i] + X[i] * 2.0");
  CHECK(print((1 - X(i)) / X(i)) == "(1.0 - X[i]) / X[i]");
  CHECK(print(N(i) % 3) == "N[i] % 3");
  CHECK(print(X(i) < 1 && X(i) >= 0) == "X[i] < 1.0 && X[i] >= 0.0");
  CHECK(print(X(i) <= 1 || X(i) > 2) == "X[i] <= 1.0 || X[i] > 2.0");
  CHECK(print((X(i) == 1) == true) == "X[i] == 1.0 == true");
  CHECK(print(X(i) != 1) == "X[i] != 1.0");
}

TEST_CASE_FIXTURE(Tensors, "a literal takes the type of the expression next to it") {
  CHECK((X(i) * 0.1).dtype() == DType::f32);
  CHECK((D(i) * 0.1f).dtype() == DType::f64);
  CHECK((N(i) + 1).dtype() == DType::i32);
  CHECK((X(i) < 1).dtype() == DType::boolean);
}

TEST_CASE_FIXTURE(Tensors, "element types do not mix") {
  CHECK_THROWS_WITH_AS(X(i) * D(i), "* of float and double; convert one side with cast", UserError);
  CHECK_THROWS_WITH_AS(N(i) + 0.5,
                       "the literal 0.500000 next to int32; convert the expression with cast, or "
                       "write a literal of its type",
                       UserError);
  CHECK_THROWS_WITH_AS(X(i) + true, "a bool next to float; write a number", UserError);
  CHECK_THROWS_WITH_AS(U(i) + 300, "the literal 300 is no value of uint8, which holds 0 to 255",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "operators refuse types on which they mean nothing") {
  CHECK_THROWS_WITH_AS((X(i) < 1) + (X(i) > 2),
                       "+ on bool; bool has no arithmetic, use && || ! or select", UserError);
  CHECK_THROWS_WITH_AS(
      X(i) && X(i), "&& on float; it needs bool, so compare first, for instance x != 0", UserError);
  CHECK_THROWS_WITH_AS(X(i) % 2, "% on float; it needs integers", UserError);
}

TEST_CASE_FIXTURE(Tensors, "an index has one extent") {
  CHECK_THROWS_WITH_AS(X(i) + Z(i),
                       "index i runs over dimension 0 of X, which has 8 elements, and over "
                       "dimension 0 of Z, which has 4; an index has one extent",
                       UserError);
}

TEST_CASE_FIXTURE(Tensors, "a number is a better extent than a symbol") {
  const dyn::Expr sum = S(i) + X(i);
  REQUIRE(sum.indices.size() == 1);
  CHECK(*sum.indices[0].extent == Extent(8));
}
