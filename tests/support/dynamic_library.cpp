#include <hone/support/dynamic_library.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

using namespace hone;

using Names = std::vector<std::string>;

TEST_CASE("the first candidate that opens is taken, and its functions can be called") {
  const Names names{"libhone-absent.so", "libm.so.6", "libc.so.6"};
  const auto library = DynamicLibrary::open("libm", names, "install it");
  CHECK(library.name() == "libm.so.6");
  CHECK(library.function<double(double)>("floor")(1.5) == 1.0);
}

TEST_CASE("a symbol that is not there is null, or an error that names it") {
  const auto library = DynamicLibrary::open("libm", Names{"libm.so.6"}, "install it");
  CHECK(library.find("floor") != nullptr);
  CHECK(library.find("hone_absent") == nullptr);
  CHECK_THROWS_WITH_AS(library.function<void()>("hone_absent"),
                       "libm.so.6: the library has no function hone_absent", BackendError);
}

TEST_CASE("a library that is not there: the error says what was looked for and what to do") {
  const Names names{"libhone-a.so", "/nowhere/libhone-b.so"};
  CHECK_THROWS_WITH_AS(
      DynamicLibrary::open("libhone", names, "install it with: apt install libhone"),
      "libhone: none of \"libhone-a.so\", \"/nowhere/libhone-b.so\" could be opened (looked in "
      "LD_LIBRARY_PATH and the system's library folders); install it with: apt install libhone",
      UserError);
}

TEST_CASE("a library that is there and broken: the error says what is wrong with it") {
  const auto path = std::filesystem::temp_directory_path() /
                    ("hone-broken-" + std::to_string(getpid()) + ".so");
  std::ofstream(path) << "this is no library";
  const std::string name = path;
  CHECK_THROWS_WITH_AS(DynamicLibrary::open("libhone", Names{name}, "install another"),
                       ("libhone: none of \"" + name +
                        "\" could be opened (looked in LD_LIBRARY_PATH and the system's library "
                        "folders); " +
                        name + ": file too short; install another")
                           .c_str(),
                       UserError);
  std::filesystem::remove(path);
}

TEST_CASE("a library moves without being closed") {
  auto first = DynamicLibrary::open("libm", Names{"libm.so.6"}, "install it");
  auto second = std::move(first);
  auto third = DynamicLibrary::open("libc", Names{"libc.so.6"}, "install it");
  third = std::move(second);
  CHECK(third.name() == "libm.so.6");
  CHECK(third.function<double(double)>("ceil")(1.5) == 2.0);
}
