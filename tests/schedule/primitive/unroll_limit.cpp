#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/unroll_limit.hpp>
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

TEST_CASE("innermost loops unroll while their copies stay within the limit") {
  const auto start = start_of(programs::pair(5, 3));
  CHECK(printed(after(start, "compute_inline(B); unroll_limit(C, 14)")) ==
        R"(for C.i in 0..5:
  unrolled for C.j in 0..3:
    C[C.i, C.j] = (A[C.i, C.j] + 1.0) * 2.0
)");
  CHECK(printed(after(start, "compute_inline(B); unroll_limit(C, 15)")) ==
        R"(unrolled for C.i in 0..5:
  unrolled for C.j in 0..3:
    C[C.i, C.j] = (A[C.i, C.j] + 1.0) * 2.0
)");
}

TEST_CASE("vectors do not count, and a parallel loop ends it") {
  CHECK(printed(after(programs::pair(5, 8),
                      "compute_inline(B); vectorize(C, j); parallel(C, i); unroll_limit(C, 16)")) ==
        R"(parallel for C.i in 0..5:
  vectorized for C.j.lane in 0..8:
    C[C.i, C.j.lane] = (A[C.i, C.j.lane] + 1.0) * 2.0
)");
}

TEST_CASE("the step of a limit replays from its text") {
  const auto start = start_of(programs::pair(5, 3));
  CHECK(to_string(after(start, "unroll_limit(C, 64)").steps()) == "unroll_limit(C, 64)");
  CHECK(refusal(start, "unroll_limit(C, many)") ==
        "the arguments of unroll_limit(C, many) are not those of unroll_limit");
}

TEST_CASE("loops unrolled up to a limit compute the same") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "split(C, k, [4], mask); split(C, i, [3], mask); "
                               "reorder(C, [i.0, j, k.0, k.1, i.1]); unroll_limit(C, 64)") == "");
}

TEST_CASE("a limit that is too large or has no stage is refused") {
  Schedule schedule(start_of(programs::pair(5, 37)));
  CHECK_THROWS_WITH_AS(schedule["C"].unroll_limit(1025),
                       "unroll_limit(1025): the limit must lie in 0..1024", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].unroll_limit(-1),
                       "unroll_limit(-1): the limit must lie in 0..1024", UserError);
  CHECK(refusal(schedule.state(), "unroll_limit(A, 8)") ==
        "unroll_limit: there is no stage A; the stages are B, C");
}
