// support/attempt.hpp
// Exceptions -> results: what stands around every function of the seam.
//
//   attempt([&] { return tune(program, options); })   ->   result<StatePointer>
//
// Only for files with exceptions, that is behind the seam.
#pragma once

#include <hone/support/error.hpp>
#include <hone/support/result.hpp>

#include <exception>
#include <type_traits>

namespace hone::detail {

/// What is being caught. Keeps the exception, so that value() can throw it again.
inline ErrorReport report_of_current_exception() {
  const std::exception_ptr thrown = std::current_exception();
  try {
    std::rethrow_exception(thrown);
  } catch (const UserError& error) {
    return {ErrorKind::user, error.what(), thrown};
  } catch (const InternalError& error) {
    return {ErrorKind::internal, error.what(), thrown};
  } catch (const BackendError& error) {
    return {ErrorKind::backend, error.what(), thrown};
  } catch (const std::exception& error) {
    return {ErrorKind::other, error.what(), thrown};
  } catch (...) {
    return {ErrorKind::other, "an exception that is no std::exception", thrown};
  }
}

/// What the action gives, or how it failed.
template <class Action>
auto attempt(const Action& action) noexcept -> result<std::invoke_result_t<const Action&>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<const Action&>>) {
      action();
      return {};
    } else {
      return action();
    }
  } catch (...) {
    return report_of_current_exception();
  }
}

}  // namespace hone::detail
