#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/compute_root.hpp>
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

TEST_CASE("compute_root computes a stage in full before all that reads it") {
  const hone::State start = start_of(programs::pair(5, 37));
  const std::string before = printed(start);
  CHECK(printed(after(start, "compute_at(B, C, j); compute_root(B)")) == before);
  CHECK(printed(after(start, "compute_inline(B); compute_root(B)")) == before);
}

TEST_CASE("the step of a compute_root replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(to_string(after(start, "compute_root(B)").steps()) == "compute_root(B)");
  CHECK(refusal(start, "compute_root()") ==
        "the arguments of compute_root() are not those of compute_root");
  CHECK(wrong_element(programs::pair(5, 37), "compute_inline(B); compute_root(B)") == "");
}

TEST_CASE("a stage whose producer is computed inside another loop cannot leave that loop") {
  Schedule schedule(
      after(programs::triangle(5, 37), "compute_at(C, D, i); compute_at(B, D, i)"));
  CHECK_THROWS_WITH_AS(schedule["C"].compute_root(),
                       "compute_root(C): C reads B and is not computed inside loop i of D",
                       UserError);
  CHECK(refusal(schedule.state(), "compute_root(A)") ==
        "compute_root: there is no stage A; the stages are B, C, D");
}
