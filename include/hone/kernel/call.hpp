// kernel/call.hpp
// From checked arguments to the machine code, without types: what Kernel and DynKernel share.
//
//   views -> check_arguments -> KernelImpl::specialise -> run, or a BoundKernel to run again
#pragma once

#include <hone/kernel/check_arguments.hpp>
#include <hone/kernel/handle.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/runtime/abi.hpp>
#include <hone/runtime/thread_pool.hpp>
#include <hone/runtime/workspace.hpp>
#include <hone/support/error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace hone {
namespace detail {

/// A kernel and what its calls need to know of the program; shared by all copies of a Kernel.
class KernelState {
 public:
  explicit KernelState(std::shared_ptr<KernelImpl> impl)
      : impl_(std::move(impl)), parameters_(impl_->program(), layouts_of(*impl_)) {
    for (const Parameter& p : parameters_) unit_dims_.push_back(unit_dim(p.layout, p.rank()));
  }

  KernelImpl& impl() const { return *impl_; }
  const Parameters& parameters() const { return parameters_; }
  std::span<const int> unit_dims() const { return unit_dims_; }

 private:
  static std::vector<Layout> layouts_of(const KernelImpl& impl) {
    std::vector<Layout> layouts;
    for (std::size_t n = 0; n < impl.program().placeholders.size(); ++n) {
      layouts.push_back(impl.layout(n));
    }
    return layouts;
  }

  std::shared_ptr<KernelImpl> impl_;
  Parameters parameters_;
  std::vector<int> unit_dims_;
};

using StatePointer = std::shared_ptr<const KernelState>;

/// The arrays of one call, in memory of the caller: a pointer per argument, a stride per dimension,
/// a value per symbol.
struct CallArrays {
  std::span<void*> data;
  std::span<std::int64_t> strides;
  std::span<std::int64_t> symbols;
};

/// Arrays for calls with at most so many dimensions; each symbol is the extent of one.
template <std::size_t arguments, std::size_t dims>
struct CallMemory {
  std::array<void*, arguments> data;
  std::array<std::int64_t, dims> strides;
  std::array<std::int64_t, dims> symbols;

  CallArrays arrays(const KernelState& state) {
    return {data, strides, std::span(symbols.data(), state.parameters().symbols().size())};
  }
};

/// Checks the arguments, fills in the arrays and finds the code for them.
inline const Specialisation& prepare(const KernelState& state, std::span<ArgumentView> views,
                                     const CallArrays& arrays) {
  check_arguments(state.parameters(), views, arrays.symbols);
  std::size_t at = 0;
  for (std::size_t n = 0; n < views.size(); ++n) {
    arrays.data[n] = views[n].data;
    for (std::size_t d = 0; d < views[n].rank; ++d) arrays.strides[at++] = views[n].strides[d];
  }
  return state.impl().specialise(arrays.symbols, state.unit_dims());
}

inline std::size_t workspace_bytes(const Specialisation& code, std::int64_t workers) {
  return static_cast<std::size_t>(code.shared_bytes + workers * code.worker_bytes);
}

/// Calls the code in `context`, with the calling thread's workspace of `bytes`.
inline void run(KernelFunction function, std::size_t bytes, Context context, void* const* data,
                const std::int64_t* strides) {
  const WorkspaceLease lease(bytes);
  context.workspace = lease.data();
  const std::int32_t code = function(data, strides, &context);
  ensure(code == 0, "a kernel returned the code ", code);
}

inline void call(const KernelState& state, std::span<ArgumentView> views,
                 const CallArrays& arrays) {
  const Specialisation& code = prepare(state, views, arrays);
  const Context context = make_context(code.threads, nullptr);
  run(code.function, workspace_bytes(code, context.workers), context, arrays.data.data(),
      arrays.strides.data());
}

}  // namespace detail

/// A kernel with its arguments: they were checked once, and a call does nothing but run. Refers to
/// the arguments' memory, which must stay where it is; keeps the code itself. Threads may share it
/// as far as they may write the same outputs.
class BoundKernel {
 public:
  BoundKernel(detail::StatePointer state, std::span<ArgumentView> views)
      : state_(std::move(state)),
        data_(views.size()),
        strides_(state_->parameters().stride_count()) {
    std::vector<std::int64_t> symbols(state_->parameters().symbols().size());
    code_ = detail::prepare(*state_, views, {data_, strides_, symbols});
    context_ = make_context(code_.threads, nullptr);
    bytes_ = detail::workspace_bytes(code_, context_.workers);
  }

  void operator()() const {
    detail::run(code_.function, bytes_, context_, data_.data(), strides_.data());
  }

 private:
  detail::StatePointer state_;
  Specialisation code_;
  Context context_{};
  std::size_t bytes_ = 0;
  std::vector<void*> data_;
  std::vector<std::int64_t> strides_;
};

}  // namespace hone
