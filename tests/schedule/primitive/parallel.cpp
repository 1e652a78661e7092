#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/parallel.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::wrong_element;

TEST_CASE("parallel marks one loop of a stage") {
  CHECK(printed(after(programs::pair(5, 37), "compute_inline(B); parallel(C, j)")) ==
        R"(for C.i in 0..5:
  parallel for C.j in 0..37:
    C[C.i, C.j] = (A[C.i, C.j] + 1.0) * 2.0
)");
}

TEST_CASE("inside a parallel loop another stage runs serially") {
  CHECK(printed(after(programs::pair(5, 37),
                      "compute_at(B, C, i); parallel(B, j); parallel(C, i)")) ==
        R"(parallel for C.i in 0..5:
  allocate B: float[1, 37] in stack
  for B.j in 0..37:
    B[0, B.j] = A[C.i, B.j] + 1.0
  for C.j in 0..37:
    C[C.i, C.j] = B[0, C.j] * 2.0
)");
}

TEST_CASE("parallel loops compute the same, at any depth") {
  CHECK(wrong_element(programs::matmul(13, 29, 17), "parallel(C, i)") == "");
  CHECK(wrong_element(programs::matmul(13, 29, 17),
                      "split(C, j, [8], mask); reorder(C, [i, k, j.0, j.1]); "
                      "parallel(C, j.0); vectorize(C, j.1)") == "");
  CHECK(wrong_element(programs::pair(5, 37), "parallel(B, i); parallel(C, j)") == "");
  CHECK(wrong_element(programs::softmax(7, 37),
                      "compute_at(sm, P, i); compute_at(mx, P, i); parallel(P, i)") == "");
}

TEST_CASE("an impossible parallel says why") {
  Schedule schedule(
      after(programs::matmul(13, 29, 17), "split(C, i, [4], mask); parallel(C, i.0)"));
  CHECK_THROWS_WITH_AS(schedule["C"].parallel("k"),
                       "parallel(k): iterations of a reduction loop depend on each other; "
                       "rfactor it first",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].parallel("j"),
                       "parallel(j): loop i.0 of C is parallel already and one is the most",
                       UserError);
  Schedule closed(after(programs::pair(5, 37), "unroll(B, i); vectorize(C, i)"));
  CHECK_THROWS_WITH_AS(closed["B"].parallel("j"),
                       "parallel(j): it lies inside loop i, which is unroll", UserError);
  CHECK_THROWS_WITH_AS(closed["C"].parallel("j"),
                       "parallel(j): it lies inside loop i, which is vectorize", UserError);
}
