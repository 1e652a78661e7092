#include "installed_llvm.hpp"
#include <hone/backend/llvm_link.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using hone::BackendError;
using hone::LoadedCode;
using hone::UserError;
using Answer = std::int32_t (*)();

namespace {

std::vector<char> object_that_returns(int value, hone::Llvm& llvm) {
  const std::string text = hone::concat("define i32 @kernel() {\n  ret i32 ", value, "\n}\n");
  return hone::emit_object(text, hone::CpuTarget::host(), {}, nullptr, llvm);
}

std::vector<std::string> memory_maps() {
  std::ifstream file("/proc/self/maps");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

bool is_executable(Answer function) {
  const auto address = reinterpret_cast<std::uintptr_t>(function);
  for (const std::string& line : memory_maps()) {
    const std::uintptr_t begin = std::stoull(line, nullptr, 16);
    const std::uintptr_t end = std::stoull(line.substr(line.find('-') + 1), nullptr, 16);
    if (begin <= address && address < end) return line[line.find(' ') + 3] == 'x';
  }
  return false;
}

}  // namespace

TEST_CASE("many objects define the same symbol at once and each keeps its own") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    std::vector<LoadedCode> codes;
    for (int i = 0; i < 20; ++i) codes.push_back(llvm.linker().link(object_that_returns(i, llvm)));
    for (int i = 0; i < 20; ++i) {
      CHECK(codes[static_cast<std::size_t>(i)].symbol<Answer>("kernel")() == i);
    }
  });
}

TEST_CASE("code stays mapped until its last copy goes") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    auto code = std::make_unique<LoadedCode>(llvm.linker().link(object_that_returns(7, llvm)));
    auto copy = std::make_unique<LoadedCode>(*code);
    const auto function = code->symbol<Answer>("kernel");
    code.reset();
    CHECK(function() == 7);
    CHECK(is_executable(function));
    copy.reset();
    CHECK_FALSE(is_executable(function));
  });
}

TEST_CASE("two thousand objects that come and go leave the memory maps as they were") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const std::vector<char> object = object_that_returns(3, llvm);
    const auto rounds = [&](int count) {
      for (int i = 0; i < count; ++i) {
        REQUIRE(llvm.linker().link(object).symbol<Answer>("kernel")() == 3);
      }
      return memory_maps().size();
    };
    const std::size_t before = rounds(100);
    CHECK(rounds(2000) <= before + 8);
  });
}

TEST_CASE("no page is writable and executable") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    std::vector<LoadedCode> codes;
    for (int i = 0; i < 8; ++i) codes.push_back(llvm.linker().link(object_that_returns(i, llvm)));
    const std::vector<std::string> maps = memory_maps();
    CHECK(std::none_of(maps.begin(), maps.end(), [](const std::string& line) {
      return line.find(" rwx") != std::string::npos;
    }));
  });
}

TEST_CASE("threads link and drop code at the same time") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    std::vector<int> right(4, 0);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&llvm, &right, t] {
        const std::vector<char> object = object_that_returns(t, llvm);
        for (int i = 0; i < 50; ++i) {
          const LoadedCode code = llvm.linker().link(object);
          right[static_cast<std::size_t>(t)] += code.symbol<Answer>("kernel")() == t ? 1 : 0;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(right == std::vector<int>(4, 50));
  });
}

TEST_CASE("asking for a symbol that is not there lists those that are") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const LoadedCode code = llvm.linker().link(object_that_returns(1, llvm));
    CHECK_THROWS_WITH_AS(code.symbol<Answer>("main"),
                         "the code defines no symbol \"main\"; it defines kernel", UserError);
  });
}

TEST_CASE("an object that needs symbols from elsewhere is refused") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const auto object = hone::emit_object(
        "declare float @expf(float)\ndeclare float @logf(float)\n"
        "define float @kernel(float %x) {\n  %y = call float @expf(float %x)\n"
        "  %z = call float @logf(float %y)\n  ret float %z\n}\n",
        hone::CpuTarget::host(), {}, nullptr, llvm);
    CHECK_THROWS_WITH_AS(
        llvm.linker().link(object),
        "the object needs expf, logf from elsewhere; generated code must be complete (the function "
        "attribute \"no-builtins\" keeps LLVM from making calls to memset and memcpy)",
        BackendError);
  });
}

TEST_CASE("an object without a symbol to call is refused") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const auto object = hone::emit_object("define internal i32 @kernel() {\n  ret i32 0\n}\n",
                                          hone::CpuTarget::host(), {}, nullptr, llvm);
    CHECK_THROWS_WITH_AS(llvm.linker().link(object),
                         "the object defines no symbol that could be called", BackendError);
  });
}

#if defined(__x86_64__)
TEST_CASE("an object for another architecture is refused, and linking goes on") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const auto foreign = hone::emit_object("define i32 @kernel() {\n  ret i32 0\n}\n",
                                           hone::CpuTarget::aarch64_neon(), {}, nullptr, llvm);
    CHECK_THROWS_WITH_AS(llvm.linker().link(foreign),
                         "the object is for another processor family (ELF machine 183), and this "
                         "process runs on 62",
                         BackendError);
    const LoadedCode code = llvm.linker().link(object_that_returns(5, llvm));
    CHECK(code.symbol<Answer>("kernel")() == 5);
  });
}
#endif
