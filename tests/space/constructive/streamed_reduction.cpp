#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/constructive/streamed_reduction.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

bool streams(const Program& program, const char* stage) {
  const Task task = programs::task_of(program);
  return is_streamed(State(task.dag_pointer()), task.dag().node(stage));
}

std::string steps_for(const Program& program, int threads) {
  const Task task = programs::task_of(program, threads);
  Attempt attempt((State(task.dag_pointer())));
  CHECK(schedule_streamed_reduction(attempt, task, "Y"));
  return states::steps_of(attempt.state());
}

}  // namespace

TEST_CASE("long sums of columns are streamed; products and short sums are not") {
  CHECK(streams(programs::column_sum(1000, 500), "Y"));
  CHECK_FALSE(streams(programs::column_sum(50, 100), "Y"));
  CHECK_FALSE(streams(programs::column_sum(1000, 100000), "Y"));
  CHECK_FALSE(streams(programs::matmul(500, 500, 500), "C"));
  CHECK_FALSE(streams(programs::row_min(500, 500), "Y"));
}

TEST_CASE("eight rows at a time are added to the result") {
  CHECK(steps_for(programs::column_sum(1000, 500), 1) ==
        "split(Y, i, [8], mask); split(Y, j, [64], mask); "
        "reorder(Y, [i.0, j.0, i.1, j.1]); unroll(Y, i.1); vectorize(Y, j.1)");
}

TEST_CASE("each thread adds up rows of its own") {
  CHECK(steps_for(programs::column_sum(1000, 500), 2) ==
        "split(Y, i, [500], mask); rfactor(Y, i.0, 0); split(Y.rf, i.1, [8], mask); "
        "split(Y.rf, j, [64], mask); reorder(Y.rf, [i.0, i.1.0, j.0, i.1.1, j.1]); "
        "unroll(Y.rf, i.1.1); vectorize(Y.rf, j.1); parallel(Y.rf, i.0); "
        "reorder(Y, [i.0, j]); split(Y, j, [64], mask); vectorize(Y, j.1)");
}
