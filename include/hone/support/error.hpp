// support/error.hpp
// The three kinds of error hone throws, and the two ways to throw them.
//
// UserError      the program, schedule or argument asks for something impossible; the text says
//                what was asked, what is wrong with names and values, and what would be right.
// InternalError  a bug in hone: an invariant does not hold.
// BackendError   a compiler or a device refused; carries its log.
//
// Messages are put together only on failure.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace hone {

struct UserError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct InternalError : std::logic_error {
  using std::logic_error::logic_error;
};

struct BackendError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

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

}  // namespace detail

/// The parts, one after the other, as one string; numbers in decimal.
template <class... Parts>
std::string concat(const Parts&... parts) {
  std::string out;
  (detail::append(out, parts), ...);
  return out;
}

/// Throws Error with the concatenated parts.
template <class Error, class... Parts>
[[noreturn]] void fail(const Parts&... parts) {
  throw Error(concat(parts...));
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
