// support/place.hpp
// Where a statement stands in its program's source: "dense.cpp:14", the file's own name and the
// line. Errors about a statement end with it, and kernels are named after it. It says nothing about
// what is computed: no key holds it, so that two places of one program share their schedule.
#pragma once

#include <hone/support/error.hpp>

#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>

namespace hone {

/// "dense.cpp:14" of "/home/me/src/dense.cpp" and 14; empty for line 0, which none is.
inline std::string place_text(std::string_view file, std::int64_t line) {
  if (line == 0) return {};
  return concat(file.substr(file.find_last_of("/\\") + 1), ":", line);
}

/// Ends a message: " (at dense.cpp:14)", or nothing where the place is not known. Made of `where`
/// only if the message is.
struct AtPlace {
  std::string_view where;

  operator std::string() const {  // NOLINT: a part of a message
    return where.empty() ? std::string() : concat(" (at ", where, ")");
  }
};

/// The place of a statement that is made at run time: as text, or the place of the call.
class Place {
 public:
  Place(std::string text) : text_(std::move(text)) {}  // NOLINT: all of these are places
  Place(const char* text) : text_(text) {}             // NOLINT
  Place(const std::source_location& here)              // NOLINT
      : text_(place_text(here.file_name(), here.line())) {}

  const std::string& text() const { return text_; }
  AtPlace at() const { return {text_}; }

 private:
  std::string text_;
};

/// The name of a kernel whose last statement assigns `tensor`: C_at_dense_cpp_14, or "kernel" where
/// the place is not known. An identifier of C.
inline std::string kernel_name(std::string_view tensor, std::string_view where) {
  if (where.empty()) return "kernel";
  std::string name = concat(tensor, "_at_", where);
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain) c = '_';
  }
  const bool starts_well = name.front() != '_' && !(name.front() >= '0' && name.front() <= '9');
  return starts_well ? name : "k" + name;
}

}  // namespace hone
