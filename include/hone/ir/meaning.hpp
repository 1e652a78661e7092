// ir/meaning.hpp
// The one table of numeric meaning: what every operator gives for every element type. Constant
// folding, the simplifier's tests and evaluate() call these functions; codegen must agree.
//
//              floats (f32 rounds once to float)      integers (i8 .. i64 signed; u8 .. u32 not)
//   + - * neg  IEEE 754, to nearest even              wrap around
//   div        IEEE: x / 0 is an infinity or NaN      truncates; x / 0 = 0; INT_MIN / -1 = INT_MIN
//   mod        C's fmod: sign of the dividend         x - (x / y) * y, so x % 0 = x,
//              x % 0 is NaN                           INT_MIN % -1 = 0
//   min max    a NaN operand gives NaN; -0 < +0       the smaller, the larger
//   == < ..    IEEE: false with a NaN, != true        as written, by the numbers
//   & | ^      -                                      on the bits
//   << >>      -                                      >> keeps the sign; a shift amount that is
//                                                     negative or >= the width gives 0, for >> of a
//                                                     negative number -1
//   casts      to integers: truncate, then saturate;  the low bits; what the type holds stays;
//              NaN gives 0. To f32, f64: to nearest   to floats: to nearest, one rounding
//   to bool    x != 0 (NaN: true)                     x != 0
//   bool       false < true; min is and, max is or; no arithmetic; as a number 0 or 1
//   fma        a * b + c, rounded once or twice       a * b + c, wraps
//   reductions start from sum +0, prod 1, max -inf, min +inf, for integers from the smallest and
//              the largest value, for bool from false and true; a sum of bools is or, a prod is and
//
// Which NaN (sign, payload) an operation gives is not specified.
// Comparisons work on bits: -ffast-math in the including program changes nothing here.
#pragma once

#include <hone/ir/expr.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace hone::ir {

/// One element: integers and bool in `integer` (unsigned ones as numbers from 0), floats in `real`;
/// the other is 0.
struct Value {
  DType dtype = DType::i64;
  std::int64_t integer = 0;
  double real = 0;
};

constexpr int bits_of(DType type) {
  return type == DType::boolean ? 1 : static_cast<int>(size_of(type)) * 8;
}

constexpr std::int64_t lowest_integer(DType type) {
  switch (type) {
    case DType::i8: return std::numeric_limits<std::int8_t>::min();
    case DType::i16: return std::numeric_limits<std::int16_t>::min();
    case DType::i32: return std::numeric_limits<std::int32_t>::min();
    case DType::i64: return std::numeric_limits<std::int64_t>::min();
    case DType::u8: case DType::u16: case DType::u32: case DType::boolean: case DType::f32:
    case DType::f64: return 0;
  }
  return 0;
}

constexpr std::int64_t highest_integer(DType type) {
  switch (type) {
    case DType::i8: return std::numeric_limits<std::int8_t>::max();
    case DType::i16: return std::numeric_limits<std::int16_t>::max();
    case DType::i32: return std::numeric_limits<std::int32_t>::max();
    case DType::i64: return std::numeric_limits<std::int64_t>::max();
    case DType::u8: return std::numeric_limits<std::uint8_t>::max();
    case DType::u16: return std::numeric_limits<std::uint16_t>::max();
    case DType::u32: return std::numeric_limits<std::uint32_t>::max();
    case DType::boolean: return 1;
    case DType::f32: case DType::f64: return 0;
  }
  return 0;
}

/// The low bits of `value` as a number of an integer type.
constexpr std::int64_t wrapped(DType type, std::uint64_t value) {
  switch (type) {
    case DType::i8: return static_cast<std::int8_t>(static_cast<std::uint8_t>(value));
    case DType::i16: return static_cast<std::int16_t>(static_cast<std::uint16_t>(value));
    case DType::i32: return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    case DType::u8: return static_cast<std::uint8_t>(value);
    case DType::u16: return static_cast<std::uint16_t>(value);
    case DType::u32: return static_cast<std::uint32_t>(value);
    case DType::boolean: return static_cast<std::int64_t>(value & 1);
    case DType::i64: case DType::f32: case DType::f64: break;
  }
  return static_cast<std::int64_t>(value);
}

inline Value integer_value(DType type, std::int64_t value) { return {type, value, 0}; }
inline Value bool_value(bool value) { return {DType::boolean, value, 0}; }
/// Rounds to `type`.
inline Value real_value(DType type, double value) {
  return {type, 0, type == DType::f32 ? static_cast<double>(static_cast<float>(value)) : value};
}

/// Reads the bits: std::isnan is folded to false under -ffast-math.
inline bool is_nan(double x) {
  return (std::bit_cast<std::uint64_t>(x) & 0x7fffffffffffffffu) > 0x7ff0000000000000u;
}

/// The same bits; any two NaNs of one type are the same.
inline bool same(const Value& a, const Value& b) {
  if (a.dtype != b.dtype) return false;
  if (!is_float(a.dtype)) return a.integer == b.integer;
  if (is_nan(a.real) || is_nan(b.real)) return is_nan(a.real) && is_nan(b.real);
  return std::bit_cast<std::uint64_t>(a.real) == std::bit_cast<std::uint64_t>(b.real);
}

namespace detail {

/// Integers in the order of the doubles, with -0 below +0. Not for NaN.
inline std::int64_t order_key(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x);
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits + 1;
}

inline bool is_zero(double x) {
  return (std::bit_cast<std::uint64_t>(x) & 0x7fffffffffffffffu) == 0;
}

inline double float_binary(BinaryOp op, double a, double b) {
  if (op == BinaryOp::add) return a + b;
  if (op == BinaryOp::sub) return a - b;
  if (op == BinaryOp::mul) return a * b;
  if (op == BinaryOp::div) return a / b;
  if (op == BinaryOp::mod) return std::fmod(a, b);
  ensure(op == BinaryOp::min || op == BinaryOp::max, "a bit operation on floats");
  if (is_nan(a)) return a;
  if (is_nan(b)) return b;
  const bool a_first = order_key(a) <= order_key(b);
  return a_first == (op == BinaryOp::min) ? a : b;
}

inline bool float_compare(BinaryOp op, double a, double b) {
  if (is_nan(a) || is_nan(b)) return op == BinaryOp::ne;
  const std::int64_t x = is_zero(a) ? 0 : order_key(a);
  const std::int64_t y = is_zero(b) ? 0 : order_key(b);
  if (op == BinaryOp::eq) return x == y;
  if (op == BinaryOp::ne) return x != y;
  if (op == BinaryOp::lt) return x < y;
  if (op == BinaryOp::le) return x <= y;
  return op == BinaryOp::gt ? x > y : x >= y;
}

inline bool integer_compare(BinaryOp op, std::int64_t x, std::int64_t y) {
  if (op == BinaryOp::eq) return x == y;
  if (op == BinaryOp::ne) return x != y;
  if (op == BinaryOp::lt) return x < y;
  if (op == BinaryOp::le) return x <= y;
  return op == BinaryOp::gt ? x > y : x >= y;
}

/// In 64 bits: narrower operands cannot overflow but by INT_MIN / -1, which the caller wraps.
inline std::int64_t divide(std::int64_t a, std::int64_t b) {
  if (b == 0) return 0;
  if (b == -1) return static_cast<std::int64_t>(0 - static_cast<std::uint64_t>(a));
  return a / b;
}
inline std::int64_t modulo(std::int64_t a, std::int64_t b) {
  if (b == 0) return a;
  return b == -1 ? 0 : a % b;
}

inline std::int64_t shift_left(DType type, std::int64_t a, std::int64_t by) {
  if (by < 0 || by >= bits_of(type)) return 0;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) << by);
}
inline std::int64_t shift_right(DType type, std::int64_t a, std::int64_t by) {
  if (by < 0 || by >= bits_of(type)) return a < 0 ? -1 : 0;
  return a >> by;
}

inline std::int64_t integer_binary(BinaryOp op, DType type, std::int64_t a, std::int64_t b) {
  const auto x = static_cast<std::uint64_t>(a);
  const auto y = static_cast<std::uint64_t>(b);
  switch (op) {
    case BinaryOp::add: return static_cast<std::int64_t>(x + y);
    case BinaryOp::sub: return static_cast<std::int64_t>(x - y);
    case BinaryOp::mul: return static_cast<std::int64_t>(x * y);
    case BinaryOp::div: return divide(a, b);
    case BinaryOp::mod: return modulo(a, b);
    case BinaryOp::min: case BinaryOp::logical_and: return a < b ? a : b;
    case BinaryOp::max: case BinaryOp::logical_or: return a > b ? a : b;
    case BinaryOp::bit_and: return a & b;
    case BinaryOp::bit_or: return a | b;
    case BinaryOp::bit_xor: return a ^ b;
    case BinaryOp::shift_left: return shift_left(type, a, b);
    case BinaryOp::shift_right: return shift_right(type, a, b);
    case BinaryOp::eq: case BinaryOp::ne: case BinaryOp::lt: case BinaryOp::le: case BinaryOp::gt:
    case BinaryOp::ge: break;
  }
  return 0;
}

/// Truncated and saturated to an integer type; NaN gives 0.
inline std::int64_t truncated(DType to, double x) {
  if (is_nan(x)) return 0;
  // 2^63 is a double, the highest i64 is not: compare with the bound that is exact.
  const double above = to == DType::i64 ? 0x1p63 : static_cast<double>(highest_integer(to)) + 1;
  if (x >= above) return highest_integer(to);
  if (x <= static_cast<double>(lowest_integer(to))) return lowest_integer(to);
  return static_cast<std::int64_t>(x);
}

constexpr bool is_arithmetic(BinaryOp op) { return op <= BinaryOp::mod; }

}  // namespace detail

inline Value evaluate(UnaryOp op, const Value& a) {
  if (op == UnaryOp::logical_not) {
    ensure(a.dtype == DType::boolean, "logical_not of ", name_of(a.dtype));
    return bool_value(a.integer == 0);
  }
  ensure(a.dtype != DType::boolean, "negation of bool");
  if (is_float(a.dtype)) {
    return {a.dtype, 0, std::bit_cast<double>(std::bit_cast<std::uint64_t>(a.real) ^ (1ull << 63))};
  }
  return integer_value(a.dtype, wrapped(a.dtype, 0 - static_cast<std::uint64_t>(a.integer)));
}

/// Both operands have one element type.
inline Value evaluate(BinaryOp op, const Value& a, const Value& b) {
  ensure(a.dtype == b.dtype, "operands of types ", name_of(a.dtype), " and ", name_of(b.dtype));
  const DType type = a.dtype;
  if (is_comparison(op)) {
    return bool_value(is_float(type) ? detail::float_compare(op, a.real, b.real)
                                     : detail::integer_compare(op, a.integer, b.integer));
  }
  ensure(!is_logical(op) || type == DType::boolean, "and, or of ", name_of(type));
  // A float operation in double, rounded to float, is the float operation: 53 >= 2 * 24 + 2 bits.
  if (is_float(type)) return real_value(type, detail::float_binary(op, a.real, b.real));
  ensure(type != DType::boolean || !detail::is_arithmetic(op), "arithmetic on bool");
  const std::int64_t wide = detail::integer_binary(op, type, a.integer, b.integer);
  return integer_value(type, wrapped(type, static_cast<std::uint64_t>(wide)));
}

inline Value evaluate_cast(DType to, const Value& a) {
  const bool from_float = is_float(a.dtype);
  if (to == DType::boolean) {
    return bool_value(from_float ? !detail::is_zero(a.real) : a.integer != 0);
  }
  if (from_float) {
    return is_float(to) ? real_value(to, a.real) : integer_value(to, detail::truncated(to, a.real));
  }
  if (to == DType::f32) return {to, 0, static_cast<double>(static_cast<float>(a.integer))};
  if (to == DType::f64) return {to, 0, static_cast<double>(a.integer)};
  return integer_value(to, wrapped(to, static_cast<std::uint64_t>(a.integer)));
}

/// The bits of `a` as a type of the same size; a byte becomes bool by being other than 0.
inline Value evaluate_bitcast(DType to, const Value& a) {
  ensure(size_of(to) == size_of(a.dtype), "bitcast between different sizes");
  if (to == DType::boolean) return bool_value(a.integer != 0);
  if (is_float(to) && is_float(a.dtype)) return {to, 0, a.real};
  if (!is_float(to) && !is_float(a.dtype)) {
    return integer_value(to, wrapped(to, static_cast<std::uint64_t>(a.integer)));
  }
  if (to == DType::i32) return {to, std::bit_cast<std::int32_t>(static_cast<float>(a.real)), 0};
  if (to == DType::u32) return {to, std::bit_cast<std::uint32_t>(static_cast<float>(a.real)), 0};
  if (to == DType::i64) return {to, std::bit_cast<std::int64_t>(a.real), 0};
  if (to == DType::f64) return {to, 0, std::bit_cast<double>(a.integer)};
  const auto bits = static_cast<std::uint32_t>(a.integer);
  return {to, 0, static_cast<double>(std::bit_cast<float>(bits))};
}

/// a * b + c; floats are rounded once here, a target may round twice.
inline Value evaluate_fma(const Value& a, const Value& b, const Value& c) {
  if (a.dtype == DType::f64) return {a.dtype, 0, std::fma(a.real, b.real, c.real)};
  if (a.dtype != DType::f32) {
    return evaluate(BinaryOp::add, evaluate(BinaryOp::mul, a, b), c);
  }
  const float result = std::fma(static_cast<float>(a.real), static_cast<float>(b.real),
                                static_cast<float>(c.real));
  return {a.dtype, 0, static_cast<double>(result)};
}

/// The operator that combines two values of a reduction; `custom` has none.
inline BinaryOp combining_op(ReduceOp op, DType type) {
  const bool logical = type == DType::boolean;
  switch (op) {
    case ReduceOp::sum: return logical ? BinaryOp::logical_or : BinaryOp::add;
    case ReduceOp::prod: return logical ? BinaryOp::logical_and : BinaryOp::mul;
    case ReduceOp::max: return BinaryOp::max;
    case ReduceOp::min: return BinaryOp::min;
    case ReduceOp::custom: break;
  }
  fail<InternalError>("internal error in hone: a custom reduction has no operator");
}

/// What a reduction starts from: combining it with x gives x, but for -0 in a sum.
inline Value identity_of(ReduceOp op, DType type) {
  const double infinity = std::numeric_limits<double>::infinity();
  switch (op) {
    case ReduceOp::sum: return {type, 0, 0};
    case ReduceOp::prod: return is_float(type) ? Value{type, 0, 1} : Value{type, 1, 0};
    case ReduceOp::max:
      return is_float(type) ? Value{type, 0, -infinity} : Value{type, lowest_integer(type), 0};
    case ReduceOp::min:
      return is_float(type) ? Value{type, 0, infinity} : Value{type, highest_integer(type), 0};
    case ReduceOp::custom: break;
  }
  fail<InternalError>("internal error in hone: the identity of a custom reduction is the user's");
}

}  // namespace hone::ir
