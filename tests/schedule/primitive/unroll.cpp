#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/unroll.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::wrong_element;

TEST_CASE("unroll marks a loop to be repeated") {
  CHECK(printed(after(programs::pair(5, 3), "compute_inline(B); unroll(C, i)")) ==
        R"(unrolled for C.i in 0..5:
  for C.j in 0..3:
    C[C.i, C.j] = (A[C.i, C.j] + 1.0) * 2.0
)");
}

TEST_CASE("an attached stage whose part grew too long keeps its loop") {
  CHECK(printed(after(programs::window(300, 1), "split(C, x, [300], mask); "
                                                "compute_at(B, C, x.0); unroll(B, y)"))
            .find("\nfor B.y in 0..302:") != std::string::npos);
}

TEST_CASE("unrolled loops compute the same, also where the tail is partial") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "split(C, i, [4], mask); unroll(C, i.1); unroll(C, k)") == "");
  CHECK(wrong_element(product, "split(C, k, [4], mask); unroll(C, k.1)") == "");
  CHECK(wrong_element(product, "split(C, i, [4], mask); split(C, j, [3], peel); "
                               "reorder(C, [i.0, j.0, k, i.1, j.1]); unroll(C, i.1); "
                               "unroll(C, j.1)") == "");
}

TEST_CASE("an impossible unroll says why") {
  Schedule schedule(after(programs::pair(257, 37), "parallel(C, j); compute_at(B, C, j)"));
  CHECK_THROWS_WITH_AS(schedule["C"].unroll("i"),
                       "unroll(i): the extent 257 is more than 256; split it first", UserError);
  schedule["C"].split("i", {8});
  CHECK_THROWS_WITH_AS(schedule["C"].unroll("i.1"),
                       "unroll(i.1): the parallel loop j lies inside it", UserError);
  Schedule attached(after(programs::pair(5, 37), "compute_at(B, C, j)"));
  CHECK_THROWS_WITH_AS(attached["C"].unroll("j"), "unroll(j): B is computed inside it", UserError);
}
