#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/constructive/tiled_reduction.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a reduction is tiled in registers inside all of its reduction loops") {
  const Task task = programs::task_of(programs::matmul(96, 96, 96), 1);
  Attempt attempt((State(task.dag_pointer())));
  REQUIRE(schedule_tiled_reduction(attempt, task, "C", {}));
  CHECK(states::steps_of(attempt.state()) ==
        "split(C, i, [8], mask); split(C, j, [48], mask); reorder(C, [j.0, i.0, k, i.1, j.1]); "
        "unroll(C, i.1); vectorize(C, j.1)");
}

TEST_CASE("its element-wise reader tiles alike and follows in every tile") {
  const Task task = programs::task_of(programs::dense(96, 96, 96), 2);
  Attempt attempt((State(task.dag_pointer())));
  REQUIRE(schedule_tiled_reduction(attempt, task, "C.sum", "C"));
  CHECK(legality::loop_names(attempt.stage("C")) == "j.0@i.0, i.1, j.1");
  CHECK(attempt.stage("C.sum").location == Location{Location::Kind::at, "C", "j.0@i.0"});
  CHECK(attempt.stage("C").loops[0].annotation == Annotation::parallel);
  CHECK(attempt.stage("C").loops[1].annotation == Annotation::unroll);
  CHECK(attempt.stage("C").loops[2].annotation == Annotation::vectorize);
}

TEST_CASE("where a step is not legal nothing is done") {
  const Task task = programs::task_of(programs::dense(96, 96, 96), 2);
  Attempt attempt((State(task.dag_pointer())));
  REQUIRE(attempt.add(Vectorize{{"C", "j"}}));
  CHECK_FALSE(schedule_tiled_reduction(attempt, task, "C.sum", "C"));
  CHECK(states::steps_of(attempt.state()) == "vectorize(C, j)");
}

TEST_CASE("a body that calls functions gets a smaller tile") {
  const Task task = programs::task_of(programs::softmax(64, 64));
  const State state(task.dag_pointer());
  CHECK(tile_problem(state, task.dag().node("sm"), task.target()).registers == registers_beside_functions);
  CHECK(tile_problem(state, task.dag().node("mx"), task.target()).registers == 32);
}
