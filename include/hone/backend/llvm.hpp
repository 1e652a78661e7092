// backend/llvm.hpp
// Text of an LLVM module -> machine code -> something that can be called.
//
//   text ── parse, verify, passes, codegen ──> object ── link ──> LoadedCode
//
// libLLVM is opened at the first call and then kept for good. All functions may be called from
// several threads at once. They work on the caller's stack: LLVM recurses over the module, so a
// thread with less than 1 MB of stack should hand the work to another one.
//
// A text must state the alignment of every load and store, and may use only what LLVM 15 knows;
// triple and data layout are set here. It may refer to no external symbol.
#pragma once

#include <hone/backend/llvm_api.hpp>
#include <hone/backend/llvm_library.hpp>
#include <hone/backend/llvm_link.hpp>
#include <hone/backend/llvm_module.hpp>
#include <hone/backend/llvm_object.hpp>
#include <hone/backend/llvm_target.hpp>
#include <hone/support/target.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

/// Where the time of one compilation went, in milliseconds. Every function adds what it took.
struct CompilePhases {
  double parse_ms = 0;
  double verify_ms = 0;
  double passes_ms = 0;
  double codegen_ms = 0;  // instruction selection to object bytes
  double link_ms = 0;
};

struct LlvmOptions {
  std::string passes{};   // "" for none; else as `opt -passes=` takes them: "default<O3>"
  bool verify = true;     // off only for text that was verified before
  int codegen_level = 2;  // 0 (fast register allocator) to 3, as `llc -O`
};

/// What hone keeps of one opened libLLVM. Never destroyed: its code may be in use until the
/// process ends.
class Llvm {
 public:
  /// Opens the libLLVM that `search` leads to; UserError if there is none. One process may open
  /// several, of different versions.
  static Llvm& open(const LlvmSearch& search) { return *new Llvm(open_llvm(search)); }

  const LlvmApi& api() const { return *api_; }
  TargetMachinePool& machines() { return machines_; }
  LlvmLinker& linker() { return linker_; }

 private:
  explicit Llvm(std::unique_ptr<LlvmApi> api)
      : api_(std::move(api)), machines_(*api_), linker_(*api_) {}

  std::unique_ptr<LlvmApi> api_;
  TargetMachinePool machines_;
  LlvmLinker linker_;
};

/// The libLLVM of this process, opened at the first call. UserError if there is none (the next
/// call looks again).
inline Llvm& default_llvm() {
  static Llvm& llvm = Llvm::open(LlvmSearch::from_environment());
  return llvm;
}

namespace detail {

/// Adds the time that it lives to a phase.
class PhaseTimer {
 public:
  PhaseTimer(CompilePhases* phases, double CompilePhases::*phase)
      : sum_(phases == nullptr ? nullptr : &(phases->*phase)) {}
  ~PhaseTimer() {
    if (sum_ == nullptr) return;
    const std::chrono::duration<double, std::milli> taken = Clock::now() - start_;
    *sum_ += taken.count();
  }
  PhaseTimer(const PhaseTimer&) = delete;
  PhaseTimer& operator=(const PhaseTimer&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  double* sum_;
  Clock::time_point start_ = Clock::now();
};

/// Calls finish(module, machine) on the module of the text after the passes.
template <class Finish>
auto with_optimised_module(std::string_view text, const CpuTarget& target,
                           const LlvmOptions& options, CompilePhases* phases, Llvm& llvm,
                           Finish finish) {
  const TargetMachinePool::Loan machine(llvm.machines(), target, options.codegen_level);
  std::optional<LlvmModule> module;
  {
    const PhaseTimer timer(phases, &CompilePhases::parse_ms);
    module.emplace(llvm.api(), text);
    module->set_target(target.triple, machine.get());
  }
  if (options.verify) {
    const PhaseTimer timer(phases, &CompilePhases::verify_ms);
    module->verify();
  }
  if (!options.passes.empty()) {
    const PhaseTimer timer(phases, &CompilePhases::passes_ms);
    module->run_passes(options.passes, machine.get());
  }
  const PhaseTimer timer(phases, &CompilePhases::codegen_ms);
  return finish(*module, machine.get());
}

}  // namespace detail

/// The object file of the module, for linking here or elsewhere (position-independent ELF).
/// BackendError, with LLVM's message and the numbered text, if LLVM refuses it.
inline std::vector<char> emit_object(std::string_view text, const CpuTarget& target,
                                     const LlvmOptions& options = {},
                                     CompilePhases* phases = nullptr, Llvm& llvm = default_llvm()) {
  return detail::with_optimised_module(
      text, target, options, phases, llvm, [](detail::LlvmModule& module, auto* machine) {
        return module.emit<std::vector<char>>(LlvmApi::FileType::object, machine);
      });
}

/// The assembly of the module, for people. Errors as emit_object.
inline std::string emit_assembly(std::string_view text, const CpuTarget& target,
                                 const LlvmOptions& options = {}, CompilePhases* phases = nullptr,
                                 Llvm& llvm = default_llvm()) {
  return detail::with_optimised_module(
      text, target, options, phases, llvm, [](detail::LlvmModule& module, auto* machine) {
        return module.emit<std::string>(LlvmApi::FileType::assembly, machine);
      });
}

/// The text of the module after the passes, for people. Errors as emit_object.
inline std::string optimised_ir(std::string_view text, const CpuTarget& target,
                                const LlvmOptions& options = {}, CompilePhases* phases = nullptr,
                                Llvm& llvm = default_llvm()) {
  return detail::with_optimised_module(
      text, target, options, phases, llvm,
      [](detail::LlvmModule& module, auto*) { return module.print(); });
}

/// Maps an object; see LlvmLinker::link.
inline LoadedCode link_object(std::span<const char> object, CompilePhases* phases = nullptr,
                              Llvm& llvm = default_llvm()) {
  const detail::PhaseTimer timer(phases, &CompilePhases::link_ms);
  return llvm.linker().link(object);
}

/// emit_object, then link_object.
inline LoadedCode compile_text(std::string_view text, const CpuTarget& target,
                               const LlvmOptions& options = {}, CompilePhases* phases = nullptr,
                               Llvm& llvm = default_llvm()) {
  return link_object(emit_object(text, target, options, phases, llvm), phases, llvm);
}

}  // namespace hone
