#include "small_task.hpp"

#include <hone/search/tune_all.hpp>

#include <doctest/doctest.h>

#include <stop_token>
#include <vector>

using namespace hone;

namespace {

/// small_dense with so many rows, for each.
std::vector<SizedTask> tasks_of(const TuneRequest& request, std::vector<std::int64_t> rows) {
  std::vector<SizedTask> tasks;
  for (const std::int64_t m : rows) {
    const std::vector<ShapeValue> shapes = {{"M", m}};
    tasks.push_back({shapes, make_task(request.program, shapes, request.build.target, 1)});
  }
  return tasks;
}

/// A request for any number of rows.
TuneRequest request_of(std::int64_t trials) {
  TuneRequest request = test::small_request(trials);
  for (Placeholder& p : request.program.placeholders) {
    if (p.name == "A" || p.name == "C") p.shape[0] = Extent("M");
  }
  request.program.stages[0].axes[0].extent = Extent("M");
  return request;
}

}  // namespace

TEST_CASE("tasks share the trials of a request evenly") {
  const TuneRequest request = request_of(8);
  RecordStore store = RecordStore::open("");
  const std::vector<Tuned> tuned = tune_all(tasks_of(request, {3, 5, 9}), request, store);
  REQUIRE(tuned.size() == 3);
  CHECK(tuned[0].trials == 2);
  CHECK(tuned[1].trials == 3);
  CHECK(tuned[2].trials == 3);
  for (const Tuned& each : tuned) CHECK(each.gate.passed);
}

TEST_CASE("what the store has leaves its share to the others") {
  const TuneRequest request = request_of(4);
  RecordStore store = RecordStore::open("");
  tune_all(tasks_of(request, {5}), request, store);
  const std::vector<Tuned> tuned = tune_all(tasks_of(request, {3, 5, 9}), request, store);
  CHECK(tuned[0].trials == 2);
  CHECK(tuned[1].from_store);
  CHECK(tuned[2].trials == 2);
  for (const Tuned& each : tune_all(tasks_of(request, {9, 5, 3}), request, store)) {
    CHECK(each.from_store);
  }
}

TEST_CASE("every task gets a trial, however small the budget") {
  TuneRequest request = request_of(1);
  request.budget_seconds = 1e-9;
  std::stop_source stop;
  stop.request_stop();
  request.stop = stop.get_token();
  RecordStore store = RecordStore::open("");
  for (const Tuned& each : tune_all(tasks_of(request, {3, 5, 9}), request, store)) {
    CHECK(each.trials == 1);
    CHECK(each.gate.passed);
  }
}

TEST_CASE("progress counts the trials and seconds of all tasks") {
  TuneRequest request = request_of(6);
  std::vector<Progress> seen;
  request.progress = [&](const Progress& p) { seen.push_back(p); };
  RecordStore store = RecordStore::open("");
  tune_all(tasks_of(request, {3, 5, 9}), request, store);
  REQUIRE(seen.size() == 6);
  for (std::size_t n = 0; n < seen.size(); ++n) {
    CHECK(seen[n].trials == static_cast<std::int64_t>(n) + 1);
    CHECK(seen[n].budget_seconds == 600);
    if (n > 0) CHECK(seen[n].seconds >= seen[n - 1].seconds);
  }
}

TEST_CASE("searches share the seconds that are left") {
  TuneRequest request = request_of(0);
  detail::SharedBudget budget(request, 3);
  CHECK(budget.next({}).budget_seconds == 200);
  CHECK(budget.next({}).max_trials == 0);
  const TuneRequest one = request_of(1);
  const Task task = tasks_of(one, {3})[0].task;
  RecordStore store = RecordStore::open("");
  TuneRequest first = one;
  first.shapes = {{"M", 3}};
  Tuned spent = tune(task, first, store);
  spent.search_seconds = 100;
  budget.spend(spent);
  CHECK(budget.next({}).budget_seconds == 250);
  CHECK(budget.next({{"M", 5}}).shapes[0].value == 5);
}
