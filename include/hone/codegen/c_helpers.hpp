// codegen/c_helpers.hpp
// The small functions that printed C calls where an operator of C means something else than
// ir/meaning.hpp: wrapping, saturating, dividing by zero, NaN.
//
//   a + b of int32   ->   add_int32(a, b)        (int32_t)((uint32_t)a + (uint32_t)b)
//
// A text holds the functions that it uses, in the order of their names.
#pragma once

#include <hone/codegen/c_types.hpp>
#include <hone/ir/meaning.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace hone::c_source {

class Helpers {
 public:
  /// The name of the function for a binary operator on `type`; its definition is noted.
  std::string binary(ir::BinaryOp op, DType type) {
    const std::string name = concat(name_of_op(op), "_", hone::name_of(type));
    return define(name, type, 2, binary_body(op, type));
  }

  /// The negative of an integer.
  std::string negate(DType type) {
    return define(concat("neg_", hone::name_of(type)), type, 1,
                  returned(concat("(", value_type(type), ")(0 - (", wrapping_type(type), ")a)")));
  }

  std::string fma(DType type) {
    const bool narrow = type == DType::f32;
    const std::string suffix = narrow ? "f" : "";
    return define(concat("fma_", hone::name_of(type)), type, 3,
                  concat("#ifdef FP_FAST_FMA", narrow ? "F" : "", "\n  return fma", suffix,
                         "(a, b, c);\n#else\n  return a * b + c;\n#endif\n"));
  }

  /// A float truncated and saturated; NaN gives 0.
  std::string saturate(DType from, DType to) {
    const std::string low = bound(from, ir::lowest_integer(to));
    const std::string high = to == DType::i64
                                 ? detail::real_constant(from, 0x1p63)
                                 : bound(from, ir::highest_integer(to) + 1);
    const std::string type(value_type(to));
    const std::string name = concat(hone::name_of(to), "_of_", hone::name_of(from));
    return define_as(name, type, concat(value_type(from), " a"),
                     concat("  if (a != a) return 0;\n  if (a >= ", high, ") return ",
                            limit_text(to, "MAX"), ";\n  if (a <= ", low, ") return ",
                            limit_text(to, "MIN"), ";\n  return (", type, ")a;\n"));
  }

  /// The same bits as another type of the same size.
  std::string bits(DType from, DType to) {
    const std::string type(value_type(to));
    const std::string name = concat("bits_of_", hone::name_of(from), "_as_", hone::name_of(to));
    return define_as(name, type, concat(value_type(from), " a"),
                     concat("  ", type, " b;\n  memcpy(&b, &a, sizeof b);\n  return b;\n"));
  }

  std::string text() const {
    std::string all;
    for (const auto& [name, definition] : definitions_) all += definition + "\n";
    return all;
  }

 private:
  static std::string returned(const std::string& value) {
    return concat("  return ", value, ";\n");
  }

  /// A function of `arity` parameters a, b, c of the type of its result.
  std::string define(const std::string& name, DType type, std::size_t arity,
                     const std::string& body) {
    const std::string t(value_type(type));
    std::string list;
    for (const char letter : std::string_view("abc").substr(0, arity)) {
      list += concat(list.empty() ? "" : ", ", t, " ", letter);
    }
    return define_as(name, t, list, body);
  }

  std::string define_as(const std::string& name, const std::string& result,
                        const std::string& parameters, const std::string& body) {
    definitions_.try_emplace(
        name, concat("static inline ", result, " ", name, "(", parameters, ") {\n", body, "}\n"));
    return name;
  }

  static std::string bound(DType type, std::int64_t value) {
    return detail::real_constant(type, static_cast<double>(value));
  }

  /// INT8_MAX, 0 for the lowest unsigned.
  static std::string limit_text(DType type, std::string_view which) {
    if (is_unsigned(type) && which == "MIN") return "0";
    const std::size_t bits = 8 * size_of(type);
    return concat(is_unsigned(type) ? "UINT" : "INT", bits, "_", which);
  }

  static std::string_view name_of_op(ir::BinaryOp op) {
    switch (op) {
      case ir::BinaryOp::add: return "add";
      case ir::BinaryOp::sub: return "sub";
      case ir::BinaryOp::mul: return "mul";
      case ir::BinaryOp::div: return "div";
      case ir::BinaryOp::mod: return "mod";
      case ir::BinaryOp::min: return "min";
      case ir::BinaryOp::max: return "max";
      case ir::BinaryOp::shift_left: return "shl";
      case ir::BinaryOp::shift_right: return "shr";
      case ir::BinaryOp::eq: case ir::BinaryOp::ne: case ir::BinaryOp::lt: case ir::BinaryOp::le:
      case ir::BinaryOp::gt: case ir::BinaryOp::ge: case ir::BinaryOp::logical_and:
      case ir::BinaryOp::logical_or: case ir::BinaryOp::bit_and: case ir::BinaryOp::bit_or:
      case ir::BinaryOp::bit_xor: break;
    }
    fail<InternalError>("internal error in hone: an operator of C needs no function");
  }

  static std::string binary_body(ir::BinaryOp op, DType type) {
    switch (op) {
      case ir::BinaryOp::min: case ir::BinaryOp::max: return extremum(op, type);
      case ir::BinaryOp::div: case ir::BinaryOp::mod: return quotient(op, type);
      case ir::BinaryOp::shift_left: case ir::BinaryOp::shift_right: return shift(op, type);
      case ir::BinaryOp::add: case ir::BinaryOp::sub: case ir::BinaryOp::mul:
      case ir::BinaryOp::eq: case ir::BinaryOp::ne: case ir::BinaryOp::lt: case ir::BinaryOp::le:
      case ir::BinaryOp::gt: case ir::BinaryOp::ge: case ir::BinaryOp::logical_and:
      case ir::BinaryOp::logical_or: case ir::BinaryOp::bit_and: case ir::BinaryOp::bit_or:
      case ir::BinaryOp::bit_xor: break;
    }
    const std::string_view wide = wrapping_type(type);
    return returned(concat("(", value_type(type), ")((", wide, ")a ", ir::symbol_of(op), " (",
                           wide, ")b)"));
  }

  /// NaN if either is, and -0 below +0.
  static std::string extremum(ir::BinaryOp op, DType type) {
    const bool is_max = op == ir::BinaryOp::max;
    const std::string picked = concat("a ", is_max ? ">" : "<", " b ? a : b");
    if (!is_float(type)) return returned(picked);
    return concat("  if (a != a || b != b) return a + b;\n  if (a == b) return signbit(a) ? ",
                  is_max ? "b : a" : "a : b", ";\n", returned(picked));
  }

  /// x / 0 is 0, x % 0 is x; the lowest value by -1 wraps.
  static std::string quotient(ir::BinaryOp op, DType type) {
    const bool div = op == ir::BinaryOp::div;
    if (is_float(type)) return returned(type == DType::f32 ? "fmodf(a, b)" : "fmod(a, b)");
    const std::string t(value_type(type));
    std::string body = concat("  if (b == 0) return ", div ? "0" : "a", ";\n");
    if (!is_unsigned(type)) {
      body += concat("  if (b == -1) return ",
                     div ? concat("(", t, ")(0 - (", wrapping_type(type), ")a)") : "0", ";\n");
    }
    return body + returned(concat("(", t, ")(a ", div ? "/" : "%", " b)"));
  }

  /// Amounts from the width on give 0, or all sign bits.
  static std::string shift(ir::BinaryOp op, DType type) {
    const bool left = op == ir::BinaryOp::shift_left;
    const std::string t(value_type(type));
    const bool has_sign = !is_unsigned(type);
    const std::string beyond = left || !has_sign ? "0" : "a < 0 ? -1 : 0";
    const std::string outside = concat(has_sign ? "b < 0 || b >= " : "b >= ", 8 * size_of(type));
    const std::string shifted =
        left ? concat("((", wrapping_type(type), ")a << b)") : std::string("(a >> b)");
    return concat("  if (", outside, ") return ", beyond, ";\n",
                  returned(concat("(", t, ")", shifted)));
  }

  std::map<std::string, std::string, std::less<>> definitions_;
};

}  // namespace hone::c_source
