// The rules on hone's own headers.
#include "rules.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace architecture {
namespace {

std::vector<std::string> files_under(const std::filesystem::path& folder, std::string_view suffix) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != suffix) continue;
    files.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const std::filesystem::path source = HONE_SOURCE_DIR;
const std::filesystem::path include_folder = source / "include" / "hone";

// Every complaint is one failure, so that all show at once.
void expect_none(const Complaints& complaints) {
  for (const std::string& complaint : complaints) FAIL_CHECK(complaint);
}

TEST_CASE("the headers are found") {
  CHECK(has(files_under(include_folder, ".hpp"), "support/error.hpp"));
  CHECK(!read(include_folder / "support" / "error.hpp").empty());
}

TEST_CASE("hone's headers include only what the room table allows") {
  for (const std::string& header : files_under(include_folder, ".hpp")) {
    expect_none(check_includes(header, read(include_folder / header)));
  }
}

TEST_CASE("hone's headers lie in known rooms and begin as they should") {
  for (const std::string& header : files_under(include_folder, ".hpp")) {
    expect_none(check_place(header));
    expect_none(check_text(header, read(include_folder / header)));
  }
}

TEST_CASE("what a file without exceptions includes has none") {
  std::vector<std::string> reached(std::begin(front_headers), std::end(front_headers));
  for (std::size_t n = 0; n < reached.size(); ++n) {
    const std::string header = reached[n];
    const std::string text = read(include_folder / header);
    expect_none(check_without_exceptions(header, text));
    for (const std::string& target : compiled_includes(text)) {
      if (!has(reached, target)) reached.push_back(target);
    }
  }
  CHECK(has(reached, "support/result.hpp"));
  CHECK(!has(reached, "support/raise.hpp"));
  CHECK(!has(reached, "impl.hpp"));
}

TEST_CASE("hone's headers have tests") {
  expect_none(check_tests(files_under(include_folder, ".hpp"),
                          files_under(source / "tests", ".cpp"), exemptions()));
}

}  // namespace
}  // namespace architecture
