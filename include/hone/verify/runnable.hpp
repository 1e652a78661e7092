// verify/runnable.hpp
// A kernel that can be called, as the gate and the clock see it: a function, its scratch memory and
// its threads. It does not own the code; whoever makes one keeps the code loaded.
//
// Arguments are the program's placeholders in its order, without temporaries.
#pragma once

#include <hone/runtime/abi.hpp>
#include <hone/runtime/thread_pool.hpp>
#include <hone/runtime/workspace.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hone {

struct Runnable {
  KernelFunction function = nullptr;
  std::int64_t shared_bytes = 0;  // workspace for all workers together
  std::int64_t worker_bytes = 0;  // and for each of them
  int threads = 1;                // 0: all cores
};

/// What one call works on: a pointer per argument, and the strides, in elements, of all dimensions
/// of all arguments, one after the other.
struct CallArguments {
  std::vector<void*> data;
  std::vector<std::int64_t> strides;
};

/// Calls the kernel on the default thread pool. Zero, or the code with which it refused.
inline std::int32_t run(const Runnable& kernel, const CallArguments& arguments) {
  const std::int64_t workers = thread_count(kernel.threads);
  const std::int64_t bytes = kernel.shared_bytes + workers * kernel.worker_bytes;
  const WorkspaceLease workspace(static_cast<std::size_t>(bytes));
  const Context context = make_context(workers, workspace.data());
  return kernel.function(arguments.data.data(), arguments.strides.data(), &context);
}

}  // namespace hone
