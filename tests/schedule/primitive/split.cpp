#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/split.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::Tail;
using hone::UserError;
using hone::test::after;
using hone::test::loops_of;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

TEST_CASE("split makes nested loops of one, and the last tile is shorter") {
  CHECK(printed(after(programs::matmul(13, 29, 17), "split(C, i, [2, 3], mask)")) ==
        R"(for C.i.0 in 0..3:
  for C.i.1 in 0..2:
    for C.i.2 in 0..min(3, 13 - (C.i.0 * 6 + C.i.1 * 3)):
      for C.j in 0..29:
        allocate C.acc: float[] in registers
        C.acc[] = 0.0
        for C.k in 0..17:
          C.acc[] = C.acc[] + A[C.i.0 * 6 + C.i.1 * 3 + C.i.2, C.k] * B[C.k, C.j]
        C[C.i.0 * 6 + C.i.1 * 3 + C.i.2, C.j] = C.acc[]
)");
}

TEST_CASE("lengths beyond the extent are cut to it") {
  const hone::State start = start_of(programs::matmul(13, 29, 17));
  CHECK(loops_of(after(start, "split(C, i, [64], mask)"), "C") == "i.0 1, i.1 13, j 29, k 17");
  CHECK(loops_of(after(start, "split(C, i, [64, 5], mask)"), "C") ==
        "i.0 1, i.1 3, i.2 5, j 29, k 17");
  CHECK(loops_of(after(start, "split(C, i, [1, 1], mask)"), "C") ==
        "i.0 13, i.1 1, i.2 1, j 29, k 17");
}

TEST_CASE("a part can be split again") {
  CHECK(loops_of(after(programs::matmul(13, 29, 17),
                       "split(C, j, [8], mask); split(C, j.1, [3], mask)"), "C") ==
        "i 13, j.0 4, j.1.0 3, j.1.1 3, k 17");
}

TEST_CASE("what was computed at the loop is computed at its innermost part") {
  const hone::State state =
      after(programs::pair(5, 37), "compute_at(B, C, j); split(C, j, [4, 2], mask)");
  CHECK(state.stage("B").location.loop == "j.2");
}

TEST_CASE("the step of a split replays from its text") {
  const hone::State start = start_of(programs::matmul(12, 29, 17));
  for (const char* text : {"split(C, i, [4], exact)", "split(C, j, [2, 3], mask)",
                           "split(C, k, [5], peel)"}) {
    CHECK(to_string(after(start, text).steps()) == text);
  }
  CHECK(refusal(start, "split(C, i, [4])") ==
        "the arguments of split(C, i, [4]) are not those of split");
  CHECK(refusal(start, "split(C, i, [4, x], mask)") ==
        "the arguments of split(C, i, [4, x], mask) are not those of split");
  CHECK(refusal(start, "split(C, i, [4], round)") ==
        "the arguments of split(C, i, [4], round) are not those of split");
}

TEST_CASE("a split loop computes the same, whatever the tail") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "split(C, i, [4], mask); split(C, j, [2, 8], peel)") == "");
  CHECK(wrong_element(product, "split(C, k, [3, 2], mask); split(C, k.1, [2], peel)") == "");
  CHECK(wrong_element(product, "split(C, j, [29], exact); split(C, i, [100], mask)") == "");
}

TEST_CASE("an impossible split says why and what is possible") {
  Schedule schedule(after(programs::triangle(5, 37), "compute_inline(C); parallel(D, i)"));
  CHECK_THROWS_WITH_AS(schedule["B"].split("q", {4}),
                       "split(q): B has no loop q; its loops are i, j", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].split("i", {4}),
                       "split(i): C is inlined and has no loops", UserError);
  CHECK_THROWS_WITH_AS(
      schedule["D"].split("i", {4}),
      "split(i): loop i of D is parallel already; split before annotating", UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].split("i", {}),
                       "split(i): give at least one inner length", UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].split("i", {2, 0}),
                       "split(i): the length 0 is not positive", UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].split("i", {1 << 30, 1 << 30}),
                       "split(i): the lengths multiply to more than 1099511627776", UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].split("j", {2, 3}, Tail::exact),
                       "split(j, 6): 6 does not divide the extent 37; use Tail::mask or "
                       "Tail::peel, or a factor that divides it",
                       UserError);
  CHECK(refusal(schedule.state(), "split(E, i, [4], mask)") ==
        "split(i): there is no stage E; the stages are B, C, D");
}
