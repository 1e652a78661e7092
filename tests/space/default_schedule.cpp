#include "space/programs.hpp"
#include "space/states.hpp"

#include "lower/run_state.hpp"

#include <hone/space/default_schedule.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::string steps_for(const Program& program, int threads = 2) {
  const Task task = programs::task_of(program, threads);
  return states::steps_of(default_schedule(task));
}

}  // namespace

TEST_CASE("dense with bias and relu becomes a register tile with the rest fused") {
  CHECK(steps_for(programs::dense(128, 3072, 768)) ==
        "split(C.sum, i, [8], mask); split(C.sum, j, [48], mask); "
        "reorder(C.sum, [j.0, i.0, k, i.1, j.1]); unroll(C.sum, i.1); vectorize(C.sum, j.1); "
        "follow_split(C, i, C.sum, i, 1); follow_split(C, j, C.sum, j, 1); "
        "reorder(C, [j.0, i.0, i.1, j.1]); compute_at(C.sum, C, i.0); unroll(C, i.1); "
        "vectorize(C, j.1); parallel(C, j.0)");
}

TEST_CASE("softmax is computed in blocks of rows") {
  const Task task = programs::task_of(programs::softmax(1024, 1024), 2);
  const State state = default_schedule(task);
  for (const char* stage : {"mx", "sm"}) {
    CHECK(state.stage(stage).location == Location{Location::Kind::at, "P", "i.0"});
  }
  CHECK(state.stage("mx").loops.back().annotation == Annotation::vectorize);
  CHECK(state.stage("P").loops[0].annotation == Annotation::parallel);
}

TEST_CASE("cheap stages are inlined and a padded input is computed once") {
  const Task task = programs::task_of(programs::conv_bn_relu(14, 3, 8, 3, 1, 1), 2);
  const State state = default_schedule(task);
  for (const char* stage : {"Bias", "Mul", "Add"}) CHECK(state.stage(stage).is_inlined());
  CHECK(state.stage("Conv").location.stage == "Y");
  CHECK(state.stage("X.pad").location.kind == Location::Kind::root);
}

TEST_CASE("a stage with one element keeps its initial schedule") {
  CHECK(steps_for(programs::total(1)).empty());
}

TEST_CASE("little work stays on one thread") {
  const Task task = programs::task_of(programs::matmul(8, 16, 16), 4);
  CHECK(states::count(default_schedule(task), "parallel") == 0);
}

TEST_CASE("default schedules replay, lower for every target and compute the program") {
  Rng rng(3);
  for (const programs::Named& each : programs::zoo()) {
    for (const int threads : {1, 2}) {
      CAPTURE(each.name);
      CAPTURE(threads);
      for (const CpuTarget& target : {CpuTarget::x86_avx512(), CpuTarget::x86_avx2(),
                                      CpuTarget::x86_sse2(), CpuTarget::aarch64_neon()}) {
        const Task task = programs::task_of(each.program, threads, target);
        const State state = default_schedule(task);
        CHECK(states::replays(State(task.dag_pointer()), state));
        CHECK_NOTHROW(lower(state, target));
      }
      const Task task = programs::task_of(each.program, threads, CpuTarget::host());
      CHECK(test::run_state(each.program, {}, default_schedule(task), {}, rng, threads) == "");
    }
  }
}
