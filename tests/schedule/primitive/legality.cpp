#include <hone/schedule/primitive/legality.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

namespace legality = hone::legality;
using hone::test::after;
using hone::test::start_of;

TEST_CASE("only what computes a tensor is a stage") {
  const hone::State state = start_of(programs::triangle(5, 37));
  CHECK(legality::why_no_stage(state, "C") == "");
  CHECK(legality::why_no_stage(state, "A") == "there is no stage A; the stages are B, C, D");
  CHECK(legality::why_no_stage(state, "") == "there is no stage ; the stages are B, C, D");
}

TEST_CASE("a stage has the loops that its steps left") {
  const hone::State state = after(programs::triangle(5, 37), "split(B, i, [2], mask)");
  CHECK(legality::why_no_loop(state, "B", "i.1") == "");
  CHECK(legality::why_no_loop(state, "B", "i") == "B has no loop i; its loops are i.0, i.1, j");
  CHECK(legality::why_no_loop(after(state, "compute_inline(C)"), "C", "i") ==
        "C is inlined and has no loops");
}

TEST_CASE("any change of its loops counts as scheduled") {
  const hone::State start = start_of(programs::triangle(5, 37));
  CHECK(legality::why_scheduled(start, "B") == "");
  for (const char* step : {"split(B, i, [2], mask)", "fuse(B, [i, j])", "reorder(B, [j, i])",
                           "unroll(B, i)", "compute_inline(B)"}) {
    CHECK(legality::why_scheduled(after(start, step), "B") ==
          "B has been scheduled already; this step must come before any other on it");
  }
  CHECK(legality::why_scheduled(after(start, "compute_at(C, D, i)"), "C") == "");
}

TEST_CASE("retarget moves what is computed at one loop and nothing else") {
  const hone::State state =
      after(programs::triangle(5, 37), "compute_at(C, D, j); compute_at(B, D, i)");
  const hone::State moved = legality::retarget(state, "D", "i", "j");
  CHECK(moved.stage("B").location.loop == "j");
  CHECK(legality::retarget(state, "D", "j", "i").stage("B").location.loop == "i");
  CHECK(legality::retarget(state, "C", "i", "j").stage("B").location.loop == "i");
}

TEST_CASE("a scheduled loop names its annotation") {
  const auto stage = after(programs::pair(5, 37), "parallel(C, i)").stage("C");
  CHECK(legality::why_annotated(stage, stage.loops[0]) == "loop i of C is parallel already");
  CHECK(legality::why_annotated(stage, stage.loops[1]) == "");
}
