#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/constructive/row_reduction.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::string axis_of(const Program& program, const char* stage) {
  const Task task = programs::task_of(program);
  const State state(task.dag_pointer());
  return contiguous_reduce_axis(state, task.dag().node(stage), task.target());
}

State scheduled(const Program& program, const char* stage, const char* axis, int threads) {
  const Task task = programs::task_of(program, threads);
  Attempt attempt((State(task.dag_pointer())));
  CHECK(schedule_row_reduction(attempt, task, stage, axis));
  return attempt.state();
}

}  // namespace

TEST_CASE("the contiguous axis of a reduction is the one that all reads follow") {
  CHECK(axis_of(programs::row_min(10, 1024), "Y") == "j");
  CHECK(axis_of(programs::matmul_nt(33, 47, 130), "C") == "k");
  CHECK(axis_of(programs::matmul(33, 47, 130), "C").empty());
  CHECK(axis_of(programs::column_sum(77, 83), "Y").empty());
  CHECK(axis_of(programs::row_min(10, 15), "Y").empty());  // fills no vector
}

TEST_CASE("four rows are reduced side by side, each in four vectors of sums") {
  CHECK(states::steps_of(scheduled(programs::row_min(64, 1024), "Y", "j", 1)) ==
        "split(Y, i, [4], mask); split(Y, j, [64], mask); reorder(Y, [i.0, j.0, i.1, j.1]); "
        "unroll(Y, i.1); vectorize(Y, j.1)");
}

TEST_CASE("a single row is reduced in eight vectors of sums") {
  CHECK(states::steps_of(scheduled(programs::total(10000), "Y", "i", 2)) ==
        "split(Y, i, [128], mask); reorder(Y, [i.0, i.1]); vectorize(Y, i.1)");
}

TEST_CASE("a long reduction to one number is cut into pieces for the threads first") {
  const State state = scheduled(programs::norm(3000, 2000), "Y.sum", "j", 2);
  CHECK(state.dag().node("Y.sum.rf").axes[0].extent == 8);
  CHECK(state.stage("Y.sum.rf").loops[0].annotation == Annotation::parallel);
  CHECK(state.stage("Y.sum.rf").loops.back().annotation == Annotation::vectorize);
}
