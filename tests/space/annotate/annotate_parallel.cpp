#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/annotate/annotate_parallel.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::string added(const Program& program, const char* steps, int threads = 4) {
  const Task task = programs::task_of(program, threads);
  const Applied start = replay(State(task.dag_pointer()), *parse_steps(steps));
  REQUIRE(start);
  Rng rng(1);
  Decisions decisions(rng);
  const Applied state = AnnotateParallel{}.apply(*start, {task, {}}, decisions);
  REQUIRE(state);
  return states::steps_of(*state).substr(states::steps_of(*start).size());
}

}  // namespace

TEST_CASE("outer loops are fused until each thread has more than sixteen pieces") {
  CHECK(added(programs::transpose(128, 128), "") == "parallel(Y, i)");
  CHECK(added(programs::transpose(64, 640), "") == "fuse(Y, [i, j]); parallel(Y, i@j)");
}

TEST_CASE("reductions and attached stages end what is fused") {
  CHECK(added(programs::matmul(8, 8, 512), "") == "fuse(C, [i, j]); parallel(C, i@j)");
  CHECK(added(programs::softmax(8, 4000), "compute_at(sm, P, i); compute_at(mx, P, i)") ==
        "; parallel(P, i)");
}

TEST_CASE("one thread, one piece or little work change nothing") {
  CHECK(added(programs::transpose(128, 128), "", 1).empty());
  CHECK(added(programs::transpose(8, 8), "").empty());
  CHECK(added(programs::row_min(1, 100000), "").empty());
}

TEST_CASE("work counts what is computed inside") {
  const Task task = programs::task_of(programs::softmax(8, 16));
  State state(task.dag_pointer());
  CHECK(AnnotateParallel::work(state, "P") == 128);
  state = *ComputeAt{"sm", "P", "i"}.apply(state);
  CHECK(AnnotateParallel::work(state, "P") == 256);
}
