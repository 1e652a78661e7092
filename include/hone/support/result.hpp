// support/result.hpp
// A value, or the error that came instead: what the try_ forms give, for files without exceptions
// and for whoever does not want them. The names are those of C++23's std::expected.
//
//   auto kernel = try_autotune(program, options);        // result<Kernel<...>>
//   if (!kernel) return report(kernel.error().what());
//   const result<void> ran = kernel->try_call(A = a, C = c);
//
// value() of an error throws it. In a file without exceptions it prints the text and aborts.
#pragma once

#include <hone/support/error.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace hone {
namespace detail {

/// Throws or aborts. Two functions, one for each kind of file: see support/error.hpp.
template <ErrorMode mode>
[[noreturn]] void give_up(const ErrorReport& report) {
  if constexpr (mode == ErrorMode::throwing) throw_report(report);
  else abort_with(report);
}

}  // namespace detail

template <class T>
class [[nodiscard]] result {
 public:
  using value_type = T;
  using error_type = ErrorReport;

  result(T value) : value_(std::move(value)) {}            // NOLINT
  result(ErrorReport error) : error_(std::move(error)) {}  // NOLINT

  result(const result& other) : error_(other.error_) {
    if (has_value()) std::construct_at(&value_, other.value_);
  }
  result(result&& other) noexcept : error_(other.error_) {
    if (has_value()) std::construct_at(&value_, std::move(other.value_));
  }
  template <class Other>
    requires(!std::is_same_v<Other, T> && std::is_convertible_v<const Other&, T>)
  result(const result<Other>& other) : error_(other.error()) {  // NOLINT
    if (has_value()) std::construct_at(&value_, *other);
  }
  result& operator=(result other) noexcept {
    if (has_value()) std::destroy_at(&value_);
    error_ = other.error_;
    if (has_value()) std::construct_at(&value_, std::move(other.value_));
    return *this;
  }
  ~result() {
    if (has_value()) std::destroy_at(&value_);
  }

  bool has_value() const { return error_.facts_ == nullptr; }
  explicit operator bool() const { return has_value(); }

  /// The value; of an error, throws it or aborts.
  template <ErrorMode mode = error_mode>
  const T& value() const& {
    if (!has_value()) detail::give_up<mode>(error());
    return value_;
  }
  template <ErrorMode mode = error_mode>
  T& value() & {
    if (!has_value()) detail::give_up<mode>(error());
    return value_;
  }
  template <ErrorMode mode = error_mode>
  T&& value() && {
    if (!has_value()) detail::give_up<mode>(error());
    return std::move(value_);
  }

  /// Only if there is a value.
  const T& operator*() const& { return value_; }
  T& operator*() & { return value_; }
  T&& operator*() && { return std::move(value_); }
  const T* operator->() const { return &value_; }
  T* operator->() { return &value_; }

  /// Only if there is none.
  const ErrorReport& error() const { return error_; }

 private:
  union {
    T value_;  // if there is no error
  };
  ErrorReport error_;
};

template <>
class [[nodiscard]] result<void> {
 public:
  using value_type = void;
  using error_type = ErrorReport;

  result() = default;
  result(ErrorReport error) : error_(std::move(error)) {}  // NOLINT

  bool has_value() const { return error_.facts_ == nullptr; }
  explicit operator bool() const { return has_value(); }

  template <ErrorMode mode = error_mode>
  void value() const {
    if (!has_value()) detail::give_up<mode>(error());
  }
  void operator*() const {}

  const ErrorReport& error() const { return error_; }

 private:
  ErrorReport error_;
};

namespace detail {

/// Made(value), or the error.
template <class Made, class T>
result<Made> made(result<T> from) {
  if (!from) return from.error();
  return Made(*std::move(from));
}

}  // namespace detail
}  // namespace hone
