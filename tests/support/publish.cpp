#include "../store/temp_folder.hpp"
#include <hone/runtime/child.hpp>
#include <hone/support/publish.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <vector>

using namespace hone;
using namespace hone_test;

TEST_CASE("a file is published whole, with its mode, in place of an older one") {
  const TempFolder folder;
  const FileHandle handle(::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY));
  CHECK(publish(handle.get(), "x", 0600, {"a", "", "bc"}) == 0);
  CHECK(read_file(folder / "x") == "abc");
  struct stat info {};
  REQUIRE(stat((folder / "x").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(publish(handle.get(), "x", 0600, {"d"}) == 0);
  CHECK(read_file(folder / "x") == "d");
  CHECK(names_in(folder.path()) == std::vector<std::string>{"x"});
}

TEST_CASE("a file that cannot be written leaves the older one and nothing else") {
  const TempFolder folder;
  REQUIRE(publish(AT_FDCWD, folder / "x", 0600, {"old"}) == 0);
  const auto publish_too_much = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &full);
    return publish(AT_FDCWD, folder / "x", 0600, {std::string(10'000, 'n')});
  };
  CHECK(run_in_child(publish_too_much, 300) == ChildResult{ChildExit::code, EFBIG});
  CHECK(read_file(folder / "x") == "old");
  CHECK(names_in(folder.path()) == std::vector<std::string>{"x"});
  CHECK(publish(AT_FDCWD, folder / "missing/x", 0600, {"new"}) == ENOENT);
  CHECK(publish(AT_FDCWD, folder / "x/y", 0600, {"new"}) == ENOTDIR);
}

TEST_CASE("what a killed process left behind is in nobody's way") {
  const TempFolder folder;
  const std::string next = detail::temporary_name(folder / "x");
  const std::size_t dash = next.rfind('-');
  const int number = std::stoi(next.substr(dash + 1));
  for (int n = 1; n <= 3; ++n) {
    write_file(concat(next.substr(0, dash + 1), number + n), "left behind");
  }
  CHECK(publish(AT_FDCWD, folder / "x", 0600, {"new"}) == 0);
  CHECK(read_file(folder / "x") == "new");
  CHECK(names_in(folder.path()).size() == 4);
}

TEST_CASE("a file is read whole, up to a limit") {
  const TempFolder folder;
  const std::string content(200'000, 'x');
  write_file(folder / "x", content);
  const auto read = [&](std::size_t limit) {
    return read_rest(FileHandle(::open((folder / "x").c_str(), O_RDONLY)), limit);
  };
  CHECK(read(200'000) == content);
  CHECK(!read(199'999));
  CHECK(errno == EFBIG);
  CHECK(!read_rest(FileHandle(), 10));
}

TEST_CASE("a handle closes its file once") {
  FileHandle one(::open("/dev/null", O_RDONLY));
  const int descriptor = one.get();
  {
    FileHandle other(std::move(one));
    CHECK(other.get() == descriptor);
    one = std::move(other);
  }
  CHECK(fcntl(descriptor, F_GETFD) != -1);
  one = FileHandle();
  CHECK(!one);
  CHECK(fcntl(descriptor, F_GETFD) == -1);
}
