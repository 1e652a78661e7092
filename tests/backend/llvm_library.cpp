#include <hone/backend/llvm_library.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using hone::LlvmSearch;
using hone::open_llvm;
using hone::UserError;

TEST_CASE("without libLLVM the error says what was looked for, where, and what to install") {
  const LlvmSearch search = {.path = "", .names = {"libLLVM-none.so.1", "libLLVM-none.so"}};
  CHECK_THROWS_WITH_AS(
      open_llvm(search),
      "libLLVM: none of \"libLLVM-none.so.1\", \"libLLVM-none.so\" could be opened (looked in "
      "LD_LIBRARY_PATH and the system's library folders); HONE_LLVM is not set; install a libLLVM "
      "of version 15 to 22 (apt install libllvm19) or set HONE_LLVM to its path",
      UserError);
}

TEST_CASE("HONE_LLVM is the only place that is looked at") {
  const LlvmSearch search = {.path = "/nowhere/libLLVM.so"};
  CHECK_THROWS_WITH_AS(
      open_llvm(search),
      "libLLVM: none of \"/nowhere/libLLVM.so\" could be opened (looked in LD_LIBRARY_PATH and "
      "the system's library folders); HONE_LLVM says to use that one; install a libLLVM of version "
      "15 to 22 (apt install libllvm19) or set HONE_LLVM to its path",
      UserError);
}

TEST_CASE("a library that is no libLLVM is refused") {
  CHECK_THROWS_WITH_AS(
      open_llvm({.path = "libc.so.6"}),
      "libLLVM: \"libc.so.6\" is older than version 15, or no libLLVM; set HONE_LLVM to the path "
      "of a libLLVM of version 15 to 22 (apt install libllvm19)",
      UserError);
}

TEST_CASE("the tested versions are looked for first, under all their names") {
  const auto names = hone::default_llvm_names();
  CHECK(names.front() == "libLLVM.so.19.1");
  CHECK(names[1] == "libLLVM-19.so.1");
  CHECK(names[2] == "libLLVM-19.so");
  CHECK(names[3] == "libLLVM-16.so.1");
  CHECK(names.back() == "libLLVM-15.so");
}

TEST_CASE("the environment variable HONE_LLVM becomes the path of the search") {
  const char* const before = std::getenv("HONE_LLVM");
  const std::string kept = before == nullptr ? "" : before;
  setenv("HONE_LLVM", "/opt/llvm/libLLVM.so", 1);
  CHECK(LlvmSearch::from_environment().path == "/opt/llvm/libLLVM.so");
  unsetenv("HONE_LLVM");
  CHECK(LlvmSearch::from_environment().path.empty());
  if (before != nullptr) setenv("HONE_LLVM", kept.c_str(), 1);
}
