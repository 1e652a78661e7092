// What every schedule by hand keeps on other processors: it compiles, and computes the same where
// that can be run.

#include "../../examples/by_hand/bind.hpp"
#include "../../examples/by_hand/list.hpp"

#include <hone/backend/llvm.hpp>
#include <hone/codegen/llvm_ir.hpp>
#include <hone/lower/prepare.hpp>
#include <hone/task/flops.hpp>

#include <doctest/doctest.h>

#include <elf.h>

#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace {

using by_hand::Entry;
using by_hand::Tensors;
using by_hand::Wanted;
using hone::CpuTarget;

/// What is computed ahead, if anything is, and the rest.
std::vector<hone::ir::Function> functions_of(const hone::State& state, const CpuTarget& target) {
  const auto parts = lower_prepared(state, target, row_major_dims(state.dag()));
  if (!parts.is_needed()) return {parts.run};
  return {parts.prepare, parts.run};
}

Tensors tensors_of(const Entry& entry) {
  hone::Rng rng(11);
  return by_hand::random_tensors(entry.program(), rng);
}

std::span<float> run(const Entry& entry, const Tensors& tensors, const char* target) {
  const hone::Program program = entry.program();
  const auto kernel =
      hone::compile(program, entry.schedule(2), {.threads = 2, .target = target});
  by_hand::bind(kernel, program, tensors)();
  return tensors.at(program.stages.back().tensor).data();
}

/// What this machine's kernel computes, and of magnitudes only: products have the same terms then.
Wanted wanted_of_host(const Entry& entry) {
  const Tensors tensors = tensors_of(entry);
  const std::span<const float> value = run(entry, tensors, "host");
  Wanted wanted(value.size());
  wanted.value.assign(value.begin(), value.end());
  for (const auto& [name, tensor] : tensors) {
    for (float& x : tensor.data()) x = std::fabs(x);
  }
  const std::span<const float> magnitude = run(entry, tensors, "host");
  wanted.magnitude.assign(magnitude.begin(), magnitude.end());
  return wanted;
}

/// Whether plain loops take seconds without optimisation.
bool is_long(const Entry& entry) {
  return flops(entry.schedule(1).state().dag()) > 100e6;
}

}  // namespace

TEST_CASE("every schedule by hand compiles for other processors, and refers to no symbol") {
  for (const CpuTarget& target : {CpuTarget::x86_avx2(), CpuTarget::aarch64_neon()}) {
    for (const Entry& entry : by_hand::entries()) {
      CAPTURE(target.cpu);
      CAPTURE(entry.name);
      for (const hone::ir::Function& function : functions_of(entry.schedule(2).state(), target)) {
        const auto object = emit_object(print_llvm(function, target).text, target);
        CHECK(hone::undefined_symbols(object).empty());
        CHECK(hone::object_machine(object) ==
              (target.architecture() == "aarch64" ? EM_AARCH64 : EM_X86_64));
      }
    }
  }
}

TEST_CASE("every schedule by hand computes the same with the instructions of AVX2") {
  if (!CpuTarget::x86_avx2().runs_on(CpuTarget::host())) {
    MESSAGE("skipped: this machine has no AVX2");
    return;
  }
  for (const Entry& entry : by_hand::entries()) {
    CAPTURE(entry.name);
    const Tensors tensors = tensors_of(entry);
    const Wanted wanted = is_long(entry) ? wanted_of_host(entry) : entry.wanted(tensors);
    CHECK(distance(run(entry, tensors, "avx2"), wanted).relative <= by_hand::tolerance);
  }
}
