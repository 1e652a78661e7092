#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/constructive/elementwise.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::string scheduled(const Program& program, const char* stage, int threads = 2) {
  const Task task = programs::task_of(program, threads);
  Attempt attempt((State(task.dag_pointer())));
  schedule_elementwise(attempt, task, stage);
  return states::steps_of(attempt.state());
}

}  // namespace

TEST_CASE("the contiguous axis is vectorized, four vectors at a time, and outer loops parallel") {
  CHECK(scheduled(programs::softmax(1024, 1024), "P") ==
        "split(P, j, [64], mask); vectorize(P, j.1); parallel(P, i)");
  CHECK(scheduled(programs::softmax(16, 50), "P") == "vectorize(P, j)");
}

TEST_CASE("a transpose is tiled by a vector in both directions") {
  CHECK(scheduled(programs::transpose(1024, 1024), "Y") ==
        "split(Y, i, [16], mask); split(Y, j, [16], mask); "
        "reorder(Y, [i.0, j.0, i.1, j.1]); vectorize(Y, j.1); parallel(Y, i.0)");
}

TEST_CASE("a single number needs no schedule") {
  CHECK(scheduled(programs::norm(4, 4), "Y").empty());
}
