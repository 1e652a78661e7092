// kernel/kernel.hpp
// A tuned program as a typed callable.
//
//   kernel(A = a, B = b, bias = v, C = c);            by keyword, in any order
//   kernel.positional(A, B, bias, C)(a, b, v, c);     in an order that you list
//   const auto run = kernel.bind(A = a, B = b, bias = v, C = c);  run();   checked once
//   const auto layer = kernel.prepare(B = b, bias = v);  layer(A = a, C = c);   if B, bias are
//                                                     Constants: see prepared_kernel.hpp
//   if (!kernel.try_call(A = a, ...)) ...             errors as values, of all of these: result.hpp
//
// Takes all kinds of data that adaptors.hpp lists, Eigen's matrices, ranges, mdspans and DLPack's
// tensors among them; never copies them. Cheap to copy; threads may call one kernel at once.
// Without an explicit list there is no positional call: an order that followed from the formula
// would change silently with it.
#pragma once

#include <hone/kernel/diagnosis.hpp>  // first, so that errors show a short way to it

#include <hone/dsl/signature.hpp>
#include <hone/kernel/handle.hpp>
#include <hone/kernel/keywords.hpp>
#include <hone/kernel/prepared_kernel.hpp>
#include <hone/support/result.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace hone {

template <class ProgramType, class... Tensors>
class PositionalKernel;

template <class ProgramType>
class Kernel : public KernelHandle {
 public:
  /// Signature<...>: the placeholders that a call names.
  using signature = signature_of<ProgramType>;

  /// `state` is that of a program of this type.
  explicit Kernel(detail::StatePointer state) : KernelHandle(std::move(state)) {}

  /// A constexpr program has a const type: to a kernel that makes no difference.
  template <class Other>
    requires std::is_same_v<const Other, const ProgramType>
  Kernel(const Kernel<Other>& other) : KernelHandle(other) {}  // NOLINT

  /// Computes the outputs from the inputs: one keyword argument for each. UserError if what is
  /// passed does not fit the program; see check_arguments.
  template <ErrorMode mode = error_mode, class... Arguments>
  void operator()(const Arguments&... arguments) const {
    try_call(arguments...).template value<mode>();
  }
  template <class... Arguments>
  result<void> try_call(const Arguments&... arguments) const {
    using Fault = detail::call_fault<signature, Arguments...>;
    auto views = detail::views_of<Fault, signature>(arguments...);
    detail::CallMemory<views.size(), detail::dims_of(signature{})> memory;
    return detail::call(shared_state().get(), views, memory.arrays());
  }

  /// The arguments checked now and the code found, for calls that only run.
  template <ErrorMode mode = error_mode, class... Arguments>
  BoundKernel bind(const Arguments&... arguments) const {
    return try_bind(arguments...).template value<mode>();
  }
  template <class... Arguments>
  result<BoundKernel> try_bind(const Arguments&... arguments) const {
    using Fault = detail::bind_fault<signature, Arguments...>;
    auto views = detail::views_of<Fault, signature>(arguments...);
    return detail::made<BoundKernel>(detail::bind(shared_state(), views));
  }

  /// The kernel with its constants, all of them. Computes now what depends on constants alone, or,
  /// if the program has symbols, at the first call with each of their values. Refers to the data,
  /// which must stay where it is and as it is. UserError if it does not fit the program; constants
  /// with symbolic extents are checked at the first call.
  template <ErrorMode mode = error_mode, class... Arguments>
  PreparedKernel<ProgramType> prepare(const Arguments&... constants) const {
    return try_prepare(constants...).template value<mode>();
  }
  template <class... Arguments>
  result<PreparedKernel<ProgramType>> try_prepare(const Arguments&... constants) const {
    using Fault = detail::prepare_fault<signature, Arguments...>;
    auto views = detail::views_of<Fault, signature>(constants...);
    return detail::made<PreparedKernel<ProgramType>>(detail::prepare(shared_state(), views));
  }

  /// This kernel with its arguments in the order of the placeholders listed.
  template <class... Tensors>
  PositionalKernel<ProgramType, Tensors...> positional(Tensors...) const {
    return PositionalKernel<ProgramType, Tensors...>(*this);
  }
};

/// A kernel that is called with data alone.
template <class ProgramType, class... Tensors>
class PositionalKernel {
 public:
  explicit PositionalKernel(Kernel<ProgramType> kernel) : kernel_(std::move(kernel)) {}

  template <ErrorMode mode = error_mode, class... Data>
  void operator()(Data&&... data) const {
    try_call(static_cast<Data&&>(data)...).template value<mode>();
  }
  template <class... Data>
  result<void> try_call(Data&&... data) const {
    static_assert(sizeof(CountFault<sizeof...(Data)>) > 0);
    if constexpr (sizeof...(Data) == sizeof...(Tensors)) {
      return kernel_.try_call(KeywordArgument<Tensors, Data>{static_cast<Data&&>(data)}...);
    } else {
      return {};
    }
  }

  template <ErrorMode mode = error_mode, class... Data>
  BoundKernel bind(Data&&... data) const {
    return try_bind(static_cast<Data&&>(data)...).template value<mode>();
  }
  template <class... Data>
  result<BoundKernel> try_bind(Data&&... data) const {
    static_assert(sizeof(CountFault<sizeof...(Data)>) > 0);
    if constexpr (sizeof...(Data) == sizeof...(Tensors)) {
      return kernel_.try_bind(KeywordArgument<Tensors, Data>{static_cast<Data&&>(data)}...);
    } else {
      return BoundKernel(nullptr);
    }
  }

  /// The same kernel, called by keyword.
  const Kernel<ProgramType>& keyword() const { return kernel_; }

 private:
  template <std::size_t given>
  using CountFault = std::conditional_t<
      given == sizeof...(Tensors), detail::NoFault,
      error::wrong_number_of_positional_arguments<given, sizeof...(Tensors)>>;

  Kernel<ProgramType> kernel_;
};

}  // namespace hone
