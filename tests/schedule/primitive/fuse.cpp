#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/fuse.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::loops_of;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

TEST_CASE("fuse makes one loop of several, whose variable gives all of theirs") {
  CHECK(printed(after(programs::pair(5, 37), "compute_inline(B); fuse(C, [i, j])")) ==
        R"(for C.i@j in 0..185:
  C[C.i@j / 37, C.i@j % 37] = (A[C.i@j / 37, C.i@j % 37] + 1.0) * 2.0
)");
}

TEST_CASE("loops of several splits fuse into one") {
  const auto state = after(programs::matmul(13, 29, 17),
                           "split(C, i, [4], mask); split(C, j, [8], mask); "
                           "reorder(C, [i.0, j.0, j.1, i.1, k]); fuse(C, [i.0, j.0, j.1])");
  CHECK(loops_of(state, "C") == "i.0@j.0@j.1 128, i.1 4, k 17");
}

TEST_CASE("what was computed at the innermost of the loops is computed at the fused one") {
  const hone::State state = after(programs::pair(5, 37), "compute_at(B, C, j); fuse(C, [i, j])");
  CHECK(state.stage("B").location.loop == "i@j");
}

TEST_CASE("the step of a fuse replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(to_string(after(start, "fuse(C, [i, j])").steps()) == "fuse(C, [i, j])");
  CHECK(refusal(start, "fuse(C, i, j)") ==
        "the arguments of fuse(C, i, j) are not those of fuse");
}

TEST_CASE("fused loops compute the same where tiles are partial") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "split(C, i, [4], mask); fuse(C, [i.1, j])") == "");
  CHECK(wrong_element(product, "split(C, j, [8], mask); fuse(C, [i, j.0]); parallel(C, i@j.0); "
                               "reorder(C, [k, j.1]); vectorize(C, j.1)") == "");
  CHECK(wrong_element(programs::pair(5, 37),
                      "fuse(C, [i, j]); split(C, i@j, [16], mask); vectorize(C, i@j.1); "
                      "compute_at(B, C, i@j.0)") == "");
}

TEST_CASE("an impossible fuse says why and what is possible") {
  Schedule schedule(after(programs::matmul(13, 29, 17), "split(C, i, [4], mask)"));
  CHECK_THROWS_WITH_AS(schedule["C"].fuse({"i.0"}), "fuse([i.0]): give at least two loops",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].fuse({"i.0", "i"}),
                       "fuse([i.0, i]): C has no loop i; its loops are i.0, i.1, j, k", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].fuse({"i.0", "j"}),
                       "fuse([i.0, j]): the loops do not lie directly in each other; the order is "
                       "i.0, i.1, j, k",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].fuse({"j", "k"}),
                       "fuse([j, k]): a reduction loop and a spatial loop cannot be fused",
                       UserError);
  schedule["C"].vectorize("j");
  CHECK_THROWS_WITH_AS(
      schedule["C"].fuse({"i.1", "j"}),
      "fuse([i.1, j]): loop j of C is vectorize already; fuse before annotating", UserError);
  Schedule attached(after(programs::pair(5, 37), "compute_at(B, C, i)"));
  CHECK_THROWS_WITH_AS(attached["C"].fuse({"i", "j"}),
                       "fuse([i, j]): B is computed at i, between the loops", UserError);
}
