#include "space/programs.hpp"
#include "space/states.hpp"

#include "lower/run_state.hpp"

#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

Applied partitioned(const Task& task, const char* steps, Decisions& decisions) {
  const Applied start = replay(State(task.dag_pointer()), *parse_steps(steps));
  REQUIRE(start);
  return PartitionPadding{}.apply(*start, {task, {}}, decisions);
}

}  // namespace

TEST_CASE("loops at inlined padding are asked about, and two at most are partitioned") {
  const Program program = programs::conv_relu_nhwc(12, 5, 16);
  const Task task = programs::task_of(program, 1, CpuTarget::host());
  Rng rng(1);
  std::vector<Decision> wanted;
  for (const char* loop : {"h", "w", "r", "s"}) {
    wanted.push_back({concat("partition Y.sum ", loop), 1});
  }
  Decisions decisions(rng, wanted);
  const Applied state = partitioned(task, "compute_inline(X.pad)", decisions);
  REQUIRE(state);
  CHECK(decisions.made().size() == 2);
  CHECK(states::count(*state, "partition") == 2);
  CHECK(test::run_state(program, {}, *state, {}, rng, 1) == "");
}

TEST_CASE("padding that is stored leaves nothing to decide") {
  const Task task = programs::task_of(programs::conv_relu_nhwc(12, 5, 16), 1);
  Rng rng(1);
  Decisions decisions(rng);
  const Applied state = partitioned(task, "", decisions);
  REQUIRE(state);
  CHECK(decisions.made().empty());
  CHECK(state->steps().empty());
}
