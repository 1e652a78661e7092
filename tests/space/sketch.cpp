#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/sketch.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

SketchBuilder builder(const Task& task) { return SketchBuilder({State(task.dag_pointer())}); }

}  // namespace

TEST_CASE("filling the holes of a sketch replays its steps with other lengths") {
  const Task task = programs::task_of(programs::dense(30, 70, 50));
  SketchBuilder sketch = builder(task);
  sketch.open_split("C.sum", "i", 3).add(FollowSplit{"C", "i", "C.sum", "i", 1});
  sketch.open_split("C.sum", "k", 2);
  REQUIRE(sketch.reason().empty());
  CHECK(sketch.sketch().holes == std::vector<std::size_t>{0, 2});
  CHECK(sketch.sketch().is_hole(2));
  CHECK_FALSE(sketch.sketch().is_hole(1));
  const Applied filled = fill(task.dag_pointer(), sketch.sketch(), {{2, 3}, {8}});
  REQUIRE(filled);
  CHECK(states::steps_of(*filled) ==
        "split(C.sum, i, [2, 3], mask); follow_split(C, i, C.sum, i, 1); "
        "split(C.sum, k, [8], mask)");
  CHECK(filled->stage("C").loops[1].extent == 6);
  CHECK(lengths_of(filled->steps(), sketch.sketch().holes) == std::vector<Lengths>{{2, 3}, {8}});
}

TEST_CASE("a candidate changes its tile sizes at the holes of its sketch") {
  const Task task = programs::task_of(programs::matmul(32, 32, 32));
  SketchBuilder sketch = builder(task);
  sketch.open_split("C", "i", 2);
  const Applied first = fill(task.dag_pointer(), sketch.sketch(), {{4}});
  const Applied candidate = Unroll{{"C", "i.1"}}.apply(*first);
  REQUIRE(candidate);
  const Applied mutated =
      replay(State(task.dag_pointer()),
             with_lengths(candidate->steps(), sketch.sketch().holes, {{8}}));
  REQUIRE(mutated);
  CHECK(states::steps_of(*mutated) == "split(C, i, [8], mask); unroll(C, i.1)");
}

TEST_CASE("one part is the loop itself and leaves no hole") {
  const Task task = programs::task_of(programs::matmul(8, 8, 8));
  SketchBuilder sketch = builder(task);
  sketch.open_split("C", "i", 1);
  CHECK(sketch.sketch().holes.empty());
  CHECK(sketch.state().steps().empty());
}

TEST_CASE("a sketch that a step was rejected for says why and ignores what follows") {
  const Task task = programs::task_of(programs::matmul(8, 8, 8));
  SketchBuilder sketch = builder(task);
  sketch.add(Split{"C", "x", {2}, Tail::mask}).open_split("C", "i", 2);
  CHECK(sketch.reason() == "split(x): C has no loop x; its loops are i, j, k");
  CHECK(sketch.sketch().holes.empty());
  CHECK(sketch.state().steps().empty());
}

TEST_CASE("holes that do not fit the steps are a bug and say which") {
  const Task task = programs::task_of(programs::matmul(8, 8, 8));
  SketchBuilder builder_of_one = builder(task);
  builder_of_one.open_split("C", "i", 2).add(Unroll{{"C", "i.1"}});
  const std::vector<Step>& steps = builder_of_one.state().steps();
  const std::vector<std::size_t> holes{0};
  CHECK_THROWS_WITH_AS(split_at(steps, 2),
                       "internal error in hone: step 2 of 2 is to be a split", InternalError);
  CHECK_THROWS_WITH_AS(split_at(steps, 1), "internal error in hone: unroll(C, i.1) is no split",
                       InternalError);
  CHECK_THROWS_WITH_AS(with_lengths(steps, holes, {}),
                       "internal error in hone: 0 lists of lengths for 1 holes", InternalError);
  CHECK_THROWS_WITH_AS(
      with_lengths(steps, holes, {{1, 2}}),
      "internal error in hone: split(C, i, [1], mask) takes 1 lengths, not 2", InternalError);
}
