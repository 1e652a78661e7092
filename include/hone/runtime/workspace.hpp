// runtime/workspace.hpp
// Scratch memory for kernels, kept per calling thread: asking the system for 40 MB at every call
// costs more than many kernels.
//
// Each thread owns a stack of blocks. A call leases the next one and gives it back when it
// returns; a kernel that is called from inside another one's parallel body on the same thread thus
// gets another block. Blocks grow and never shrink, and go with their thread.
#pragma once

#include <hone/runtime/buffer.hpp>

#include <cstddef>
#include <vector>

namespace hone {

namespace detail {

struct WorkspaceStack {
  std::vector<AlignedBuffer> blocks;
  std::size_t depth = 0;  // blocks in use
};

// A plain pointer, so that it can be read when the thread's destructors have already run: a kernel
// that is called by one of the process's last destructors gets a new stack, which is then leaked.
inline constinit thread_local WorkspaceStack* this_thread_stack = nullptr;

struct WorkspaceOwner {
  bool awake = false;
  ~WorkspaceOwner() {
    delete this_thread_stack;
    this_thread_stack = nullptr;
  }
};
inline thread_local WorkspaceOwner this_thread_owner;

inline WorkspaceStack& workspace_stack() {
  if (!this_thread_stack) {
    this_thread_stack = new WorkspaceStack;
    this_thread_owner.awake = true;  // its first use arranges for its destructor to run
  }
  return *this_thread_stack;
}

}  // namespace detail

/// The calling thread's scratch memory for one kernel call; leases end in the reverse order of
/// their beginning, on the thread that began them.
class WorkspaceLease {
 public:
  /// At least `bytes` of memory with arbitrary contents; data() is null if bytes is 0.
  /// std::bad_alloc if there is not that much.
  explicit WorkspaceLease(std::size_t bytes) {
    if (bytes == 0) return;
    detail::WorkspaceStack& stack = detail::workspace_stack();
    if (stack.depth == stack.blocks.size()) stack.blocks.emplace_back();
    AlignedBuffer& block = stack.blocks[stack.depth];
    if (block.size() < bytes) {
      block = AlignedBuffer();  // first give the old one back: both may not fit
      block = AlignedBuffer(bytes);
    }
    data_ = block.data();
    stack_ = &stack;
    ++stack.depth;
  }
  WorkspaceLease(const WorkspaceLease&) = delete;
  WorkspaceLease& operator=(const WorkspaceLease&) = delete;
  ~WorkspaceLease() {
    if (stack_) --stack_->depth;
  }

  /// 64-byte aligned.
  std::byte* data() const { return data_; }

 private:
  std::byte* data_ = nullptr;
  detail::WorkspaceStack* stack_ = nullptr;
};

}  // namespace hone
