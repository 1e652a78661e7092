#include "installed_llvm.hpp"
#include <hone/backend/llvm_api.hpp>

#include <doctest/doctest.h>

TEST_CASE("every tested libLLVM has every function and says its version") {
  for (const auto& [version, llvm] : hone::test::tested_llvms()) {
    if (llvm == nullptr) continue;
    CHECK(llvm->api().missing().empty());
    CHECK(llvm->api().major_version() == version);
  }
}

TEST_CASE("a library that is no libLLVM lacks functions and has no version") {
  const std::vector<std::string> names = {"libc.so.6"};
  const hone::LlvmApi api(hone::DynamicLibrary::open("libc", names, ""));
  REQUIRE_FALSE(api.missing().empty());
  CHECK(api.missing().front() == "LLVMDisposeMessage");
  CHECK(api.major_version() == 0);
}
