#include "installed_llvm.hpp"
#include <hone/backend/llvm_module.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <unistd.h>

using hone::BackendError;
using hone::CpuTarget;
using hone::LlvmOptions;

namespace {

// What LLVM says about the text on its way to an object.
std::string refusal(hone::Llvm& llvm, std::string_view text, const LlvmOptions& options = {}) {
  try {
    hone::emit_object(text, CpuTarget::x86_sse2(), options, nullptr, llvm);
  } catch (const BackendError& error) {
    return error.what();
  }
  return {};
}

std::string starts_with_version(hone::Llvm& llvm, std::string_view rest) {
  return hone::concat("LLVM ", llvm.api().major_version(), rest);
}

// Everything that is written to file descriptor 2 while run() runs.
template <class Run>
std::string standard_error_of(Run run) {
  std::fflush(stderr);
  std::FILE* const file = std::tmpfile();
  const int kept = dup(STDERR_FILENO);
  dup2(fileno(file), STDERR_FILENO);
  run();
  std::fflush(stderr);
  dup2(kept, STDERR_FILENO);
  close(kept);
  std::rewind(file);
  std::string text;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
  std::fclose(file);
  return text;
}

constexpr std::string_view used_before_defined =
    "define i32 @kernel(i1 %c) {\n"
    "  br i1 %c, label %a, label %b\n"
    "a:\n"
    "  %x = add i32 1, 2\n"
    "  br label %b\n"
    "b:\n"
    "  ret i32 %x\n"
    "}\n";

constexpr std::string_view unknown_instruction =
    "define void @kernel() {\n"
    "  call void asm \"frobnicate\", \"\"()\n"
    "  ret void\n"
    "}\n";

}  // namespace

TEST_CASE("text that is no LLVM IR is refused with the place and the numbered text") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    CHECK(refusal(llvm, "define i32 @kernel() {\n  ret i33 0\n}\n") ==
          starts_with_version(llvm,
                              " cannot parse this module: kernel:2:7: error: value doesn't match "
                              "function result type 'i32'\n"
                              "  ret i33 0\n"
                              "      ^\n"
                              "1 | define i32 @kernel() {\n"
                              "2 |   ret i33 0\n"
                              "3 | }\n"));
  });
}

TEST_CASE("a module that the verifier rejects is refused with its reason") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    CHECK(refusal(llvm, used_before_defined) ==
          starts_with_version(llvm,
                              " cannot verify this module: Instruction does not dominate all "
                              "uses!\n"
                              "  %x = add i32 1, 2\n"
                              "  ret i32 %x\n"
                              "1 | define i32 @kernel(i1 %c) {\n"
                              "2 |   br i1 %c, label %a, label %b\n"
                              "3 | a:\n"
                              "4 |   %x = add i32 1, 2\n"
                              "5 |   br label %b\n"
                              "6 | b:\n"
                              "7 |   ret i32 %x\n"
                              "8 | }\n"));
  });
}

TEST_CASE("an unknown pass is refused by its name") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    CHECK(refusal(llvm, "define void @kernel() {\n  ret void\n}\n", {.passes = "no-such-pass"}) ==
          starts_with_version(llvm,
                              " cannot run the passes \"no-such-pass\" on this module: unknown "
                              "pass name 'no-such-pass'\n"
                              "1 | define void @kernel() {\n"
                              "2 |   ret void\n"
                              "3 | }\n"));
  });
}

TEST_CASE("an error that only the code generator finds is thrown too") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    CHECK(refusal(llvm, unknown_instruction) ==
          starts_with_version(llvm,
                              " cannot compile this module: <inline asm>:1:2: invalid instruction "
                              "mnemonic 'frobnicate'\n"
                              "        frobnicate\n"
                              "        ^~~~~~~~~~\n"
                              "1 | define void @kernel() {\n"
                              "2 |   call void asm \"frobnicate\", \"\"()\n"
                              "3 |   ret void\n"
                              "4 | }\n"));
  });
}

TEST_CASE("nothing is written to standard error, for good text or bad, on any target") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const std::string said = standard_error_of([&] {
      refusal(llvm, "define i32 @kernel() {\n  ret i33 0\n}\n");
      refusal(llvm, used_before_defined);
      refusal(llvm, unknown_instruction);
      CpuTarget unknown = CpuTarget::x86_avx2();
      unknown.cpu = "no-such-processor";
      for (const CpuTarget& target :
           {CpuTarget::host(), CpuTarget::x86_avx512(), CpuTarget::x86_avx2(),
            CpuTarget::x86_sse2(), CpuTarget::aarch64_neon(), unknown}) {
        hone::emit_object("define i32 @kernel() {\n  ret i32 0\n}\n", target,
                          {.passes = "default<O3>"}, nullptr, llvm);
      }
    });
    CHECK(said == "");
  });
}
