// ir/extent.hpp
// The size of a dimension: a number, or a symbol whose value is known at the call.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

namespace hone {

/// `symbol` is empty when `value` is the size.
struct Extent {
  std::int64_t value = 0;
  std::string symbol;

  Extent() = default;
  template <std::integral Size>
  Extent(Size size) : value(static_cast<std::int64_t>(size)) {}  // NOLINT: numbers are extents
  Extent(std::string name) : symbol(std::move(name)) {}  // NOLINT: so are symbols
  Extent(const char* name) : symbol(name) {}  // NOLINT

  bool is_static() const { return symbol.empty(); }
  friend bool operator==(const Extent&, const Extent&) = default;
};

inline std::string to_string(const Extent& extent) {
  return extent.is_static() ? std::to_string(extent.value) : extent.symbol;
}

/// A named iteration variable over [0, extent).
struct Axis {
  std::string name;
  Extent extent;
  friend bool operator==(const Axis&, const Axis&) = default;
};

}  // namespace hone
