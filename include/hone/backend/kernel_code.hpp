// backend/kernel_code.hpp
// ir::Function -> a kernel that can be called: printed, compiled by LLVM, linked.
#pragma once

#include <hone/backend/llvm.hpp>
#include <hone/codegen/llvm_ir.hpp>
#include <hone/runtime/abi.hpp>

#include <cstdint>

namespace hone {

/// Code that can be called while this is alive; cheap to copy.
struct BuiltKernel {
  LoadedCode code;
  KernelFunction function = nullptr;
  std::int64_t shared_bytes = 0;  // workspace for all workers together
  std::int64_t worker_bytes = 0;  // and for each of them
};

/// The kernel that LLVM makes of printed text. BackendError with the numbered text if it refuses.
inline BuiltKernel build_text(const LlvmText& printed, const CpuTarget& target,
                              const LlvmOptions& options, CompilePhases* phases = nullptr) {
  const LoadedCode code = compile_text(printed.text, target, options, phases);
  const auto function = code.symbol<KernelFunction>("kernel");
  return {code, function, printed.shared_bytes, printed.worker_bytes};
}

}  // namespace hone
