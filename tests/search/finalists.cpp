#include "small_task.hpp"

#include <hone/search/finalists.hpp>

#include <doctest/doctest.h>

namespace finalists_test {
using namespace hone;

inline std::vector<Trial> trials_with(const Task& task, const std::vector<double>& seconds) {
  const Candidate made = SearchSpace(task).default_candidate();
  std::vector<Trial> trials;
  for (const double s : seconds) {
    trials.push_back({made, s > 0 ? RecordKind::measured : RecordKind::compile, s, 0});
  }
  return trials;
}

TEST_CASE("finalists are the fastest five and the default") {
  const Task task = test::task_of(test::small_request(1));
  CHECK(choose_finalists(trials_with(task, {9, 3, 0, 1, 2, 8, 7, 6})) ==
        std::vector<std::size_t>{3, 4, 1, 7, 6, 0});
  CHECK(choose_finalists(trials_with(task, {1, 2})) == std::vector<std::size_t>{0, 1});
  CHECK(choose_finalists(trials_with(task, {0, 2})) == std::vector<std::size_t>{1});
}

TEST_CASE("the winner has passed the gate and is at least as fast as the default") {
  const TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  std::vector<Trial> trials = trials_with(task, {1e-3});
  const SearchSpace space(task);
  while (trials.size() < 4) trials.push_back({*space.sample(rng), RecordKind::measured, 1e-3, 0});
  const Tuned tuned = choose_winner(task, request, memory.arguments(), trials);
  CHECK(tuned.gate.passed);
  CHECK(tuned.gate.checked > 0);
  CHECK(tuned.seconds > 0);
  CHECK(tuned.trials == 4);
}

TEST_CASE("without a schedule that could be measured there is no winner") {
  const TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  std::vector<Trial> trials = trials_with(task, {0});
  CHECK_THROWS_WITH_AS(choose_winner(task, request, memory.arguments(), trials),
                       "internal error in hone: no schedule of this program passed the check; no "
                       "trial could be measured",
                       InternalError);
}

}  // namespace finalists_test
