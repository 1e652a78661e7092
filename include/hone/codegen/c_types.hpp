// codegen/c_types.hpp
// Spelling of types, numbers and names in C text. Booleans are bool as values, uint8_t in memory.
//
//   C.sum.acc   ->   C_sum_acc        i.0@j.0   ->   i_0_j_0        int   ->   int_1
//
// Names stay as the user wrote them as far as C lets them.
#pragma once

#include <hone/ir/print.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace hone::c_source {

inline std::string_view value_type(DType type) {
  switch (type) {
    case DType::f32: return "float";
    case DType::f64: return "double";
    case DType::i8: return "int8_t";
    case DType::i16: return "int16_t";
    case DType::i32: return "int32_t";
    case DType::i64: return "int64_t";
    case DType::u8: return "uint8_t";
    case DType::u16: return "uint16_t";
    case DType::u32: return "uint32_t";
    case DType::boolean: return "bool";
  }
  return "";
}

inline std::string_view memory_type(DType type) {
  return type == DType::boolean ? "uint8_t" : value_type(type);
}

/// The type whose arithmetic wraps without a promotion in the way.
inline std::string_view wrapping_type(DType type) {
  return type == DType::i64 ? "uint64_t" : "uint32_t";
}

namespace detail {

inline std::string real_constant(DType type, double value) {
  if (std::isnan(value)) return "NAN";
  const double limit = std::numeric_limits<double>::infinity();
  if (value == limit) return "INFINITY";
  if (value == -limit) return "-INFINITY";
  return ir::detail::float_text(type, value) + (type == DType::f32 ? "f" : "");
}

}  // namespace detail

/// A scalar constant. -9223372036854775808 is no literal of C: it is the negative of one too large.
inline std::string constant_text(DType type, const ir::Constant& c) {
  if (is_float(type)) return detail::real_constant(type, c.real);
  if (type == DType::boolean) return c.integer ? "true" : "false";
  if (c.integer == std::numeric_limits<std::int64_t>::min()) return "INT64_MIN";
  if (type == DType::u32) return std::to_string(c.integer) + "u";
  return std::to_string(c.integer);
}

/// C identifiers for the names of one function; two names never get one identifier.
class Names {
 public:
  const std::string& of(const std::string& name) {
    const auto [known, is_new] = identifiers_.try_emplace(name);
    if (is_new) known->second = unused(spelled(name));
    return known->second;
  }

  /// An identifier that no name has: the stem and a number.
  std::string fresh(std::string_view stem) {
    std::string made = concat(stem, next_++);
    while (!taken_.insert(made).second) made = concat(stem, next_++);
    return made;
  }

  static std::string spelled(const std::string& name) {
    std::string text = name;
    for (char& c : text) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain) c = '_';
    }
    const bool starts_well = !text.empty() && text.front() != '_' &&
                             !(text.front() >= '0' && text.front() <= '9');
    return starts_well ? text : "v" + text;
  }

 private:
  std::string unused(const std::string& wanted) {
    std::string made = wanted;
    for (int n = 1; is_reserved(made) || !taken_.insert(made).second; ++n) {
      made = concat(wanted, "_", n);
    }
    return made;
  }

  /// Keywords, what the printed text defines and uses itself, and the names of its helpers, which
  /// end in an element type.
  static bool is_reserved(std::string_view name) {
    static constexpr std::array words{
        "auto",     "bool",     "break",    "case",    "char",     "const",    "continue",
        "default",  "do",       "double",   "else",    "enum",     "extern",   "float",
        "for",      "goto",     "if",       "inline",  "int",      "long",     "register",
        "restrict", "return",   "short",    "signed",  "sizeof",   "static",   "struct",
        "switch",   "typedef",  "union",    "unsigned", "void",    "volatile", "while",
        "true",     "false",    "asm",      "typeof",  "data",     "strides",  "context",
        "closure",  "begin",    "end",      "worker",  "outer",    "lane",     "Context",
        "ParallelBody", "memcpy", "NAN",    "INFINITY", "signbit", "sqrt",     "sqrtf",
        "floor",    "floorf",   "ceil",     "ceilf",   "rint",     "rintf",    "trunc",
        "truncf",   "fma",      "fmaf",     "fmod",    "fmodf",    "isnan",    "kernel",   "NULL"};
    if (std::find(words.begin(), words.end(), name) != words.end()) return true;
    const std::size_t bar = name.find_last_of('_');
    if (bar == std::string_view::npos) return false;
    const std::string_view last = name.substr(bar + 1);
    for (const DType type : {DType::f32, DType::f64, DType::i8, DType::i16, DType::i32, DType::i64,
                             DType::u8, DType::u16, DType::u32, DType::boolean}) {
      if (last == name_of(type)) return true;
    }
    return last == "t" || last == "MAX" || last == "MIN" || name.starts_with("FP_");
  }

  std::map<std::string, std::string, std::less<>> identifiers_;
  std::set<std::string, std::less<>> taken_;
  int next_ = 0;
};

}  // namespace hone::c_source
