#include "installed_llvm.hpp"
#include <hone/backend/llvm_target.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::BackendError;
using hone::CpuTarget;
using Loan = hone::TargetMachinePool::Loan;

TEST_CASE("a processor that this LLVM does not know becomes the architecture's basic one") {
  CpuTarget target = CpuTarget::x86_avx2();
  target.cpu = "znver4";
  CHECK(hone::detail::llvm_processor(target, 16) == "znver4");
  CHECK(hone::detail::llvm_processor(target, 15) == "x86-64");
  target.cpu = "no-such-processor";
  CHECK(hone::detail::llvm_processor(target, 22) == "x86-64");
  CHECK(hone::detail::llvm_processor(CpuTarget::aarch64_neon(), 22) == "generic");
}

TEST_CASE("a code generator is lent to one compilation at a time and used again") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const CpuTarget target = CpuTarget::x86_avx2();
    const hone::LlvmApi::TargetMachine* first = nullptr;
    {
      const Loan loan(llvm.machines(), target, 2);
      const Loan other(llvm.machines(), target, 2);
      const Loan other_level(llvm.machines(), target, 1);
      first = loan.get();
      CHECK(other.get() != first);
      CHECK(other_level.get() != first);
    }
    const Loan loan(llvm.machines(), target, 2);
    const Loan other(llvm.machines(), target, 2);
    CHECK((loan.get() == first || other.get() == first));
  });
}

TEST_CASE("a triple without code generator is refused") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    CpuTarget target = CpuTarget::x86_sse2();
    target.triple = "pdp11-unknown-unix";
    CHECK_THROWS_WITH_AS(
        Loan(llvm.machines(), target, 2),
        "this libLLVM makes no code for \"pdp11-unknown-unix\": No available targets are "
        "compatible with triple \"pdp11-unknown-unix\"",
        BackendError);
  });
}
