// codegen/llvm_types.hpp
// Spelling of types and numbers in LLVM IR text. Booleans are i1 as values and i8 in memory.
#pragma once

#include <hone/ir/expr.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace hone::llvm_ir {

inline std::string_view scalar_type(DType type) {
  switch (type) {
    case DType::f32: return "float";
    case DType::f64: return "double";
    case DType::i8:
    case DType::u8: return "i8";
    case DType::i16:
    case DType::u16: return "i16";
    case DType::i32:
    case DType::u32: return "i32";
    case DType::i64: return "i64";
    case DType::boolean: return "i1";
  }
  return "";
}

inline std::string vector_of(std::string_view scalar, int lanes) {
  return lanes > 1 ? concat("<", lanes, " x ", scalar, ">") : std::string(scalar);
}

inline std::string type_text(ir::Type type) {
  return vector_of(scalar_type(type.dtype), type.lanes);
}

/// The type in memory.
inline std::string_view memory_scalar(DType type) {
  return type == DType::boolean ? "i8" : scalar_type(type);
}
inline std::string memory_type(ir::Type type) {
  return vector_of(memory_scalar(type.dtype), type.lanes);
}

/// The suffix of an overloaded intrinsic: v16f32, f64, i32.
inline std::string suffix(ir::Type type) {
  const std::string lanes = type.lanes > 1 ? concat("v", type.lanes) : std::string();
  switch (type.dtype) {
    case DType::f32: return lanes + "f32";
    case DType::f64: return lanes + "f64";
    case DType::i8:
    case DType::u8: return lanes + "i8";
    case DType::i16:
    case DType::u16: return lanes + "i16";
    case DType::i32:
    case DType::u32: return lanes + "i32";
    case DType::i64: return lanes + "i64";
    case DType::boolean: return lanes + "i1";
  }
  return {};
}

/// A scalar constant. Floats are written as the bits of the double of the same value.
inline std::string scalar_constant(DType type, const ir::Constant& c) {
  if (!is_float(type)) return std::to_string(c.integer);
  const bool narrow = type == DType::f32;
  const double value = narrow ? static_cast<double>(static_cast<float>(c.real)) : c.real;
  std::array<char, 24> text{};
  const auto bits = static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value));
  std::snprintf(text.data(), text.size(), "0x%016llX", bits);
  return text.data();
}

/// Whether the constant is all zero bits.
inline bool is_zero_bits(const ir::Constant& c) {
  return c.integer == 0 && std::bit_cast<std::uint64_t>(c.real) == 0;
}

}  // namespace hone::llvm_ir
