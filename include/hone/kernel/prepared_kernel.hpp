// kernel/prepared_kernel.hpp
// A typed kernel that was given its constants, and is called with the rest.
//
//   const auto layer = kernel.prepare(B = b, bias = v);
//   layer(A = a, C = c);
//
// What depends on constants alone (weights in the order in which the schedule reads them) is
// computed once and kept with all copies of the prepared kernel; a constant that is read as it
// stands is referred to. So the constants must stay where they are, and as they are: copies do not
// follow a change. Threads may call one prepared kernel at once.
#pragma once

#include <hone/kernel/diagnosis.hpp>  // first, so that errors show a short way to it

#include <hone/dsl/signature.hpp>
#include <hone/kernel/handle.hpp>
#include <hone/kernel/keywords.hpp>
#include <hone/support/result.hpp>

#include <type_traits>
#include <utility>

namespace hone {

template <class ProgramType>
class PreparedKernel {
 public:
  /// Signature<...>: the placeholders that a call names.
  using signature = without_constants<signature_of<ProgramType>>;

  explicit PreparedKernel(detail::PreparedPointer prepared) : prepared_(std::move(prepared)) {}

  /// A constexpr program has a const type: to a kernel that makes no difference.
  template <class Other>
    requires std::is_same_v<const Other, const ProgramType>
  PreparedKernel(const PreparedKernel<Other>& other) : prepared_(other.prepared_) {}  // NOLINT

  /// As Kernel's, with the rest of the arguments.
  template <ErrorMode mode = error_mode, class... Arguments>
  void operator()(const Arguments&... arguments) const {
    try_call(arguments...).template value<mode>();
  }
  template <class... Arguments>
  result<void> try_call(const Arguments&... arguments) const {
    using Fault = detail::call_fault<signature, Arguments...>;
    auto views = detail::views_of<Fault, All>(arguments...);
    detail::CallMemory<views.size(), detail::dims_of(All{})> memory;
    return detail::call(prepared_.get(), views, memory.arrays());
  }

  /// The arguments checked now and the code found, for calls that only run. Keeps what was
  /// prepared.
  template <ErrorMode mode = error_mode, class... Arguments>
  BoundKernel bind(const Arguments&... arguments) const {
    return try_bind(arguments...).template value<mode>();
  }
  template <class... Arguments>
  result<BoundKernel> try_bind(const Arguments&... arguments) const {
    using Fault = detail::bind_fault<signature, Arguments...>;
    auto views = detail::views_of<Fault, All>(arguments...);
    return detail::made<BoundKernel>(detail::bind(prepared_, views));
  }

 private:
  using All = signature_of<ProgramType>;

  template <class Other>
  friend class PreparedKernel;

  detail::PreparedPointer prepared_;
};

}  // namespace hone
