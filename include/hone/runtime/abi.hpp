// runtime/abi.hpp
// The interface between a compiled kernel and the process that calls it.
//
// A kernel is one C function. It gets its buffers, the strides that are run-time values, and a
// Context with everything else it may use: threads and scratch memory. It refers to no external
// symbol. Generated code reads the Context by offset: the order and the types of the first four
// members are fixed, and a change of them is a change of the ABI.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hone {

struct Context;

/// Runs the indices [begin, end) of a parallel loop. `worker` lies in [0, context->workers) and no
/// two calls that run at the same time have the same. Zero means success; must not throw.
using ParallelBody = std::int32_t (*)(void* closure, std::int64_t begin, std::int64_t end,
                                      std::int64_t worker, const Context* context);

/// What a kernel may use during one call. It belongs to that call: two calls that run at the same
/// time need two contexts, because they would share the workspace.
struct Context {
  /// Calls `body` on ranges that cover [0, extent) once each, and returns when all have returned:
  /// zero, or a non-zero code that one of them returned. All ranges run even if one fails.
  std::int32_t (*parallel_for)(const Context* context, ParallelBody body, void* closure,
                               std::int64_t extent);
  void* pool;            // whatever parallel_for needs
  std::byte* workspace;  // 64-byte aligned: [shared bytes][workers x per-worker bytes]
  std::int64_t workers;  // most workers that parallel_for may use, at least 1
  void* user;            // the caller's own; no kernel reads it
};
static_assert(offsetof(Context, parallel_for) == 0 && offsetof(Context, pool) == 8 &&
              offsetof(Context, workspace) == 16 && offsetof(Context, workers) == 24);

/// A compiled kernel. `data` holds one pointer per parameter, `strides` the run-time strides in
/// elements, in the order that ir::Function declares. Zero means success.
using KernelFunction = std::int32_t (*)(void* const* data, const std::int64_t* strides,
                                        const Context* context);

}  // namespace hone
