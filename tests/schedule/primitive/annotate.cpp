#include <hone/schedule/primitive/annotate.hpp>
#include <hone/schedule/by_hand.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::Annotation;
using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::refusal;
using hone::test::start_of;

TEST_CASE("an annotation marks its loop and changes no other") {
  const hone::State start = start_of(programs::pair(5, 37));
  const auto marked = [&](const std::string& step) {
    return hone::test::loops_of(after(start, step), "C");
  };
  CHECK(marked("parallel(C, i)") == "i 5 parallel, j 37");
  CHECK(marked("vectorize(C, j)") == "i 5, j 37 vectorize");
  CHECK(marked("unroll(C, i)") == "i 5 unroll, j 37");
}

TEST_CASE("the step of an annotation replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  for (const std::string name : {"parallel", "vectorize", "unroll"}) {
    CHECK(to_string(after(start, name + "(C, i)").steps()) == name + "(C, i)");
    CHECK(refusal(start, name + "(C)") ==
          "the arguments of " + name + "(C) are not those of " + name);
  }
}

TEST_CASE("a loop has one annotation at most") {
  for (const std::string first : {"parallel", "vectorize", "unroll"}) {
    Schedule schedule(after(programs::pair(5, 37), first + "(C, i)"));
    CHECK_THROWS_WITH_AS(schedule["C"].unroll("i"),
                         ("unroll(i): loop i of C is " + first + " already").c_str(), UserError);
  }
}

TEST_CASE("an annotation needs a loop of a stage") {
  Schedule schedule(start_of(programs::pair(5, 37)));
  CHECK_THROWS_WITH_AS(schedule["C"].parallel("k"),
                       "parallel(k): C has no loop k; its loops are i, j", UserError);
  schedule["B"].compute_inline();
  CHECK_THROWS_WITH_AS(schedule["B"].vectorize("j"),
                       "vectorize(j): B is inlined and has no loops", UserError);
  CHECK(refusal(schedule.state(), "unroll(A, i)") ==
        "unroll(i): there is no stage A; the stages are B, C");
}

TEST_CASE("why_other names the loop that has the annotation") {
  const auto stage = after(programs::pair(5, 37), "parallel(C, i)").stage("C");
  CHECK(hone::legality::why_other(stage, Annotation::unroll) == "");
  CHECK(hone::legality::why_other(stage, Annotation::parallel) ==
        "loop i of C is parallel already and one is the most");
}
