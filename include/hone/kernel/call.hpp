// kernel/call.hpp
// From checked arguments to the machine code, without types: what Kernel and DynKernel share.
//
//   views -> check_arguments -> KernelImpl::specialise -> run, or a BoundCall to run again
//
// kernel/prepared.hpp does the same with constants that were given before.
#pragma once

#include <hone/kernel/check_arguments.hpp>
#include <hone/kernel/check_subscripts.hpp>
#include <hone/kernel/empty_call.hpp>
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
      : impl_(std::move(impl)),
        parameters_(impl_->program(), layouts_of(*impl_)),
        subscripts_(impl_->program(), parameters_) {
    for (const std::size_t n : parameters_.parameter_of()) {
      unit_dims_.push_back(unit_dim(parameters_[n].layout, parameters_[n].rank()));
    }
  }

  KernelImpl& impl() const { return *impl_; }
  const Parameters& parameters() const { return parameters_; }
  const SubscriptChecks& subscripts() const { return subscripts_; }
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
    for (const Placeholder& tensor : impl.program().placeholders) {
      if (tensor.role != Role::temp) layouts.push_back(impl.layout(layouts.size()));
    }
    return layouts;
  }

  std::shared_ptr<KernelImpl> impl_;
  Parameters parameters_;
  SubscriptChecks subscripts_;
  std::vector<int> unit_dims_;
};

/// Arrays for the calls of any program.
struct CallVectors {
  explicit CallVectors(const Parameters& parameters)
      : data(parameters.size()),
        strides(parameters.stride_count()),
        symbols(parameters.symbols().size()) {}

  std::vector<void*> data;
  std::vector<std::int64_t> strides;
  std::vector<std::int64_t> symbols;

  CallArrays arrays() { return {data, strides, symbols}; }
};

/// The addresses and strides of strided views; of an empty one, null and zeros.
inline void fill_arrays(const Parameters& parameters, std::span<const ArgumentView> views,
                        const CallArrays& arrays) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < views.size(); ++n) {
    arrays.data[n] = views[n].data;
    for (std::size_t d = 0; d < parameters[n].rank(); ++d) {
      arrays.strides[at++] = views[n].strides[d];
    }
  }
}

/// What a kernel function is called with: its own arguments, not those of a call.
struct FunctionArrays {
  std::vector<void*> data;
  std::vector<std::int64_t> strides;
};

/// The arrays of a call with an entry for each argument of the function.
inline FunctionArrays function_arrays(const Parameters& parameters, const CallArrays& arrays) {
  std::vector<std::size_t> first_stride{0};
  for (const Parameter& p : parameters) first_stride.push_back(first_stride.back() + p.rank());
  FunctionArrays all;
  for (const std::size_t n : parameters.parameter_of()) {
    all.data.push_back(arrays.data[n]);
    for (std::size_t s = first_stride[n]; s < first_stride[n + 1]; ++s) {
      all.strides.push_back(arrays.strides[s]);
    }
  }
  return all;
}

/// Whether a strided view has rows that do not follow each other.
inline bool has_gaps(const Parameter& parameter, const ArgumentView& view) {
  std::int64_t dense = 1;
  for (std::size_t n = 0; n < parameter.rank(); ++n) {
    const bool by_row = parameter.layout == Layout::row_major;
    const std::size_t d = by_row ? parameter.rank() - 1 - n : n;
    if (view.strides[d] != dense && view.shape[d] != 1) return true;
    dense *= view.shape[d];
  }
  return false;
}

inline bool have_gaps(const Parameters& parameters, std::span<const ArgumentView> views) {
  for (std::size_t n = 0; n < views.size(); ++n) {
    if (has_gaps(parameters[n], views[n])) return true;
  }
  return false;
}

/// Checks the arguments and fills in the arrays; what the code must be for.
inline CallShape check_call(const KernelState& state, std::span<ArgumentView> views,
                            const CallArrays& arrays) {
  const auto symbols = arrays.symbols.first(state.parameters().symbols().size());
  check_arguments(state.parameters(), views, symbols);
  state.subscripts().run(views, symbols);
  fill_arrays(state.parameters(), views, arrays);
  return {symbols, state.unit_dims(), have_gaps(state.parameters(), views)};
}

inline void run_empty(const KernelState& state, std::span<const ArgumentView> views,
                      std::span<const std::int64_t> symbols) {
  EmptyCall(state.impl().program(), state.parameters(), views, symbols).run();
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

inline void run_once(const Specialisation& code, void* const* data, const std::int64_t* strides) {
  const Context context = make_context(code.threads, nullptr);
  run_code(code.function, workspace_bytes(code, context.workers), context, data, strides);
}

inline void check_and_run(const KernelState& state, std::span<ArgumentView> views,
                          const CallArrays& arrays) {
  const CallShape shape = check_call(state, views, arrays);
  if (has_empty_extent(shape.symbols)) return run_empty(state, views, shape.symbols);
  const Specialisation& code = state.impl().specialise(shape);
  if (!state.parameters().has_updates()) {
    return run_once(code, arrays.data.data(), arrays.strides.data());
  }
  const FunctionArrays all = function_arrays(state.parameters(), arrays);
  run_once(code, all.data.data(), all.strides.data());
}

/// The arguments of a bound call, as far as its runs look at them.
struct BoundArguments {
  const KernelState* state;
  std::vector<ArgumentView> views;
  std::vector<std::int64_t> symbols;

  BoundArguments(const KernelState& kernel, std::span<const ArgumentView> arguments,
                 const CallVectors& memory)
      : state(&kernel), symbols(memory.symbols) {
    const bool looks = is_empty() || !kernel.subscripts().empty();
    if (looks) views.assign(arguments.begin(), arguments.end());
  }

  bool is_empty() const { return has_empty_extent(symbols); }

  /// Data that serve as subscripts may have changed since.
  void check() const {
    if (!state->subscripts().empty()) state->subscripts().run(views, symbols);
  }
};

/// What BoundKernel holds: code, and arguments that were checked.
class BoundCall {
 public:
  /// `owner` keeps the state, and what the code needs besides its arguments.
  BoundCall(std::shared_ptr<const void> owner, const Specialisation& code, FunctionArrays arrays,
            BoundArguments arguments)
      : owner_(std::move(owner)), arrays_(std::move(arrays)), arguments_(std::move(arguments)) {
    code_ = code;
    context_ = make_context(code.threads, nullptr);
    bytes_ = workspace_bytes(code, context_.workers);
  }

  void run() const {
    arguments_.check();
    if (arguments_.is_empty()) {
      return run_empty(*arguments_.state, arguments_.views, arguments_.symbols);
    }
    run_code(code_.function, bytes_, context_, arrays_.data.data(), arrays_.strides.data());
  }

 private:
  std::shared_ptr<const void> owner_;
  Specialisation code_;
  Context context_{};
  std::size_t bytes_ = 0;
  FunctionArrays arrays_;
  BoundArguments arguments_;
};

inline BoundCall bound_call(StatePointer state, std::span<ArgumentView> views) {
  CallVectors memory(state->parameters());
  const CallShape shape = check_call(*state, views, memory.arrays());
  BoundArguments arguments(*state, views, memory);
  const bool is_empty = arguments.is_empty();
  const Specialisation code = is_empty ? Specialisation{} : state->impl().specialise(shape);
  FunctionArrays all = function_arrays(state->parameters(), memory.arrays());
  return BoundCall(std::move(state), code, std::move(all), std::move(arguments));
}

}  // namespace hone::detail
