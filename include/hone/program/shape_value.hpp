// program/shape_value.hpp
// The value of a symbolic extent, as a caller gives it. Light: options include it.
#pragma once

#include <cstdint>
#include <string>

namespace hone {

/// {"M", 128}
struct ShapeValue {
  std::string symbol;
  std::int64_t value = 0;
};

}  // namespace hone
