// ir/print.hpp
// Expressions, statements and functions as text, for people: errors, kernel.info(), golden tests.
// Names stand as the user wrote them; parentheses only where C++ would need them.
//
//   dense(in A: float[128, 768], in B: float[768, 3072], out C: float[128, 3072]):
//     parallel for i.0 in 0..16:
//       for j in 0..3072:
//         C[i.0 * 8, j] = max(A[i.0 * 8, j], 0.0) if j < 3000
//
// The text is stable but not complete: constants do not show their type unless they are floats.
#pragma once

#include <hone/ir/stmt.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hone::ir {

std::string to_string(const Expr& e);

/// As a user writes the operator: "+", "&&"; min and max are functions and have their names.
constexpr std::string_view symbol_of(BinaryOp op) {
  switch (op) {
    case BinaryOp::add: return "+";
    case BinaryOp::sub: return "-";
    case BinaryOp::mul: return "*";
    case BinaryOp::div: return "/";
    case BinaryOp::mod: return "%";
    case BinaryOp::min: return "min";
    case BinaryOp::max: return "max";
    case BinaryOp::eq: return "==";
    case BinaryOp::ne: return "!=";
    case BinaryOp::lt: return "<";
    case BinaryOp::le: return "<=";
    case BinaryOp::gt: return ">";
    case BinaryOp::ge: return ">=";
    case BinaryOp::logical_and: return "&&";
    case BinaryOp::logical_or: return "||";
    case BinaryOp::bit_and: return "&";
    case BinaryOp::bit_or: return "|";
    case BinaryOp::bit_xor: return "^";
    case BinaryOp::shift_left: return "<<";
    case BinaryOp::shift_right: return ">>";
  }
  return "";
}

/// The name a program spells the reduction with.
constexpr std::string_view name_of(ReduceOp op) {
  switch (op) {
    case ReduceOp::sum: return "sum";
    case ReduceOp::prod: return "prod_over";
    case ReduceOp::max: return "max_over";
    case ReduceOp::min: return "min_over";
    case ReduceOp::custom: return "reduce";
  }
  return "";
}

/// "float", or "float x 8" for a vector.
inline std::string to_string(Type type) {
  std::string text(name_of(type.dtype));
  if (type.is_vector()) text += " x " + std::to_string(type.lanes);
  return text;
}

namespace detail {

/// C++'s levels: the larger binds tighter. Function-like nodes are atoms.
inline constexpr int conditional_level = 0;
inline constexpr int unary_level = 11;
inline constexpr int atom_level = 12;

constexpr int level_of(BinaryOp op) {
  switch (op) {
    case BinaryOp::logical_or: return 1;
    case BinaryOp::logical_and: return 2;
    case BinaryOp::bit_or: return 3;
    case BinaryOp::bit_xor: return 4;
    case BinaryOp::bit_and: return 5;
    case BinaryOp::eq: case BinaryOp::ne: return 6;
    case BinaryOp::lt: case BinaryOp::le: case BinaryOp::gt: case BinaryOp::ge: return 7;
    case BinaryOp::shift_left: case BinaryOp::shift_right: return 8;
    case BinaryOp::add: case BinaryOp::sub: return 9;
    case BinaryOp::mul: case BinaryOp::div: case BinaryOp::mod: return 10;
    case BinaryOp::min: case BinaryOp::max: return atom_level;
  }
  return atom_level;
}

/// The shortest decimal that reads back as the same value, always with a point or exponent.
inline std::string float_text(DType type, double value) {
  std::array<char, 40> buffer{};
  char* const end = buffer.data() + buffer.size();
  const std::to_chars_result written =
      type == DType::f32 ? std::to_chars(buffer.data(), end, static_cast<float>(value))
                         : std::to_chars(buffer.data(), end, value);
  std::string text(buffer.data(), written.ptr);
  if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
  return text;
}

inline std::string constant_text(Type type, const Constant& c) {
  std::string text = is_float(type.dtype) ? float_text(type.dtype, c.real)
                     : type.dtype == DType::boolean ? std::string(c.integer ? "true" : "false")
                                                    : std::to_string(c.integer);
  if (!type.is_vector()) return text;
  return "broadcast(" + text + ", " + std::to_string(type.lanes) + ")";
}

inline int level_of(const Expr& e) {
  if (const Binary* b = e.as<Binary>()) return level_of(b->op);
  if (e.as<Unary>()) return unary_level;
  const Load* load = e.as<Load>();
  if (load && load->predicate) return conditional_level;
  const Constant* c = e.as<Constant>();
  const bool negative = c && !e.type().is_vector() && constant_text(e.type(), *c).front() == '-';
  return negative ? unary_level : atom_level;
}

inline std::string in_parentheses_below(int level, const Expr& e) {
  return level_of(e) < level ? "(" + to_string(e) + ")" : to_string(e);
}

inline std::string list_text(const std::vector<Expr>& list) {
  std::string text;
  for (const Expr& e : list) text += (text.empty() ? "" : ", ") + to_string(e);
  return text;
}

inline std::string element_text(const std::string& tensor, const std::vector<Expr>& indices) {
  return tensor + "[" + list_text(indices) + "]";
}

struct PrintExpr {
  const Expr& e;

  std::string operator()(const Constant& n) const { return constant_text(e.type(), n); }
  std::string operator()(const Var& n) const { return n.name; }
  std::string operator()(const Unary& n) const {
    // `- -x` and `-(-3)`: two minus signs in a row would read as a decrement.
    const int level = n.op == UnaryOp::neg ? atom_level : unary_level;
    return (n.op == UnaryOp::neg ? "-" : "!") + in_parentheses_below(level, n.a);
  }
  std::string operator()(const Binary& n) const {
    const std::string op(symbol_of(n.op));
    const int level = level_of(n.op);
    if (level == atom_level) return op + "(" + to_string(n.a) + ", " + to_string(n.b) + ")";
    return in_parentheses_below(level, n.a) + " " + op + " " +
           in_parentheses_below(level + 1, n.b);
  }
  std::string operator()(const Select& n) const {
    return "select(" + list_text({n.condition, n.then_value, n.else_value}) + ")";
  }
  std::string operator()(const Cast& n) const {
    return std::string(name_of(e.type().dtype)) + "(" + to_string(n.a) + ")";
  }
  std::string operator()(const Bitcast& n) const {
    return "bitcast<" + std::string(name_of(e.type().dtype)) + ">(" + to_string(n.a) + ")";
  }
  std::string operator()(const Call& n) const { return n.function + "(" + list_text(n.args) + ")"; }
  std::string operator()(const Load& n) const {
    const bool padded = n.boundary == Boundary::zero;
    const std::string text =
        element_text(padded ? "zero_pad(" + n.tensor + ")" : n.tensor, n.indices);
    return n.predicate ? text + " if " + to_string(n.predicate) : text;
  }
  std::string operator()(const Reduce& n) const {
    std::string text(name_of(n.op));
    if (n.output != 0) text += "." + std::to_string(n.output);
    text += "(";
    for (const Axis& axis : n.axes) text += axis.name + ", ";
    return text + list_text(n.values) + ")";
  }
  std::string operator()(const Scan& n) const {
    return "scan_" + std::string(name_of(n.op)) + "(" + n.axis + ", " + to_string(n.value) + ")";
  }
  std::string operator()(const Ramp& n) const {
    return "ramp(" + list_text({n.base, n.stride}) + ", " + std::to_string(n.lanes) + ")";
  }
  std::string operator()(const Broadcast& n) const {
    return "broadcast(" + to_string(n.value) + ", " + std::to_string(e.type().lanes) + ")";
  }
  std::string operator()(const Fma& n) const { return "fma(" + list_text({n.a, n.b, n.c}) + ")"; }
  std::string operator()(const Horizontal& n) const {
    return std::string(name_of(n.op)) + "(lanes, " + to_string(n.a) + ")";
  }
};

}  // namespace detail

inline std::string to_string(const Expr& e) {
  return e ? std::visit(detail::PrintExpr{e}, e->data) : std::string("nothing");
}

}  // namespace hone::ir
