#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/follow_split.hpp>
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

TEST_CASE("follow_split takes the first lengths of a split and the product of the rest") {
  const hone::State state = after(programs::pair(70, 3), "split(B, i, [2, 4, 8], mask)");
  const auto loops = [&](const char* step) {
    return hone::test::loops_of(after(state, step), "C");
  };
  CHECK(loops("follow_split(C, i, B, i, 1)") == "i.0 2, i.1 64, j 3");
  CHECK(loops("follow_split(C, i, B, i, 2)") == "i.0 2, i.1 2, i.2 32, j 3");
  CHECK(loops("follow_split(C, i, B, i, 3)") == "i.0 2, i.1 2, i.2 4, i.3 8, j 3");
}

TEST_CASE("the tail is the source's, but exact becomes mask") {
  const auto tail = [](const char* steps) {
    return after(programs::pair(8, 3), steps).stage("C").relations.at(0).split.tail;
  };
  CHECK(tail("split(B, i, [4], peel); follow_split(C, i, B, i, 1)") == hone::Tail::peel);
  CHECK(tail("split(B, i, [4], exact); follow_split(C, j, B, i, 1)") == hone::Tail::mask);
}

TEST_CASE("the step of a follow_split replays from its text and stays one step") {
  const hone::State start = after(programs::pair(70, 3), "split(B, i, [2, 4], mask)");
  const hone::State state = after(start, "follow_split(C, i, B, i, 2)");
  CHECK(to_string(state.steps()) == "split(B, i, [2, 4], mask); follow_split(C, i, B, i, 2)");
  CHECK(refusal(start, "follow_split(C, i, B, i, two)") ==
        "the arguments of follow_split(C, i, B, i, two) are not those of follow_split");
  CHECK(printed(state).find("C.i.2") != std::string::npos);
}

TEST_CASE("stages tiled alike compute the same inside each other") {
  CHECK(wrong_element(programs::dense(13, 29, 17),
                      "split(C.sum, i, [2, 3], mask); follow_split(C, i, C.sum, i, 1); "
                      "compute_at(C.sum, C, i.0)") == "");
}

TEST_CASE("an impossible follow_split says why") {
  Schedule schedule(after(programs::pair(70, 3), "split(B, i, [2, 4], mask)"));
  CHECK_THROWS_WITH_AS(schedule["C"].follow_split("i", "B", "j", 1),
                       "follow_split(i): B has no split of j", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].follow_split("i", "E", "i", 1),
                       "follow_split(i): E has no split of i", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].follow_split("i", "B", "i", 3),
                       "follow_split(i): 3 splits asked for, the source has 2", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].follow_split("i", "B", "i", 0),
                       "follow_split(i): 0 splits asked for, the source has 2", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].follow_split("q", "B", "i", 1),
                       "split(q): C has no loop q; its loops are i, j", UserError);
}
