#include <hone/schedule/state.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using hone::test::loops_of;
using hone::test::start_of;

TEST_CASE("at first every stage is computed in full, its axes outside its reduction axes") {
  const hone::State state = start_of(programs::dense(13, 29, 17));
  CHECK(loops_of(state, "C.sum") == "i 13, j 29, k 17");
  CHECK(loops_of(state, "C") == "i 13, j 29");
  CHECK(loops_of(state, "A") == "");
  CHECK(state.stage("C.sum").loops[2].role == hone::LoopRole::reduce);
  CHECK(state.stage("C").location == hone::Location{});
  CHECK(state.steps().empty());
}

TEST_CASE("a stage is found by its tensor's name") {
  const hone::State state = start_of(programs::pair(5, 37));
  CHECK(state.find("B")->name == "B");
  CHECK(state.find("E") == nullptr);
  CHECK(state.stage("C").find("j") == 1);
  CHECK(state.stage("C").find("k") == -1);
  CHECK_THROWS_WITH_AS(state.stage("E"), "internal error in hone: no stage named E",
                       hone::InternalError);
}

TEST_CASE("a state is a value: with gives another one") {
  const hone::State state = start_of(programs::pair(5, 37));
  hone::StageState stage = state.stage("B");
  stage.location = {hone::Location::Kind::at, "C", "i"};
  const hone::State next = state.with(stage).with_step({"compute_at", {"B", "C", "i"}});
  CHECK(next.attached_to("C") == std::vector<std::string>{"B"});
  CHECK(next.steps().size() == 1);
  CHECK(state.attached_to("C").empty());
  CHECK(state.steps().empty());
  CHECK(next.with_history({}).steps().empty());
  stage.name = "E";
  CHECK_THROWS_WITH_AS(state.with(stage), "internal error in hone: no stage named E",
                       hone::InternalError);
}

TEST_CASE("over another DAG stages keep their schedule by name") {
  const hone::State state = hone::test::after(programs::pair(5, 37), "split(C, i, [2], mask)");
  const hone::State other = start_of(programs::triangle(5, 37));
  hone::StageState fresh = other.stage("D");
  fresh.unroll_limit = 8;
  const hone::State moved = state.with_dag(other.dag_pointer(), {fresh});
  CHECK(loops_of(moved, "C") == "i.0 3, i.1 2, j 37");
  CHECK(moved.stage("D").unroll_limit == 8);
  CHECK(moved.steps() == state.steps());
}

TEST_CASE("an applied step is a state or a reason") {
  const hone::Applied yes(start_of(programs::pair(5, 37)));
  const hone::Applied no = hone::reject("split(", 3, ")");
  REQUIRE(yes);
  CHECK((*yes).stages().size() == 3);
  CHECK(yes.reason() == "");
  CHECK_FALSE(no);
  CHECK(no.reason() == "split(3)");
}
