#include "small_task.hpp"

#include <hone/search/tune.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("what a search found is found again in the store") {
  const TuneRequest request = test::small_request(4);
  const Task task = test::task_of(request);
  RecordStore store = RecordStore::open("");
  const Tuned first = tune(task, request, store);
  CHECK(!first.from_store);
  CHECK(first.trials == 4);
  const Tuned second = tune(task, request, store);
  CHECK(second.from_store);
  CHECK(second.trials == 0);
  CHECK(second.seconds == first.seconds);
  CHECK(to_string(second.state.steps()) == to_string(first.state.steps()));
  CHECK(store.trials(detail::record_key(task, request)).size() == 4);
  const std::optional<Record> record = store.best(detail::record_key(task, request));
  REQUIRE(record.has_value());
  CHECK(record->hone_version == version);
  CHECK(record->llvm_version == detail::record_versions().llvm);
}

TEST_CASE("threads, layout and names are part of the key") {
  TuneRequest request = test::small_request(1);
  const Task task = test::task_of(request);
  const RecordKey key = detail::record_key(task, request);
  request.threads = 2;
  CHECK(!(detail::record_key(task, request) == key));
  request.threads = 1;
  request.build.unit_dims = {0, 1, 0, 1};
  CHECK(detail::record_key(task, request).layout == "0,1,0,1");
  TuneRequest renamed = test::small_request(1);
  renamed.program.stages[0].axes[0].name = "row";
  renamed.program.stages[0].body =
      ir::substitute(renamed.program.stages[0].body, "i", ir::var("row"));
  CHECK(!(detail::record_key(test::task_of(renamed), renamed) == key));
}

TEST_CASE("a stored schedule that no longer applies is searched for again") {
  const TuneRequest request = test::small_request(2);
  const Task task = test::task_of(request);
  RecordStore store = RecordStore::open("");
  Record stale;
  stale.key = detail::record_key(task, request);
  stale.steps = "split(C, nowhere, [4], mask)";
  stale.seconds = 1e-9;
  stale.verified = true;
  store.add(stale);
  const Tuned tuned = tune(task, request, store);
  CHECK(!tuned.from_store);
  CHECK(tuned.gate.passed);
}
