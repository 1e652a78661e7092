// kernel/call.hpp
// From checked arguments to the machine code, without types: what Kernel and DynKernel share.
//
//   views -> check_arguments -> KernelImpl::specialise -> run, or a BoundCall to run again
#pragma once

#include <hone/kernel/check_arguments.hpp>
#include <hone/kernel/handle.hpp>
#include <hone/kernel/kernel_impl.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/runtime/abi.hpp>
#include <hone/runtime/thread_pool.hpp>
#include <hone/runtime/workspace.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::detail {

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

  /// InternalError unless these are the names of the parameters.
  void check_names(std::span<const std::string_view> names) const {
    const bool same =
        std::equal(names.begin(), names.end(), parameters_.begin(), parameters_.end(),
                   [](std::string_view name, const Parameter& p) { return name == p.name; });
    ensure(same, "this kernel takes ", parameters_.names(), ", but its type says ",
           join(names, ", "));
  }

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

/// Checks the arguments, fills in the arrays and finds the code for them.
inline const Specialisation& prepare(const KernelState& state, std::span<ArgumentView> views,
                                     const CallArrays& arrays) {
  const auto symbols = arrays.symbols.first(state.parameters().symbols().size());
  check_arguments(state.parameters(), views, symbols);
  std::size_t at = 0;
  for (std::size_t n = 0; n < views.size(); ++n) {
    arrays.data[n] = views[n].data;
    for (std::size_t d = 0; d < views[n].rank; ++d) arrays.strides[at++] = views[n].strides[d];
  }
  return state.impl().specialise(symbols, state.unit_dims());
}

inline std::size_t workspace_bytes(const Specialisation& code, std::int64_t workers) {
  return static_cast<std::size_t>(code.shared_bytes + workers * code.worker_bytes);
}

/// Calls the code in `context`, with the calling thread's workspace of `bytes`.
inline void run_code(KernelFunction function, std::size_t bytes, Context context,
                     void* const* data, const std::int64_t* strides) {
  const WorkspaceLease lease(bytes);
  context.workspace = lease.data();
  const std::int32_t code = function(data, strides, &context);
  ensure(code == 0, "a kernel returned the code ", code);
}

inline void check_and_run(const KernelState& state, std::span<ArgumentView> views,
                          const CallArrays& arrays) {
  const Specialisation& code = prepare(state, views, arrays);
  const Context context = make_context(code.threads, nullptr);
  run_code(code.function, workspace_bytes(code, context.workers), context, arrays.data.data(),
           arrays.strides.data());
}

/// What BoundKernel holds: code, and arguments that were checked.
class BoundCall {
 public:
  BoundCall(StatePointer state, std::span<ArgumentView> views)
      : state_(std::move(state)),
        data_(views.size()),
        strides_(state_->parameters().stride_count()) {
    std::vector<std::int64_t> symbols(state_->parameters().symbols().size());
    code_ = prepare(*state_, views, {data_, strides_, symbols});
    context_ = make_context(code_.threads, nullptr);
    bytes_ = workspace_bytes(code_, context_.workers);
  }

  void run() const {
    run_code(code_.function, bytes_, context_, data_.data(), strides_.data());
  }

 private:
  StatePointer state_;
  Specialisation code_;
  Context context_{};
  std::size_t bytes_ = 0;
  std::vector<void*> data_;
  std::vector<std::int64_t> strides_;
};

}  // namespace hone::detail
