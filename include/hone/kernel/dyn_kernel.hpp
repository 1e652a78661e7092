// kernel/dyn_kernel.hpp
// A kernel of a program that is only known at run time (hone::dyn): arguments by name.
//
//   kernel.call({{"A", a}, {"B", b}, {"C", c}});
//   const DynPreparedKernel layer = kernel.prepare({{"B", b}});    B is a constant
//   layer.call({{"A", a}, {"C", c}});
//
// Takes the same data as Kernel and PreparedKernel, and checks at the call what they check at
// compile time. try_call, try_bind and try_prepare give their errors as values: support/result.hpp.
#pragma once

#include <hone/kernel/handle.hpp>
#include <hone/kernel/named_argument.hpp>
#include <hone/support/result.hpp>

#include <initializer_list>
#include <span>
#include <utility>

namespace hone {
namespace detail {

using ListedArguments = std::initializer_list<NamedArgument>;

inline NamedArguments span_of(ListedArguments list) { return {list.begin(), list.size()}; }

}  // namespace detail

/// A kernel with its constants; see PreparedKernel.
class DynPreparedKernel {
 public:
  explicit DynPreparedKernel(detail::PreparedPointer prepared) : prepared_(std::move(prepared)) {}

  /// As DynKernel's, with the rest of the arguments.
  template <ErrorMode mode = error_mode>
  void call(detail::NamedArguments arguments) const {
    try_call(arguments).value<mode>();
  }
  template <ErrorMode mode = error_mode>
  void call(detail::ListedArguments arguments) const {
    try_call(arguments).value<mode>();
  }
  result<void> try_call(detail::NamedArguments arguments) const {
    return detail::call(prepared_.get(), arguments);
  }
  result<void> try_call(detail::ListedArguments arguments) const {
    return try_call(detail::span_of(arguments));
  }

  template <ErrorMode mode = error_mode>
  BoundKernel bind(detail::NamedArguments arguments) const {
    return try_bind(arguments).value<mode>();
  }
  template <ErrorMode mode = error_mode>
  BoundKernel bind(detail::ListedArguments arguments) const {
    return try_bind(arguments).value<mode>();
  }
  result<BoundKernel> try_bind(detail::NamedArguments arguments) const {
    return detail::made<BoundKernel>(detail::bind(prepared_, arguments));
  }
  result<BoundKernel> try_bind(detail::ListedArguments arguments) const {
    return try_bind(detail::span_of(arguments));
  }

 private:
  detail::PreparedPointer prepared_;
};

class DynKernel : public KernelHandle {
 public:
  using KernelHandle::KernelHandle;

  /// Computes the outputs from the inputs, given in any order. UserError if one is missing, named
  /// twice or unknown, or does not fit the program; see check_arguments.
  template <ErrorMode mode = error_mode>
  void call(detail::NamedArguments arguments) const {
    try_call(arguments).value<mode>();
  }
  template <ErrorMode mode = error_mode>
  void call(detail::ListedArguments arguments) const {
    try_call(arguments).value<mode>();
  }
  result<void> try_call(detail::NamedArguments arguments) const {
    return detail::call(shared_state().get(), arguments);
  }
  result<void> try_call(detail::ListedArguments arguments) const {
    return try_call(detail::span_of(arguments));
  }

  /// The arguments checked now and the code found, for calls that only run.
  template <ErrorMode mode = error_mode>
  BoundKernel bind(detail::NamedArguments arguments) const {
    return try_bind(arguments).value<mode>();
  }
  template <ErrorMode mode = error_mode>
  BoundKernel bind(detail::ListedArguments arguments) const {
    return try_bind(arguments).value<mode>();
  }
  result<BoundKernel> try_bind(detail::NamedArguments arguments) const {
    return detail::made<BoundKernel>(detail::bind(shared_state(), arguments));
  }
  result<BoundKernel> try_bind(detail::ListedArguments arguments) const {
    return try_bind(detail::span_of(arguments));
  }

  /// The kernel with its constants, all of them; see Kernel::prepare.
  template <ErrorMode mode = error_mode>
  DynPreparedKernel prepare(detail::NamedArguments constants) const {
    return try_prepare(constants).value<mode>();
  }
  template <ErrorMode mode = error_mode>
  DynPreparedKernel prepare(detail::ListedArguments constants) const {
    return try_prepare(constants).value<mode>();
  }
  result<DynPreparedKernel> try_prepare(detail::NamedArguments constants) const {
    return detail::made<DynPreparedKernel>(detail::prepare(shared_state(), constants));
  }
  result<DynPreparedKernel> try_prepare(detail::ListedArguments constants) const {
    return try_prepare(detail::span_of(constants));
  }
};

}  // namespace hone
