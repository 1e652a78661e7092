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

inline std::size_t workspace_bytes(const Runnable& kernel) {
  const std::int64_t workers = thread_count(kernel.threads);
  return static_cast<std::size_t>(kernel.shared_bytes + workers * kernel.worker_bytes);
}

/// Calls the kernel on the default thread pool, with that workspace: 64-byte aligned, as large as
/// workspace_bytes. Zero, or the code with which it refused.
inline std::int32_t run_in(std::byte* workspace, const Runnable& kernel,
                           const CallArguments& arguments) {
  const Context context = make_context(thread_count(kernel.threads), workspace);
  return kernel.function(arguments.data.data(), arguments.strides.data(), &context);
}

/// The same with the calling thread's own workspace.
inline std::int32_t run(const Runnable& kernel, const CallArguments& arguments) {
  const WorkspaceLease workspace(workspace_bytes(kernel));
  return run_in(workspace.data(), kernel, arguments);
}

}  // namespace hone
