#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/constructive/outer_parallel.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::string parallel_of(std::int64_t rows, std::int64_t columns, int threads, double flops) {
  const Task task = programs::task_of(programs::transpose(rows, columns), threads);
  Attempt attempt((State(task.dag_pointer())));
  parallelize(attempt, task, "Y", {"i", "j"}, flops);
  return states::steps_of(attempt.state());
}

}  // namespace

TEST_CASE("as many outer loops run in parallel as give each thread four pieces") {
  CHECK(parallel_of(8, 5, 2, 1e6) == "parallel(Y, i)");
  CHECK(parallel_of(7, 5, 2, 1e6) == "fuse(Y, [i, j]); parallel(Y, i@j)");
}

TEST_CASE("one thread, one piece or little work stay serial") {
  CHECK(parallel_of(8, 5, 1, 1e6).empty());
  CHECK(parallel_of(1, 1, 2, 1e6).empty());
  CHECK(parallel_of(8, 5, 2, 99e3).empty());
}
