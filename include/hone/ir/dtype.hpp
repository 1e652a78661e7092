// ir/dtype.hpp
// Element types, and the map from C++ types to them. Light: front rooms include it.
//
// To add one: a line in DType, in the tables below, and a row in ir/meaning.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hone {

/// An element type. Booleans are one byte in memory, 0 or 1. A new one goes to the end: hashes that
/// outlive the process contain the number.
enum class DType : std::uint8_t { f32, f64, i32, i64, u8, boolean, i8, i16, u16, u32 };

constexpr std::size_t size_of(DType type) {
  switch (type) {
    case DType::f32: return 4;
    case DType::f64: return 8;
    case DType::i8: return 1;
    case DType::i16: return 2;
    case DType::i32: return 4;
    case DType::i64: return 8;
    case DType::u8: return 1;
    case DType::u16: return 2;
    case DType::u32: return 4;
    case DType::boolean: return 1;
  }
  return 0;
}

constexpr std::string_view name_of(DType type) {
  switch (type) {
    case DType::f32: return "float";
    case DType::f64: return "double";
    case DType::i8: return "int8";
    case DType::i16: return "int16";
    case DType::i32: return "int32";
    case DType::i64: return "int64";
    case DType::u8: return "uint8";
    case DType::u16: return "uint16";
    case DType::u32: return "uint32";
    case DType::boolean: return "bool";
  }
  return "";
}

constexpr bool is_float(DType type) { return type == DType::f32 || type == DType::f64; }
constexpr bool is_integer(DType type) { return !is_float(type) && type != DType::boolean; }
constexpr bool is_unsigned(DType type) {
  return type == DType::u8 || type == DType::u16 || type == DType::u32;
}

namespace detail {

template <class T>
inline constexpr bool always_false = false;

template <class T>
struct DTypeOf {
  static_assert(always_false<T>, "hone: element types are float, double, int8_t, int16_t, int32_t, "
                                 "int64_t, uint8_t, uint16_t, uint32_t and bool");
};
template <> struct DTypeOf<float> { static constexpr DType value = DType::f32; };
template <> struct DTypeOf<double> { static constexpr DType value = DType::f64; };
template <> struct DTypeOf<std::int8_t> { static constexpr DType value = DType::i8; };
template <> struct DTypeOf<std::int16_t> { static constexpr DType value = DType::i16; };
template <> struct DTypeOf<std::int32_t> { static constexpr DType value = DType::i32; };
template <> struct DTypeOf<std::int64_t> { static constexpr DType value = DType::i64; };
template <> struct DTypeOf<std::uint8_t> { static constexpr DType value = DType::u8; };
template <> struct DTypeOf<std::uint16_t> { static constexpr DType value = DType::u16; };
template <> struct DTypeOf<std::uint32_t> { static constexpr DType value = DType::u32; };
template <> struct DTypeOf<bool> { static constexpr DType value = DType::boolean; };

}  // namespace detail

/// The DType of a C++ element type, for instance dtype_of<float> == DType::f32.
template <class T>
inline constexpr DType dtype_of = detail::DTypeOf<T>::value;

}  // namespace hone
