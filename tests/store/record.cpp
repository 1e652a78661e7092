#include "records_for_tests.hpp"
#include <hone/store/record.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace hone;

TEST_CASE("every kind has a name that reads back") {
  for (std::size_t k = 0; k < detail::kind_names.size(); ++k) {
    const auto kind = static_cast<RecordKind>(k);
    CHECK(parse_record_kind(to_string(kind)) == kind);
  }
  CHECK(!parse_record_kind("Measured"));
  CHECK(!parse_record_kind(""));
}

TEST_CASE("the names of kinds are those that stand in files") {
  CHECK(to_string(RecordKind::measured) == "measured");
  CHECK(to_string(RecordKind::wrong) == "wrong");
  CHECK(to_string(RecordKind::rejected) == "rejected");
  CHECK(to_string(RecordKind::compile) == "compile");
  CHECK(to_string(RecordKind::timeout) == "timeout");
  CHECK(to_string(RecordKind::crash) == "crash");
  CHECK(to_string(RecordKind::illegal_instruction) == "illegal_instruction");
  CHECK(to_string(RecordKind::out_of_memory) == "out_of_memory");
}

TEST_CASE("all fields are visited, each under a name of its own") {
  std::set<std::string> names;
  Record record;
  visit_fields(record, [&](const char* name, auto& field) {
    names.insert(name);
    field = {};
  });
  CHECK(names.size() == 16);
  // A field that the list forgot would keep its value.
  Record cleared = hone_test::full_record();
  visit_fields(cleared, [](const char*, auto& field) { field = {}; });
  CHECK(cleared == record);
}

TEST_CASE("a key's hash depends on its workload alone") {
  RecordKey key = hone_test::dense_key();
  const std::uint64_t hash = key.hash();
  key.threads = 7;
  CHECK(key.hash() == hash);
  CHECK(hash == hash_text(key.workload));
  key.workload += " ";
  CHECK(key.hash() != hash);
}
