#include "recorded_runner.hpp"
#include "small_task.hpp"

#include <hone/cost/random_model.hpp>
#include <hone/search/schedule_search.hpp>

#include <doctest/doctest.h>

#include <string>
#include <unordered_set>
#include <vector>

namespace schedule_search_test {
using namespace hone;

struct Run {
  std::vector<Trial> trials;
  std::int64_t failures = 0;
};

inline Run search(const SearchLimits& limits, std::uint64_t seed, std::size_t ahead = 0,
                  SeenSchedules known = {}) {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  RandomModel model(seed);
  test::RecordedRunner runner(test::far_from_six_by_32, ahead);
  ScheduleSearch search(space, model, runner, limits, seed, std::move(known));
  search.run();
  return {search.trials(), search.failures()};
}

inline std::vector<std::string> texts(const std::vector<Trial>& trials) {
  std::vector<std::string> all;
  for (const Trial& trial : trials) all.push_back(schedule_text(trial.candidate));
  return all;
}

inline SearchLimits trials(std::int64_t count) { return {600, count, 0, 0}; }

TEST_CASE("the same seed and the same times make the same decisions") {
  const std::vector<std::string> first = texts(search(trials(40), 3).trials);
  CHECK(first.size() == 40);
  CHECK(first == texts(search(trials(40), 3).trials));
  CHECK(first != texts(search(trials(40), 4).trials));
}

TEST_CASE("trial 0 is the default schedule, and no schedule is tried twice") {
  const Task task = test::task_of(test::small_request(1));
  const std::vector<std::string> all = texts(search(trials(50), 5).trials);
  CHECK(all.front() == to_string(default_schedule(task).steps()));
  CHECK(std::unordered_set<std::string>(all.begin(), all.end()).size() == all.size());
}

TEST_CASE("batches that are begun ahead count as trials") {
  CHECK(search(trials(40), 3, 1).trials.size() == 40);
}

TEST_CASE("failures are counted and are no parents") {
  const Run run = search(trials(80), 3);
  std::int64_t failed = 0;
  for (const Trial& trial : run.trials) failed += trial.kind == RecordKind::compile;
  CHECK(failed > 0);
  CHECK(run.failures == failed);
}

TEST_CASE("a search comes closer to the best than its first samples") {
  const std::vector<Trial> all = search(trials(160), 3).trials;
  const auto best = [&](std::size_t count) {
    double least = 1;
    for (std::size_t t = 0; t < count; ++t) {
      if (all[t].kind == RecordKind::measured) least = std::min(least, all[t].seconds);
    }
    return least;
  };
  CHECK(best(160) < best(17));
  CHECK(best(160) < 1.5e-3);
}

TEST_CASE("a search ends at the limit of the machine, without progress, or when it is stopped") {
  const Task task = test::task_of(test::small_request(1));
  const double made = test::far_from_six_by_32(default_schedule(task));
  CHECK(search({600, 0, 0, made / 1.01}, 3).trials.size() == 1);
  CHECK(search({600, 20, 0, 100 * made}, 3).trials.size() == 20);  // which then is no limit
  const std::vector<Trial> patient = search({600, 4000, 32, 0}, 3).trials;
  CHECK(patient.size() < 4000);
  const SearchSpace space(task);
  RandomModel model(1);
  test::RecordedRunner runner(test::far_from_six_by_32);
  ScheduleSearch stopped(space, model, runner, trials(1000), 1);
  std::size_t seen = 0;
  const auto watch = [&](const Trial&) { ++seen; };
  const auto stop = [&] { return seen >= 3; };
  stopped.on_trial(watch);
  stopped.stop_when(stop);
  stopped.run();
  CHECK(stopped.trials().size() == 3);
}

TEST_CASE("schedules known to be wrong are not tried") {
  const std::vector<std::string> all = texts(search(trials(17), 3).trials);
  for (const std::string& text : texts(search(trials(17), 3, 0, {all[2]}).trials)) {
    CHECK(text != all[2]);
  }
}

}  // namespace schedule_search_test
