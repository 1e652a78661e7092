#include "records_for_tests.hpp"
#include "temp_folder.hpp"
#include <hone/store/record_table.hpp>
#include <hone/support/text.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <string>

using namespace hone;
using namespace hone_test;

namespace {

void insert(Database& table, const Record& record) { RecordInserter(table).add(record); }

std::optional<Record> only_row(Database& table) {
  RecordRows rows(table, {}, "id");
  REQUIRE(rows.next());
  std::optional<Record> record = rows.record();
  CHECK(!rows.next());
  return record;
}

}  // namespace

TEST_CASE("a record comes out of the table as it went in") {
  Database table = open_record_memory();
  insert(table, full_record());
  CHECK(only_row(table) == full_record());
}

TEST_CASE("a time that is no number is stored as none") {
  Database table = open_record_memory();
  insert(table, measured(std::nan("")));
  CHECK(only_row(table) == measured(0));
}

TEST_CASE("a filter lets through what agrees in every field that is set") {
  Database table = open_record_memory();
  Record record = measured(1);
  insert(table, record);
  const auto count = [&](const RecordFilter& filter) { return RecordRows::count(table, filter); };
  CHECK(count({}) == 1);
  CHECK(count(RecordFilter::of(record.key)) == 1);
  CHECK(count({.verified = true}) == 1);
  CHECK(count({.verified = false}) == 0);
  CHECK(count({.kind = RecordKind::wrong}) == 0);
  CHECK(count({.workload = record.key.workload + "x"}) == 0);
  CHECK(count({.target = "t"}) == 0);
  CHECK(count({.threads = 3}) == 0);
  CHECK(count({.float_mode = "strict"}) == 0);
  CHECK(count({.layout = "A:1"}) == 0);
}

TEST_CASE("rows that no record can be are recognised") {
  const auto edited = [](std::string_view change) {
    Database table = open_record_memory();
    insert(table, measured(1));
    table.execute(concat("UPDATE records SET ", change));
    return only_row(table);
  };
  CHECK(edited("kind = 'measured'"));
  CHECK(!edited("kind = 'fast'"));
  CHECK(!edited("threads = 4294967297"));
  CHECK(!edited("seconds = 9e999"));
  CHECK(!edited("verified = 2"));
  CHECK(edited("seconds = 'soon'").value().seconds == 0);
}

TEST_CASE("rows come in the order that is asked for") {
  Database table = open_record_memory();
  for (const double seconds : {3.0, 1.0, 2.0}) insert(table, measured(seconds));
  const auto order = [&](std::string_view column) {
    std::string text;
    RecordRows rows(table, {}, column);
    while (rows.next()) text += number_text(rows.record().value().seconds);
    return text;
  };
  CHECK(order("id") == "312");
  CHECK(order("seconds") == "123");
}

TEST_CASE("a file is made with the table, its version and a write-ahead log") {
  const TempFolder folder;
  Database file = open_record_file(folder / "r.sqlite", 0);
  CHECK(file.integer("PRAGMA user_version") == 1);
  CHECK(file.text("PRAGMA journal_mode") == "wal");
  insert(file, measured(1));
  Database again = open_record_file(folder / "r.sqlite", 0);
  CHECK(RecordRows::count(again, {}) == 1);
}

TEST_CASE("an empty file becomes a table") {
  const TempFolder folder;
  write_file(folder / "r.sqlite", "");
  Database file = open_record_file(folder / "r.sqlite", 0);
  CHECK(RecordRows::count(file, {}) == 0);
}

TEST_CASE("the file of another program and that of a newer hone are refused") {
  const TempFolder folder;
  Database::open(folder / "other.sqlite", 0).execute("CREATE TABLE records(id)");
  CHECK_THROWS_WITH_AS(open_record_file(folder / "other.sqlite", 0),
                       "it is a database of another program", DatabaseError);
  open_record_file(folder / "newer.sqlite", 0).execute("PRAGMA user_version = 2");
  CHECK_THROWS_WITH_AS(open_record_file(folder / "newer.sqlite", 0),
                       "it has format 2 and this hone knows only format 1", DatabaseError);
}
