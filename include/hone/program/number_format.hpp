// program/number_format.hpp
// Element types as files and other libraries describe them: a kind of number and its bytes.
//
//   '<f4' of .npy, {kDLFloat, 32} of DLPack   ->   {floating, 4}   ->   DType::f32
//
// Holds for every DType of ir/dtype.hpp; one that is new there needs nothing here unless it is
// unsigned. Light: the adaptors of kernel/ include it.
#pragma once

#include <hone/ir/dtype.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace hone {

enum class NumberKind : std::uint8_t { boolean, signed_integer, unsigned_integer, floating };

struct NumberFormat {
  NumberKind kind;
  std::size_t bytes;

  friend constexpr bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

constexpr NumberFormat number_format_of(DType type) {
  if (type == DType::boolean) return {NumberKind::boolean, size_of(type)};
  if (is_float(type)) return {NumberKind::floating, size_of(type)};
  return {is_unsigned(type) ? NumberKind::unsigned_integer : NumberKind::signed_integer,
          size_of(type)};
}

/// How many element types there are: static_cast<DType>(n) is one for each n below.
constexpr std::size_t dtype_count() {
  std::size_t count = 0;
  while (!name_of(static_cast<DType>(count)).empty()) ++count;
  return count;
}

/// The element type of this format, if hone has one.
constexpr std::optional<DType> find_dtype(NumberFormat format) {
  for (std::size_t n = 0; n < dtype_count(); ++n) {
    if (number_format_of(static_cast<DType>(n)) == format) return static_cast<DType>(n);
  }
  return std::nullopt;
}

/// "float, double, int32, ...": what an error offers instead.
inline std::string dtype_names() {
  std::string names;
  for (std::size_t n = 0; n < dtype_count(); ++n) {
    if (n > 0) names += ", ";
    names += name_of(static_cast<DType>(n));
  }
  return names;
}

}  // namespace hone
