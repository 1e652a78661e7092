// backend/llvm_module.hpp
// One module of LLVM IR on its way from text to code:
//
//   parse -> set target -> verify -> run passes -> emit
//
// It lives in an LLVM context of its own, so any number of threads can each have one. Whatever
// LLVM has to say is kept and thrown as a BackendError with the numbered text; nothing goes to
// stderr. A module that does not pass the verifier must not go further: LLVM would end the process.
#pragma once

#include <hone/backend/llvm_api.hpp>
#include <hone/backend/numbered_text.hpp>
#include <hone/support/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hone::detail {

class LlvmModule {
 public:
  /// Parses the text, which must outlive the module. BackendError if it is no LLVM IR.
  LlvmModule(const LlvmApi& api, std::string_view text)
      : api_(api), text_(text), context_(api.context_create()) {
    api_.set_diagnostic_handler(context_, &keep_diagnostic, this);
    LlvmApi::MemoryBuffer* const buffer = api_.buffer_copy(text.data(), text.size(), "kernel");
    char* message = nullptr;
    if (api_.parse_ir(context_, buffer, &module_, &message) == 0) return;
    const std::string reason = api_.take(message);
    api_.context_dispose(context_);
    refuse("parse", reason);
  }

  ~LlvmModule() {
    api_.module_dispose(module_);
    api_.context_dispose(context_);
  }

  LlvmModule(const LlvmModule&) = delete;
  LlvmModule& operator=(const LlvmModule&) = delete;

  /// Gives the module the target's triple and data layout, whatever the text says.
  void set_target(const std::string& triple, LlvmApi::TargetMachine* machine) {
    api_.set_triple(module_, triple.c_str());
    LlvmApi::TargetData* const layout = api_.target_data_create(machine);
    api_.set_data_layout(module_, layout);
    api_.target_data_dispose(layout);
  }

  void verify() const {
    constexpr int return_status = 2;
    char* message = nullptr;
    const bool broken = api_.verify_module(module_, return_status, &message) != 0;
    const std::string reason = api_.take(message);
    if (broken) refuse("verify", reason);
  }

  /// `passes` as the `opt` program takes them: "function(sroa,early-cse)", "default<O3>".
  void run_passes(const std::string& passes, LlvmApi::TargetMachine* machine) {
    LlvmApi::PassOptions* const options = api_.pass_options_create();
    LlvmApi::Error* const error = api_.run_passes(module_, passes.c_str(), machine, options);
    api_.pass_options_dispose(options);
    if (error != nullptr) refuse(concat("run the passes \"", passes, "\" on"), api_.take(error));
    if (!diagnostics_.empty()) refuse("optimise", diagnostics_);
  }

  /// The module as a file of that type; Bytes is std::string or std::vector<char>.
  template <class Bytes>
  Bytes emit(LlvmApi::FileType type, LlvmApi::TargetMachine* machine) {
    char* message = nullptr;
    LlvmApi::MemoryBuffer* buffer = nullptr;
    if (api_.emit(machine, module_, type, &message, &buffer) != 0) {
      refuse("compile", api_.take(message));
    }
    const char* const start = api_.buffer_start(buffer);
    Bytes bytes(start, start + api_.buffer_size(buffer));
    api_.buffer_dispose(buffer);
    if (!diagnostics_.empty()) refuse("compile", diagnostics_);
    return bytes;
  }

  std::string print() const { return api_.take(api_.print_module(module_)); }

 private:
  // Called by LLVM, which knows no exceptions.
  static void keep_diagnostic(LlvmApi::DiagnosticInfo* info, void* user) noexcept {
    LlvmModule& self = *static_cast<LlvmModule*>(user);
    if (self.api_.diagnostic_severity(info) != LlvmApi::Severity::error) return;
    self.diagnostics_ += self.api_.take(self.api_.diagnostic_text(info)) + '\n';
  }

  [[noreturn]] void refuse(std::string_view action, std::string_view reason) const {
    while (reason.ends_with('\n')) reason.remove_suffix(1);
    fail<BackendError>("LLVM ", api_.major_version(), " cannot ", action, " this module: ", reason,
                       '\n', numbered_text(text_));
  }

  const LlvmApi& api_;
  std::string_view text_;
  LlvmApi::Context* context_;
  LlvmApi::Module* module_ = nullptr;
  std::string diagnostics_;
};

}  // namespace hone::detail
