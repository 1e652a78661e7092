// dsl/text/functions.hpp
// The words of a text: what may stand before ( or [, and the element types.
//
// To add a scalar function: a line here, next to those in dsl/functions.hpp and op/ops.hpp.
#pragma once

#include <hone/dsl/text/tree.hpp>
#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>

namespace hone::dsl {

struct TextFunction {
  const char* name;
  std::size_t arity;
  TextKind kind = TextKind::call;
  FlatOp op = FlatOp::call;
};

/// In round brackets: exp(x).
inline constexpr TextFunction text_functions[] = {
    {"exp", 1},
    {"relu", 1, TextKind::relu},
    {"max", 2, TextKind::binary, FlatOp::max},
    {"min", 2, TextKind::binary, FlatOp::min},
    {"select", 3, TextKind::select},
    {"value", 1, TextKind::value},
    {"clamped", 1, TextKind::clamped},
    {"checked", 1, TextKind::checked},
    {"abs", 1},
    {"acos", 1},
    {"acosh", 1},
    {"asin", 1},
    {"asinh", 1},
    {"atan", 1},
    {"atan2", 2},
    {"atanh", 1},
    {"cbrt", 1},
    {"ceil", 1},
    {"copysign", 2},
    {"cos", 1},
    {"cosh", 1},
    {"erf", 1},
    {"exp2", 1},
    {"expm1", 1},
    {"floor", 1},
    {"hypot", 2},
    {"log", 1},
    {"log10", 1},
    {"log1p", 1},
    {"log2", 1},
    {"pow", 2},
    {"rint", 1},
    {"round", 1},
    {"rsqrt", 1},
    {"sigmoid", 1},
    {"sin", 1},
    {"sinh", 1},
    {"sqrt", 1},
    {"tan", 1},
    {"tanh", 1},
    {"trunc", 1},
};

/// With indices: sum[k](x). The arity is the greatest number of indices.
inline constexpr TextFunction text_reductions[] = {
    {"sum", 99, TextKind::reduction, FlatOp::reduce_sum},
    {"max_over", 99, TextKind::reduction, FlatOp::reduce_max},
    {"min_over", 99, TextKind::reduction, FlatOp::reduce_min},
    {"prod_over", 99, TextKind::reduction, FlatOp::reduce_prod},
    {"argmax", 1, TextKind::reduction, FlatOp::arg_max},
    {"argmin", 1, TextKind::reduction, FlatOp::arg_min},
    {"cumsum", 1, TextKind::scan, FlatOp::scan_sum},
    {"cumprod", 1, TextKind::scan, FlatOp::scan_prod},
    {"cummax", 1, TextKind::scan, FlatOp::scan_max},
    {"cummin", 1, TextKind::scan, FlatOp::scan_min},
};

struct TextType {
  const char* name;
  DType type;
};

/// In angle brackets: cast<float>(x).
inline constexpr TextType text_types[] = {
    {"float", DType::f32},      {"double", DType::f64},     {"int", DType::i32},
    {"bool", DType::boolean},   {"int8_t", DType::i8},      {"int16_t", DType::i16},
    {"int32_t", DType::i32},    {"int64_t", DType::i64},    {"uint8_t", DType::u8},
    {"uint16_t", DType::u16},   {"uint32_t", DType::u32},
};

inline constexpr std::size_t not_found = static_cast<std::size_t>(-1);

/// Is `name` the `length` characters at `text`?
constexpr bool is_name(const char* name, const char* text, std::size_t length) {
  for (std::size_t n = 0; n < length; ++n) {
    if (name[n] != text[n]) return false;  // the end of `name` differs too
  }
  return name[length] == '\0';
}

/// The position of the entry with this name, or not_found.
template <class Entry, std::size_t size>
constexpr std::size_t find_name(const Entry (&list)[size], const char* text, std::size_t length) {
  for (std::size_t n = 0; n < size; ++n) {
    if (list[n].name[0] == *text && is_name(list[n].name, text, length)) return n;
  }
  return not_found;
}

}  // namespace hone::dsl
