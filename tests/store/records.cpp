#include "stores_for_tests.hpp"
#include <hone/store/records.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hone;
using namespace hone_test;
using Sentences = std::vector<std::string>;

TEST_CASE("what one store added the next one finds") {
  const TempFolder folder;
  {
    RecordStore store = open_in(folder);
    CHECK(store.writes_file());
    store.add(full_record());
    store.add_all(std::vector<Record>{measured(2), measured(1)});
  }
  RecordStore store = open_in(folder);
  CHECK(store.count() == 3);
  CHECK(store.query() == std::vector<Record>{full_record(), measured(2), measured(1)});
  CHECK(store.best(dense_key()) == measured(1));
  CHECK(take_heard().empty());
}

TEST_CASE("folders that are missing are made") {
  const TempFolder folder;
  RecordStore::open(folder / "a/b/r.sqlite", {}, hear).add(measured(1));
  CHECK(RecordStore::open(folder / "a/b/r.sqlite", {}, hear).count() == 1);
  CHECK(take_heard().empty());
}

TEST_CASE("the best record is the fastest verified one of exactly that key") {
  RecordStore store = RecordStore::open("");
  CHECK(!store.best(dense_key()));
  Record faster = measured(1);
  faster.verified = false;
  store.add(faster);
  for (const int field : {0, 1, 2, 3, 4}) {
    Record other = measured(2);
    if (field == 0) other.key.workload += "x";
    if (field == 1) other.key.target += "x";
    if (field == 2) other.key.threads += 1;
    if (field == 3) other.key.float_mode = "strict";
    if (field == 4) other.key.layout = "A:1";
    store.add(other);
  }
  store.add(measured(5));
  store.add(measured(4, "unroll(C, i)"));
  CHECK(store.best(dense_key()) == measured(4, "unroll(C, i)"));
}

TEST_CASE("steps that were found wrong are never the best, however fast they were") {
  RecordStore store = RecordStore::open("");
  store.add(measured(1, "unroll(C, i)"));
  store.add(measured(2, "parallel(C, i)"));
  CHECK(store.wrong_steps(dense_key()).empty());
  store.add(wrong("unroll(C, i)"));
  store.add(wrong("unroll(C, i)"));
  store.add(wrong("fuse(C, [i, j])"));
  Record fault = wrong("vectorize(C, j)");
  fault.kind = RecordKind::crash;
  store.add(fault);
  CHECK(store.wrong_steps(dense_key()) ==
        Sentences{"fuse(C, [i, j])", "unroll(C, i)", "vectorize(C, j)"});
  CHECK(store.best(dense_key()) == measured(2, "parallel(C, i)"));
}

TEST_CASE("trials are all usable records of a key, in their order") {
  RecordStore store = RecordStore::open("");
  store.add_all(
      std::vector<Record>{measured(2), wrong("unroll(C, i)"), full_record(), measured(1)});
  CHECK(store.trials(dense_key()) ==
        std::vector<Record>{measured(2), wrong("unroll(C, i)"), measured(1)});
}

TEST_CASE("records of other versions are listed but not used") {
  const TempFolder folder;
  Record old = measured(1);
  old.hone_version = "0.0.9";
  Record other_llvm = measured(2);
  other_llvm.hone_version = "0.1.0";
  other_llvm.llvm_version = "16.0.6";
  Record current = other_llvm;
  current.llvm_version = "19.1.7";
  current.seconds = 3;
  RecordStore store = open_in(folder, {"0.1.0", "19.1.7"});
  store.add_all(std::vector<Record>{old, other_llvm, current});
  CHECK(store.best(dense_key()) == current);
  CHECK(store.skipped().of(SkipReason::hone_version) == 1);
  CHECK(store.skipped().of(SkipReason::llvm_version) == 1);
  CHECK(store.query().size() == 3);
}

TEST_CASE("rows that somebody edited into nonsense are passed over and counted") {
  const TempFolder folder;
  RecordStore store = open_in(folder);
  store.add_all(std::vector<Record>{measured(1), measured(2), measured(3), measured(4)});
  raw(folder).execute("UPDATE records SET steps = 'split(C, i' WHERE id = 1");
  raw(folder).execute("UPDATE records SET threads = 'two' WHERE id = 2");
  raw(folder).execute("UPDATE records SET seconds = -1 WHERE id = 3");
  raw(folder).execute(
      "INSERT INTO records SELECT 9, workload_hash, workload, target, threads, "
      "float_mode, layout, steps, 'fast', seconds, spread, verified, trial, seed, "
      "time, hone_version, llvm_version, load FROM records WHERE id = 4");
  CHECK(store.best(dense_key()) == measured(4));
  CHECK(store.skipped().of(SkipReason::steps) == 1);
  CHECK(store.skipped().of(SkipReason::time) == 1);
  CHECK(store.skipped().total() == 2);
  CHECK(store.trials(dense_key()) == std::vector<Record>{measured(4)});
  CHECK(store.skipped().of(SkipReason::fields) == 1);
  CHECK(store.count() == 5);
  CHECK(take_heard().empty());
}

TEST_CASE("an empty path keeps records in memory without a word") {
  RecordStore store = RecordStore::open("", {}, hear);
  CHECK(!store.writes_file());
  store.add(measured(1));
  CHECK(store.count() == 1);
  CHECK(RecordStore::open("", {}, hear).count() == 0);
  CHECK(take_heard().empty());
}

TEST_CASE("the default store is where the environment says") {
  const TempFolder folder;
  const Variable data("XDG_DATA_HOME", folder.path().c_str());
  {
    const Variable chosen("HONE_STORE", nullptr);
    CHECK(RecordStore::open_default({}, hear).path() == folder / "hone/records.sqlite");
  }
  {
    const Variable chosen("HONE_STORE", "off");
    CHECK(!RecordStore::open_default({}, hear).writes_file());
  }
  CHECK(take_heard().empty());
  const Variable chosen("HONE_STORE", nullptr);
  const Variable home("HOME", nullptr);
  const Variable no_data("XDG_DATA_HOME", nullptr);
  RecordStore store = RecordStore::open_default({}, hear);
  store.add(measured(1));
  CHECK(store.count() == 1);
  CHECK(take_heard() == Sentences{record_place().trouble});
}
