#include "small_task.hpp"

#include <hone/search/trial_runner.hpp>
#include <hone/space/candidate.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("batches come back in their order, each with a result for every state") {
  const TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  LocalRunner runner(memory, request.build, 1);
  const SearchSpace space(task);
  const std::size_t ahead = runner.batches_ahead();
  CHECK(ahead <= 1);
  const auto states = [&](std::size_t count) {
    std::vector<State> all;
    while (all.size() < count) all.push_back(space.sample(rng)->state);
    return all;
  };
  runner.begin(states(3));
  runner.begin(states(5));
  CHECK(runner.finish(0).size() == 3);
  for (const TrialResult& result : runner.finish(0)) {
    CHECK(result.kind == RecordKind::measured);
    CHECK(result.seconds > 0);
  }
}

TEST_CASE("trials that have not begun by the deadline have no result") {
  const TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  LocalRunner runner(memory, request.build, 1);
  runner.begin({State(task.dag_pointer()), default_schedule(task)});
  CHECK(runner.finish(1e-9).empty());
}

TEST_CASE("a batch that nobody asks for is dropped with its runner") {
  const TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  LocalRunner runner(memory, request.build, 1);
  runner.begin({State(task.dag_pointer())});
}
