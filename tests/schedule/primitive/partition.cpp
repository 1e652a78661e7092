#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/partition.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::loops_of;
using hone::test::wrong_element;

TEST_CASE("partition marks a serial loop") {
  CHECK(loops_of(after(programs::padded_window(19), "partition(C, x)"), "C") ==
        "x 19 partition, r 3");
}

TEST_CASE("a partitioned loop computes the same") {
  const auto conv = programs::padded_conv(7, 5);
  const char* rows = "compute_inline(X.pad); split(Y, w, [3], mask); "
                     "reorder(Y, [h, w.0, r, c, s, w.1, o]); unroll(Y, s); unroll(Y, w.1); "
                     "vectorize(Y, o); ";
  CHECK(wrong_element(conv, std::string(rows) + "partition(Y, w.0)") == "");
  CHECK(wrong_element(conv, std::string(rows) + "partition(Y, w.0); partition(Y, h)") == "");
  CHECK(wrong_element(conv, std::string(rows) + "partition(Y, r); partition(Y, w.0)") == "");
  CHECK(wrong_element(conv, "compute_inline(X.pad); partition(Y, w); partition(Y, s)") == "");
  CHECK(wrong_element(conv, "partition(X.pad, d0); partition(X.pad, d1)") == "");
  CHECK(wrong_element(programs::padded_conv(9, 5, 2), std::string(rows) + "partition(Y, w.0)") ==
        "");
  CHECK(wrong_element(programs::matmul(13, 29, 17),
                      "split(C, j, [8], mask); split(C, k, [4], mask); vectorize(C, j.1); "
                      "unroll(C, k.1); partition(C, j.0); partition(C, k.0)") == "");
  CHECK(wrong_element(programs::window(19, 2), "split(C, x, [4], mask); compute_at(B, C, x.0); "
                                               "vectorize(B, y); partition(C, x.0)") == "");
}

TEST_CASE("an impossible partition says why") {
  Schedule schedule(after(programs::matmul(13, 29, 17), "parallel(C, j)"));
  CHECK_THROWS_WITH_AS(schedule["C"].partition("i"),
                       "partition(i): the parallel loop j lies inside it", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].partition("j"), "partition(j): loop j of C is parallel already",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].partition("l"),
                       "partition(l): C has no loop l; its loops are i, j, k", UserError);
}
