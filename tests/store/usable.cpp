#include "records_for_tests.hpp"
#include <hone/store/usable.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace hone;
using namespace hone_test;

TEST_CASE("a record of this program's versions is usable") {
  Record record = measured(1e-3);
  record.hone_version = "0.1.0";
  record.llvm_version = "19.1.7";
  CHECK(!reason_to_skip(record, {"0.1.0", "19.1.7"}));
  CHECK(!reason_to_skip(record, {}));
  CHECK(reason_to_skip(record, {"0.2.0", "19.1.7"}) == SkipReason::hone_version);
  CHECK(reason_to_skip(record, {"0.1.0", "16.0.6"}) == SkipReason::llvm_version);
}

TEST_CASE("what was wrong under one LLVM is not tried under another") {
  Record record = wrong("parallel(C, i)");
  record.llvm_version = "19.1.7";
  CHECK(!reason_to_skip(record, {"", "16.0.6"}));
  record.hone_version = "0.0.9";
  CHECK(reason_to_skip(record, {"0.1.0", ""}) == SkipReason::hone_version);
}

TEST_CASE("steps must parse; none at all is the schedule that changes nothing") {
  CHECK(!reason_to_skip(measured(1, ""), {}));
  CHECK(reason_to_skip(measured(1, "split(C, i"), {}) == SkipReason::steps);
  CHECK(reason_to_skip(measured(1, "parallel"), {}) == SkipReason::steps);
  CHECK(reason_to_skip(measured(1, "; DROP TABLE"), {}) == SkipReason::steps);
}

TEST_CASE("a measured record has a time, others need none") {
  CHECK(reason_to_skip(measured(0), {}) == SkipReason::time);
  CHECK(reason_to_skip(measured(-1), {}) == SkipReason::time);
  CHECK(reason_to_skip(measured(std::nan("")), {}) == SkipReason::time);
  CHECK(!reason_to_skip(wrong("parallel(C, i)"), {}));
}

TEST_CASE("nothing runs on no threads") {
  Record record = measured(1);
  record.key.threads = 0;
  CHECK(reason_to_skip(record, {}) == SkipReason::fields);
}

TEST_CASE("skipped rows are counted by reason, and reasons have words") {
  SkipCounts counts;
  counts.add(SkipReason::steps);
  counts.add(SkipReason::steps);
  counts.add(SkipReason::time);
  CHECK(counts.of(SkipReason::steps) == 2);
  CHECK(counts.of(SkipReason::fields) == 0);
  CHECK(counts.total() == 3);
  CHECK(to_string(SkipReason::fields) == "fields that no record can have");
  CHECK(to_string(SkipReason::hone_version) == "another version of hone");
  CHECK(to_string(SkipReason::llvm_version) == "another version of LLVM");
  CHECK(to_string(SkipReason::steps) == "steps that do not parse");
  CHECK(to_string(SkipReason::time) == "a time that is none");
}
