#include "temp_folder.hpp"
#include <hone/store/warning.hpp>

#include <doctest/doctest.h>

#include <unistd.h>

using namespace hone;
using namespace hone_test;
using Sentences = std::vector<std::string>;

TEST_CASE("only the first sentence is said") {
  OneWarning warn("/somewhere", hear);
  warn("first");
  warn("second");
  CHECK(take_heard() == Sentences{"first"});
}

TEST_CASE("every store with a callback of its own says its sentence") {
  OneWarning one("/somewhere", hear);
  OneWarning other("/somewhere", hear);
  one("one");
  other("other");
  CHECK(take_heard() == Sentences{"one", "other"});
}

TEST_CASE("without a callback, stderr gets one sentence for each path") {
  const TempFolder folder;
  const int before = dup(STDERR_FILENO);
  REQUIRE(std::freopen((folder / "stderr").c_str(), "w", stderr) != nullptr);
  OneWarning(folder / "a", nullptr)("about a");
  OneWarning(folder / "a", nullptr)("about a again");
  OneWarning(folder / "b", nullptr)("about b");
  std::fflush(stderr);
  dup2(before, STDERR_FILENO);
  close(before);
  CHECK(read_file(folder / "stderr") == "hone: about a\nhone: about b\n");
}
