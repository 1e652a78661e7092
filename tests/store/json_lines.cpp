#include "records_for_tests.hpp"
#include "temp_folder.hpp"
#include <hone/store/json_lines.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hone;
using namespace hone_test;

namespace {

const std::string good =
    R"({"workload": "w", "target": "t", "threads": 2, "steps": "", "kind": "wrong"})";

std::string good_with(std::string_view more) {
  return good.substr(0, good.size() - 1) + ", " + std::string(more) + "}";
}

// Why a line is refused; "" if it is not.
std::string reason(const std::string& line) {
  const ReadRecords read = parse_json_lines(line);
  return read.refused.empty() ? "" : read.refused.at(0).reason;
}

}  // namespace

TEST_CASE("a record is one line whose fields have stable names") {
  Record record = measured(0.25);
  record.key.workload = "w\n";
  record.key.target = "t";
  CHECK(to_json_line(record) ==
        R"x({"v": 1, "workload": "w\n", "target": "t", "threads": 2, )x"
        R"x("float_mode": "reassociate", )x"
        R"x("layout": "", "steps": "parallel(C, i)", "kind": "measured", "seconds": 0.25, )x"
        R"x("spread": 0, "verified": true, "trial": 0, "seed": 0, "time": 0, "hone_version": "", )x"
        R"x("llvm_version": "", "load": ""})x");
}

TEST_CASE("every record reads back with all its bits") {
  const std::vector<Record> records = {full_record(), measured(1e-300), wrong("unroll(C, i)")};
  const ReadRecords read = parse_json_lines(to_json_lines(records));
  CHECK(read.records == records);
  CHECK(read.refused.empty());
}

TEST_CASE("fields that are missing keep their defaults, unknown ones are passed over") {
  const Record expected = {.key = {.workload = "w", .target = "t", .threads = 2},
                           .kind = RecordKind::wrong};
  CHECK(parse_json_lines(good).records == std::vector<Record>{expected});
  CHECK(parse_json_lines(good_with(R"("later": {"a": [1, null]}, "x": "")")).records ==
        std::vector<Record>{expected});
}

TEST_CASE("a refused line has its number and costs no other line") {
  const std::string text = good + "\r\n\n  \n" + "{\"workload\": 3}\n" + good + "\nnonsense";
  const ReadRecords read = parse_json_lines(text);
  CHECK(read.records.size() == 2);
  CHECK(read.refused == std::vector<RefusedLine>{{4, "column 14: expected a string"},
                                                 {6, "column 1: expected '{'"}});
}

TEST_CASE("what is no record is refused with the reason") {
  CHECK(reason("{}") == "there is no field \"workload\"");
  CHECK(reason(R"({"workload": "w", "target": "t", "threads": 2, "steps": ""})") ==
        "there is no field \"kind\"");
  CHECK(reason(good + good) == "column 77: there is more behind the value");
  CHECK(reason(good_with(R"("kind": "wrong")")) == "column 84: \"kind\" is there twice");
  CHECK(reason(good_with(R"("v": 2)")) == "column 84: the line has format 2, not 1");
  CHECK(reason(good_with(R"("trial": 1.5)")) ==
        "column 90: 1.5 is no whole number of that field's range");
  CHECK(reason(good_with(R"("seed": -1)")) ==
        "column 88: -1 is no whole number of that field's range");
  CHECK(reason(good_with(R"("trial": 9223372036854775808)")) ==
        "column 106: 9223372036854775808 is no whole number of that field's range");
  CHECK(reason(good_with(R"("seconds": 1e999)")) == "column 94: 1e999 is out of range");
  CHECK(reason(good_with(R"("seconds": null)")) == "column 89: expected a digit");
  CHECK(reason(good_with(R"("verified": 1)")) == "column 90: expected true or false");
  CHECK(reason(R"({"kind": "fast"})") == "column 16: there is no kind \"fast\"");
  CHECK(reason(good_with("\"x\": \"" + std::string(1 << 20, 'x') + "\"")) ==
        "the line is longer than 1 MiB");
}

TEST_CASE("a record that is cut off anywhere is refused") {
  const std::string line = to_json_line(full_record());
  for (std::size_t size = 1; size < line.size(); ++size) {
    CHECK(parse_json_lines(line.substr(0, size)).records.empty());
  }
}

TEST_CASE("files are written and read") {
  const TempFolder folder;
  const std::string path = folder / "records.jsonl";
  write_json_lines(path, std::vector<Record>{full_record()});
  CHECK(read_json_lines(path).records == std::vector<Record>{full_record()});
  write_json_lines(path, {});
  CHECK(read_file(path).empty());
  CHECK(names_in(folder.path()) == std::vector<std::string>{"records.jsonl"});
}

TEST_CASE("a file that cannot be written or read is an error of the caller") {
  const TempFolder folder;
  const std::string path = folder / "missing/records.jsonl";
  CHECK_THROWS_WITH_AS(
      write_json_lines(path, {}),
      concat("records cannot be written to \"", path, "\": No such file or directory").c_str(),
      UserError);
  CHECK_THROWS_WITH_AS(
      read_json_lines(path),
      concat("records cannot be read from \"", path, "\": No such file or directory").c_str(),
      UserError);
  CHECK_THROWS_WITH_AS(
      read_json_lines(folder.path()),
      concat("records cannot be read from \"", folder.path(), "\": Is a directory").c_str(),
      UserError);
}
