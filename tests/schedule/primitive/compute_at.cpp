#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/compute_at.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

TEST_CASE("compute_at computes inside a loop just the part that is needed there") {
  CHECK(printed(after(programs::pair(5, 37), "split(C, j, [8], mask); compute_at(B, C, j.0)")) ==
        R"(for C.i in 0..5:
  for C.j.0 in 0..5:
    allocate B: float[1, 8] in stack
    for B.j in 0..min(8, 37 - C.j.0 * 8):
      B[0, B.j] = A[C.i, C.j.0 * 8 + B.j] + 1.0
    for C.j.1 in 0..min(8, 37 - C.j.0 * 8):
      C[C.i, C.j.0 * 8 + C.j.1] = B[0, C.j.1] * 2.0
)");
}

TEST_CASE("stages computed at one loop stand in the order in which they are needed") {
  CHECK(printed(after(programs::triangle(5, 37), "compute_at(C, D, i); compute_at(B, D, i)")) ==
        R"(for D.i in 0..5:
  allocate B: float[1, 37] in stack
  allocate C: float[1, 37] in stack
  for B.j in 0..37:
    B[0, B.j] = A[D.i, B.j] + 1.0
  for C.j in 0..37:
    C[0, C.j] = B[0, C.j] * 2.0
  for D.j in 0..37:
    D[D.i, D.j] = B[0, D.j] + C[0, D.j]
)");
}

TEST_CASE("the step of a compute_at replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(to_string(after(start, "compute_at(B, C, j)").steps()) == "compute_at(B, C, j)");
  CHECK(refusal(start, "compute_at(B, C)") ==
        "the arguments of compute_at(B, C) are not those of compute_at");
}

TEST_CASE("a stage computes the same wherever it is computed") {
  const auto triangle = programs::triangle(5, 37);
  CHECK(wrong_element(triangle, "compute_at(C, D, j); compute_at(B, D, i); parallel(D, i)") == "");
  CHECK(wrong_element(triangle, "split(D, j, [8], mask); compute_at(C, D, j.1); "
                                "compute_at(B, D, j.0); vectorize(B, j)") == "");
  CHECK(wrong_element(programs::window(19, 2), "split(C, x, [4], mask); "
                                               "compute_at(B, C, x.0); vectorize(B, y)") == "");
  CHECK(wrong_element(programs::softmax(7, 37), "compute_at(sm, P, i); compute_at(mx, P, i); "
                                                "vectorize(P, j); parallel(P, i)") == "");
  CHECK(wrong_element(programs::conv_bn_relu(7, 3, 4, 3, 2, 1),
                      "compute_inline(Bias); compute_inline(Mul); compute_inline(Add); "
                      "split(Y, h, [3], mask); compute_at(Conv, Y, h.0); "
                      "compute_at(X.pad, Conv, h)") == "");
}

TEST_CASE("an impossible compute_at says why and what is possible") {
  Schedule schedule(after(programs::triangle(5, 37), "compute_inline(C); parallel(B, j)"));
  CHECK_THROWS_WITH_AS(schedule["B"].compute_at("E", "i"),
                       "compute_at(B, E, i): there is no stage E; the stages are B, C, D",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].compute_at("D", "k"),
                       "compute_at(B, D, k): D has no loop k; its loops are i, j", UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].compute_at("C", "i"),
                       "compute_at(B, C, i): C is inlined and has no loops", UserError);
  CHECK_THROWS_WITH_AS(schedule["D"].compute_at("B", "i"),
                       "compute_at(D, B, i): D is an output", UserError);
  CHECK_THROWS_WITH_AS(
      schedule["B"].compute_at("D", "i"),
      "compute_at(B, D, i): loop j of B is parallel; only a root stage may be", UserError);
}

TEST_CASE("a stage is computed inside all that reads it") {
  Schedule schedule(start_of(programs::triangle(5, 37)));
  CHECK_THROWS_WITH_AS(
      schedule["B"].compute_at("C", "i"),
      "compute_at(B, C, i): D reads B and is not computed inside loop i of C", UserError);
  CHECK_THROWS_WITH_AS(
      schedule["B"].compute_at("D", "i"),
      "compute_at(B, D, i): C reads B and is not computed inside loop i of D", UserError);
  schedule["C"].compute_at("D", "j");
  schedule["B"].compute_at("D", "j");
  CHECK_THROWS_WITH_AS(schedule["C"].compute_at("D", "i"),
                       "compute_at(C, D, i): C reads B and is not computed inside loop j of D",
                       UserError);
}

TEST_CASE("nothing is computed in a loop that is unrolled or vectorized") {
  Schedule schedule(after(programs::pair(5, 37), "vectorize(C, j); unroll(C, i)"));
  CHECK_THROWS_WITH_AS(schedule["B"].compute_at("C", "j"),
                       "compute_at(B, C, j): loop i of C is unroll", UserError);
  Schedule vectors(after(programs::pair(5, 37), "vectorize(C, j)"));
  CHECK_THROWS_WITH_AS(vectors["B"].compute_at("C", "j"),
                       "compute_at(B, C, j): loop j of C is vectorize", UserError);
}
