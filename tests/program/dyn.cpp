#include "program_text.hpp"
#include <hone/dyn.hpp>
#include <hone/program/dyn.hpp>

#include <doctest/doctest.h>

using namespace hone;
using hone::test::names_of;
using hone::test::text_of;

namespace {

struct Dense {
  dyn::Builder b;
  dyn::Tensor A = b.input("A", DType::f32, {"M", 768});
  dyn::Tensor B = b.input("B", DType::f32, {768, 3072});
  dyn::Tensor bias = b.input("bias", DType::f32, {3072});
  dyn::Tensor C = b.output("C", DType::f32, {"M", 3072});
  dyn::Index i = b.index("i"), j = b.index("j"), k = b.index("k");
};

struct Line {
  dyn::Builder b;
  dyn::Tensor X = b.input("X", DType::f32, {32});
  dyn::Tensor W = b.input("W", DType::f32, {3});
  dyn::Tensor T = b.temp("T", DType::f32, {32});
  dyn::Tensor Y = b.output("Y", DType::f32, {32});
  dyn::Index i = b.index("i"), k = b.index("k");
};

}  // namespace

TEST_CASE_FIXTURE(Dense, "a program built at run time is the one that is written at compile time") {
  b.stage(C(i, j), relu(sum({k}, A(i, k) * B(k, j)) + bias(j)), "dense.cpp:12");
  const Program program = b.finish();
  CHECK(text_of(program) == "C[i<M, j<3072] = max(sum(k, A[i, k] * B[k, j]) + bias[j], 0.0)");
  CHECK(names_of(program) == "A B bias C");
  CHECK(program.stages[0].where == "dense.cpp:12");
}

TEST_CASE_FIXTURE(Line, "a stage is where it is made, unless it says so") {
  const int line = __LINE__ + 1;
  b.stage(T(i), 2);
  b.stage(Y(i), T(i) * X(i), "");
  CHECK(b.finish().stages[0].where == "dyn.cpp:" + std::to_string(line));
  CHECK(b.finish().stages[1].where == "");
}

TEST_CASE_FIXTURE(Line, "stages follow one another, and a stage may be a number") {
  b.stage(T(i), 2);
  b.stage(Y(i), T(i) * X(31 - i));
  CHECK(text_of(b.finish()) == "T[i<32] = 2.0\nY[i<32] = T[i] * X[-1 * i + 31]");
  CHECK(names_of(b.finish()) == "T X Y");
}

TEST_CASE_FIXTURE(Line, "an output that is added to has its old value as an input") {
  b.accumulate(Y(i), X(i) * 2);
  const Program program = b.finish();
  CHECK(text_of(program) == "Y[i<32] = Y.before[i] + X[i] * 2.0");
  CHECK(names_of(program) == "Y.before X Y");
  CHECK(program.placeholders[0].before_of == "Y");
}

TEST_CASE_FIXTURE(Line, "only an output is added to, and once") {
  CHECK_THROWS_WITH_AS(b.accumulate(T(i), X(i), "dyn.cpp:7"),
                       "T(i) += ...: T is no output; only what the caller owns has a value before"
                       " (at dyn.cpp:7)",
                       UserError);
  CHECK_THROWS_WITH_AS(b.accumulate(Y(31 - i), X(i), "dyn.cpp:7"),
                       "Y(-i + 31) = ...: the left side takes indices only, but subscript 0 is "
                       "-i + 31 (at dyn.cpp:7)",
                       UserError);
  b.accumulate(Y(i), X(i));
  CHECK_THROWS_WITH_AS(b.accumulate(Y(i), X(i), "dyn.cpp:7"),
                       "two stages write Y; give each its own output or temp"
                       " (at dyn.cpp:7)", UserError);
}

TEST_CASE_FIXTURE(Line, "rank zero") {
  const dyn::Tensor s = b.output("s", DType::f32, {});
  b.stage(s(), sum({i}, X(i)));
  CHECK(text_of(b.finish()) == "s[] = sum(i, X[i])");
}

TEST_CASE_FIXTURE(Dense, "subscripts match the rank") {
  CHECK_THROWS_WITH_AS(A(i), "A(i): A has 2 dimensions, not 1; give one subscript for each",
                       UserError);
  CHECK_THROWS_WITH_AS(bias(i, 2 * j + 1),
                       "bias(i, 2*j + 1): bias has 1 dimensions, not 2; give one subscript for "
                       "each",
                       UserError);
}

TEST_CASE_FIXTURE(Dense, "free indices are on the left") {
  CHECK_THROWS_WITH_AS(b.stage(C(i, j), A(i, k) * B(k, j), "dyn.cpp:7"),
                       "C(i, j) = ...: index k is free on the right and missing on the left; "
                       "write it there, or sum over it (at dyn.cpp:7)",
                       UserError);
}

TEST_CASE_FIXTURE(Line, "the left side takes distinct indices of something that can be written") {
  const dyn::Tensor M = b.output("M", DType::f32, {32, 32});
  CHECK_THROWS_WITH_AS(b.stage(X(i), 1, "dyn.cpp:7"),
                       "X(i) = ...: X is an input; declare it as output or temp (at dyn.cpp:7)",
                       UserError);
  CHECK_THROWS_WITH_AS(b.stage(Y(i + 1), 1, "dyn.cpp:7"),
                       "Y(i + 1) = ...: the left side takes indices only, but subscript 0 is "
                       "i + 1 (at dyn.cpp:7)",
                       UserError);
  CHECK_THROWS_WITH_AS(b.stage(M(i, i), X(i), "dyn.cpp:7"),
                       "M(i, i) = ...: index i is twice on the left; a stage writes each element "
                       "once (at dyn.cpp:7)",
                       UserError);
}

TEST_CASE_FIXTURE(Line, "an index is not free on the left and summed on the right") {
  CHECK_THROWS_WITH_AS(b.stage(Y(i), sum({i}, X(i)), "dyn.cpp:7"),
                       "index i is both free and summed in one statement; take another index for "
                       "the sum (at dyn.cpp:7)",
                       UserError);
}

TEST_CASE_FIXTURE(Line, "extents agree across the equals sign") {
  CHECK_THROWS_WITH_AS(b.stage(Y(i), W(i), "dyn.cpp:7"),
                       "index i runs over dimension 0 of Y, which has 32 elements, and over "
                       "dimension 0 of W, which has 3; an index has one extent (at dyn.cpp:7)",
                       UserError);
}

TEST_CASE_FIXTURE(Line, "a read outside its tensor is refused") {
  CHECK_THROWS_WITH_AS(b.stage(Y(i), sum({k}, X(i + k - 1) * W(k)), "dyn.cpp:7"),
                       "subscript i + k - 1 of dimension 0 of X runs from -1 to 32, outside 0 to "
                       "31; use zero_pad or smaller offsets (at dyn.cpp:7)",
                       UserError);
  CHECK_THROWS_WITH_AS(b.stage(Y(i), X(32), "dyn.cpp:7"),
                       "subscript 32 of dimension 0 of X runs from 32 to 32, outside 0 to 31; use "
                       "zero_pad or smaller offsets (at dyn.cpp:7)",
                       UserError);
  CHECK_NOTHROW(b.stage(Y(i), sum({k}, zero_pad(X)(i + k - 1) * W(k))));
}

TEST_CASE_FIXTURE(Dense, "reads over a symbolic extent wait for its value") {
  CHECK_NOTHROW(b.stage(C(i, j), B(0, j) * A(i + 1, 0)));
}

TEST_CASE_FIXTURE(Line, "a stage reads what is written before it, and writes once") {
  CHECK_THROWS_WITH_AS(b.stage(Y(i), T(i), "dyn.cpp:7"),
                       "the stage of Y reads T, which no earlier stage writes (at dyn.cpp:7)",
                       UserError);
  CHECK_THROWS_WITH_AS(b.stage(Y(i), Y(i) + 1, "dyn.cpp:7"),
                       "the stage of Y reads Y, which no earlier stage writes"
                       " (at dyn.cpp:7)", UserError);
  b.stage(Y(i), X(i));
  CHECK_THROWS_WITH_AS(b.stage(Y(i), 2 * X(i), "dyn.cpp:7"),
                       "two stages write Y; give each its own output or temp"
                       " (at dyn.cpp:7)", UserError);
}

TEST_CASE_FIXTURE(Line, "the value has the element type of the tensor") {
  const dyn::Tensor D = b.output("D", DType::f64, {32});
  CHECK_THROWS_WITH_AS(b.stage(D(i), X(i), "dyn.cpp:7"),
                       "D(i) = ...: the tensor holds double, the value is float; convert it with "
                       "cast (at dyn.cpp:7)",
                       UserError);
}

TEST_CASE_FIXTURE(Line, "declarations are checked") {
  CHECK_THROWS_WITH_AS(b.output("X", DType::f32, {4}),
                       "two tensors have the name X; names are unique within a program", UserError);
  CHECK_THROWS_WITH_AS(b.input("E", DType::f32, {4, -3}),
                       "dimension 1 of E has the extent -3; an extent is at least 1", UserError);
  CHECK_THROWS_WITH_AS(b.input("", DType::f32, {4}), "a tensor needs a name", UserError);
  CHECK_THROWS_WITH_AS(b.finish(), "a program without a stage; add one with stage(...)", UserError);
}

TEST_CASE_FIXTURE(Line, "tensors of two builders do not mix") {
  dyn::Builder other;
  const dyn::Tensor V = other.input("V", DType::f32, {32});
  CHECK_THROWS_WITH_AS(b.stage(Y(i), V(i), "dyn.cpp:7"),
                       "tensor V was made by another builder (at dyn.cpp:7)", UserError);
}

TEST_CASE_FIXTURE(Line, "a constant is an input that stays the same") {
  const dyn::Tensor K = b.constant("K", DType::f32, {32});
  b.stage(Y(i), K(i) * X(i));
  const Program program = b.finish();
  CHECK(names_of(program) == "K X Y");
  CHECK(program.find("K")->role == Role::input);
  CHECK(program.find("K")->is_constant);
  CHECK_FALSE(program.find("X")->is_constant);
  CHECK_THROWS_WITH_AS(b.stage(K(i), X(i), "dyn.cpp:7"),
                       "K(i) = ...: K is an input; declare it as output or temp"
                       " (at dyn.cpp:7)", UserError);
}
