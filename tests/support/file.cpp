#include <hone/support/file.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace hone;

TEST_CASE("a file is read whole, and no further than its first 64 KiB") {
  const auto path =
      std::filesystem::temp_directory_path() / ("hone-file-" + std::to_string(getpid()));
  std::ofstream(path) << "a\nb";
  CHECK(read_small_file(path) == "a\nb");
  std::ofstream(path) << std::string(100'000, 'x');
  CHECK(read_small_file(path).value().size() == 65'536);
  std::ofstream(path, std::ios::trunc).flush();
  CHECK(read_small_file(path) == "");
  std::filesystem::remove(path);
}

TEST_CASE("what cannot be read is no text, not an error") {
  CHECK(!read_small_file("/nowhere/at/all"));
  CHECK(!read_small_file("/"));
}
