// support/error.hpp
// The three kinds of error hone knows, the two ways to raise them, and an error as a value.
//
// UserError      the program, schedule or argument asks for something impossible; the text says
//                what was asked, what is wrong with names and values, and what would be right.
// InternalError  a bug in hone: an invariant does not hold.
// BackendError   a compiler or a device refused; the lines after the first are its log.
//
// Messages are put together only on failure.
//
// A program may have files with exceptions and files without (-fno-exceptions). The linker keeps
// one of an inline function that both have, so none may mean two things: every failure calls what
// raise.hpp defines, once, with exceptions. Only the calls that throw or abort depend on their file
// (value() of a result, autotune, kernel(...)); they have an ErrorMode among their template
// arguments, hence one name in each kind of file. In a file without exceptions, fail and require
// end the process, unless a caller farther up catches; what hone itself requires there (of a
// dyn::Builder, of a schedule by hand) does too.
#pragma once

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace hone {

template <class T>
class result;

struct UserError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct InternalError : std::logic_error {
  using std::logic_error::logic_error;
};

struct BackendError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class ErrorKind : std::uint8_t {
  user,
  internal,
  backend,
  other  // none of hone's: memory ran out, or a callback of the user threw
};

/// An error as a value: what result<T> holds instead of a T. Copies share one. Hand-made and no
/// std::shared_ptr, whose code would be in every call of a kernel.
class ErrorReport {
 public:
  /// `thrown` is the exception it was, if it was one.
  ErrorReport(ErrorKind kind, std::string text, std::exception_ptr thrown = nullptr);

  ErrorReport(const ErrorReport& other) : facts_(other.facts_) {
    if (facts_ != nullptr) share();
  }
  ErrorReport& operator=(ErrorReport other) {
    std::swap(facts_, other.facts_);
    return *this;
  }
  ~ErrorReport() {
    if (facts_ != nullptr) release();
  }

  ErrorKind kind() const;
  /// The whole text, the log included.
  const char* what() const;
  /// Its first line.
  std::string_view message() const;
  /// The rest: what a compiler refused, with numbered lines. Empty if there is none.
  std::string_view log() const;
  /// Null if it was no exception.
  std::exception_ptr thrown() const;

 private:
  template <class T>
  friend class result;

  struct Facts;

  ErrorReport() = default;
  void share() const;
  void release() const;

  Facts* facts_ = nullptr;  // null in a result that is a value
};

/// What a failing call that has no other way to tell does: throw, or print and end the process.
enum class ErrorMode : std::uint8_t { throwing, aborting };

#ifdef __cpp_exceptions
constexpr ErrorMode error_mode = ErrorMode::throwing;
#else
constexpr ErrorMode error_mode = ErrorMode::aborting;
#endif

namespace detail {

inline void append(std::string& out, std::string_view part) { out += part; }
inline void append(std::string& out, const char* part) { out += part; }
inline void append(std::string& out, const std::string& part) { out += part; }
inline void append(std::string& out, char part) { out += part; }
inline void append(std::string& out, bool part) { out += part ? "true" : "false"; }

template <class T>
  requires requires(T value) { std::to_string(value); }
void append(std::string& out, T part) {
  out += std::to_string(part);
}

template <class Error>
constexpr ErrorKind kind_of();
template <>
constexpr ErrorKind kind_of<UserError>() {
  return ErrorKind::user;
}
template <>
constexpr ErrorKind kind_of<InternalError>() {
  return ErrorKind::internal;
}
template <>
constexpr ErrorKind kind_of<BackendError>() {
  return ErrorKind::backend;
}

/// Throws the error of this kind. Takes the text away from its owner, who may be a function
/// without exceptions that never gets to destroy it.
[[noreturn]] void throw_error(ErrorKind kind, std::string&& text);

/// Throws what the report tells of.
[[noreturn]] void throw_report(const ErrorReport& report);

/// Prints the report to stderr and aborts.
[[noreturn]] void abort_with(const ErrorReport& report);

}  // namespace detail

/// The parts, one after the other, as one string; numbers in decimal.
template <class... Parts>
std::string concat(const Parts&... parts) {
  std::string out;
  (detail::append(out, parts), ...);
  return out;
}

/// Throws Error, one of the three, with the concatenated parts. No file without exceptions can
/// catch it; see result.hpp.
template <class Error, class... Parts>
[[noreturn]] void fail(const Parts&... parts) {
  detail::throw_error(detail::kind_of<Error>(), concat(parts...));
}

/// Throws UserError with the concatenated parts unless `holds`.
template <class... Parts>
void require(bool holds, const Parts&... parts) {
  if (!holds) [[unlikely]] fail<UserError>(parts...);
}

/// Throws InternalError with the concatenated parts unless `holds`.
template <class... Parts>
void ensure(bool holds, const Parts&... parts) {
  if (!holds) [[unlikely]] fail<InternalError>("internal error in hone: ", parts...);
}

}  // namespace hone

#ifndef HONE_COMPILED
#include <hone/support/raise.hpp>
#endif
