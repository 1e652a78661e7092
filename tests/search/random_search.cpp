#include "small_task.hpp"

#include <hone/search/random_search.hpp>

#include <doctest/doctest.h>

#include <string>
#include <unordered_set>
#include <vector>

using namespace hone;

namespace {

std::vector<std::string> schedules_tried(std::uint64_t seed) {
  const TuneRequest request = test::small_request(8, seed);
  const Task task = test::task_of(request);
  RandomSearch search(task, request, {});
  search.run();
  std::vector<std::string> steps;
  for (const Trial& trial : search.trials()) steps.push_back(to_string(trial.state.steps()));
  return steps;
}

}  // namespace

TEST_CASE("the same seed gives the same trials, another seed others") {
  const std::vector<std::string> first = schedules_tried(3);
  CHECK(first.size() == 8);
  CHECK(first == schedules_tried(3));
  CHECK(first != schedules_tried(4));
}

TEST_CASE("trial 0 is the default schedule, and no schedule is tried twice") {
  const std::vector<std::string> steps = schedules_tried(5);
  const TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  CHECK(steps.front() == to_string(default_schedule(task).steps()));
  CHECK(std::unordered_set<std::string>(steps.begin(), steps.end()).size() == steps.size());
}

TEST_CASE("the winner has passed the gate and is at least as fast as the default") {
  const TuneRequest request = test::small_request(6);
  const Task task = test::task_of(request);
  RandomSearch search(task, request, {});
  search.run();
  const Tuned tuned = search.winner();
  CHECK(tuned.gate.passed);
  CHECK(tuned.gate.text == "");
  CHECK(tuned.gate.checked > 0);
  CHECK(tuned.seconds <= search.trials().front().seconds);
  CHECK(tuned.trials == 6);
}

TEST_CASE("a stop token ends the search after the trial that runs") {
  std::stop_source stop;
  TuneRequest request = test::small_request(100);
  request.stop = stop.get_token();
  std::int64_t seen = 0;
  request.progress = [&](const Progress& p) {
    seen = p.trials;
    if (p.trials == 3) stop.request_stop();
  };
  const Task task = test::task_of(request);
  RandomSearch search(task, request, {});
  search.run();
  CHECK(seen == 3);
  CHECK(search.trials().size() == 3);
}

TEST_CASE("schedules known to be wrong are not tried") {
  const std::vector<std::string> all = schedules_tried(3);
  const TuneRequest request = test::small_request(8);
  const Task task = test::task_of(request);
  RandomSearch search(task, request, {all[2]});
  search.run();
  for (const Trial& trial : search.trials()) CHECK(to_string(trial.state.steps()) != all[2]);
}
