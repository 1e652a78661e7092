// What tests/codegen/functions.hpp declares.

#include "functions.hpp"

#include <hone/backend/llvm.hpp>
#include <hone/runtime/abi.hpp>

namespace hone::codegen_test {

static std::int32_t one_range(const Context* context, ParallelBody body, void* closure,
                              std::int64_t extent) {
  return body(closure, 0, extent, 0, context);
}

std::int32_t run(const ir::Function& function, const CpuTarget& target,
                 const std::vector<void*>& data) {
  const LlvmText printed = print_llvm(function, target);
  const LoadedCode code = compile_text(printed.text, target);
  const std::vector<std::int64_t> strides(function.arguments.size(), 1);  // each of rank 1
  std::vector<std::byte> workspace(
      static_cast<std::size_t>(printed.shared_bytes + printed.worker_bytes) + 64);
  const Context context{one_range, nullptr, workspace.data(), 1, nullptr};
  return code.symbol<KernelFunction>("kernel")(data.data(), strides.data(), &context);
}

std::vector<std::string> undefined(const ir::Function& function, const CpuTarget& target) {
  return undefined_symbols(emit_object(print(function, target), target));
}

}  // namespace hone::codegen_test
