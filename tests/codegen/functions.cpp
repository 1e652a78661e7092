// What tests/codegen/functions.hpp declares.

#include "functions.hpp"

#include <hone/backend/llvm.hpp>
#include <hone/runtime/abi.hpp>

namespace hone::codegen_test {

static std::int32_t one_range(const Context* context, ParallelBody body, void* closure,
                              std::int64_t extent) {
  return body(closure, 0, extent, 0, context);
}

static std::int32_t failing(const Context* context, ParallelBody, void*, std::int64_t) {
  return *static_cast<const std::int32_t*>(context->user);
}

static std::int32_t run_with(const ir::Function& function, const CpuTarget& target,
                             const std::vector<void*>& data, Context context) {
  const LlvmText printed = print_llvm(function, target);
  const LoadedCode code = compile_text(printed.text, target);
  const std::vector<std::int64_t> strides(function.arguments.size(), 1);  // each of rank 1
  std::vector<std::byte> workspace(
      static_cast<std::size_t>(printed.shared_bytes + printed.worker_bytes) + 64);
  context.workspace = workspace.data();
  return code.symbol<KernelFunction>("kernel")(data.data(), strides.data(), &context);
}

std::int32_t run(const ir::Function& function, const CpuTarget& target,
                 const std::vector<void*>& data) {
  return run_with(function, target, data, {one_range, nullptr, nullptr, 1, nullptr});
}

std::int32_t result_when_parallel_fails(const ir::Function& function, std::int32_t code,
                                        const std::vector<void*>& data) {
  return run_with(function, CpuTarget::host(), data, {failing, nullptr, nullptr, 1, &code});
}

std::vector<std::string> undefined(const ir::Function& function, const CpuTarget& target) {
  return undefined_symbols(emit_object(print(function, target), target));
}

}  // namespace hone::codegen_test
