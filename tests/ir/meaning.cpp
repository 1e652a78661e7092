#include <hone/ir/meaning.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace hone::ir::meaning_test {

using Limits = std::numeric_limits<double>;
inline constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t least32 = std::numeric_limits<std::int32_t>::min();

inline std::int64_t integers(BinaryOp op, std::int64_t a, std::int64_t b,
                             DType type = DType::i64) {
  return evaluate(op, integer_value(type, a), integer_value(type, b)).integer;
}
inline double reals(BinaryOp op, double a, double b, DType type = DType::f64) {
  return evaluate(op, real_value(type, a), real_value(type, b)).real;
}
inline bool truth(BinaryOp op, double a, double b) {
  return evaluate(op, real_value(DType::f64, a), real_value(DType::f64, b)).integer != 0;
}
inline std::int64_t to_integer(DType to, double x) {
  return evaluate_cast(to, real_value(DType::f64, x)).integer;
}

TEST_CASE("signed overflow wraps around") {
  CHECK(integers(BinaryOp::add, most, 1) == least);
  CHECK(integers(BinaryOp::sub, least32, 1, DType::i32) == 2147483647);
  CHECK(integers(BinaryOp::mul, least, -1) == least);
  CHECK(evaluate(UnaryOp::neg, integer_value(DType::i64, least)).integer == least);
  CHECK(integers(BinaryOp::mul, 65536, 65536, DType::i32) == 0);
}

TEST_CASE("uint8 wraps at 256 and compares unsigned") {
  CHECK(integers(BinaryOp::add, 200, 100, DType::u8) == 44);
  CHECK(integers(BinaryOp::sub, 0, 1, DType::u8) == 255);
  CHECK(evaluate(UnaryOp::neg, integer_value(DType::u8, 1)).integer == 255);
  CHECK(integers(BinaryOp::gt, 255, 1, DType::u8) == 1);
}

TEST_CASE("narrow integers wrap at their width, signed ones to the lowest") {
  CHECK(integers(BinaryOp::add, 127, 1, DType::i8) == -128);
  CHECK(integers(BinaryOp::mul, 256, 256, DType::i16) == 0);
  CHECK(integers(BinaryOp::sub, 0, 1, DType::u16) == 65535);
  CHECK(integers(BinaryOp::add, 4294967295, 2, DType::u32) == 1);
  CHECK(integers(BinaryOp::div, -128, -1, DType::i8) == -128);
  CHECK(integers(BinaryOp::gt, 4294967295, 1, DType::u32) == 1);
  CHECK(integers(BinaryOp::shift_right, -128, 3, DType::i8) == -16);
  CHECK(integers(BinaryOp::shift_right, 4294967295, 31, DType::u32) == 1);
  CHECK(integers(BinaryOp::shift_left, 1, 8, DType::i8) == 0);
  CHECK(evaluate(UnaryOp::neg, integer_value(DType::i8, -128)).integer == -128);
}

TEST_CASE("casts to narrow integers saturate from floats and wrap from integers") {
  CHECK(to_integer(DType::i8, 200) == 127);
  CHECK(to_integer(DType::i16, -1e9) == -32768);
  CHECK(to_integer(DType::u32, 1e20) == 4294967295);
  CHECK(to_integer(DType::u16, -3) == 0);
  CHECK(evaluate_cast(DType::i8, integer_value(DType::i32, 200)).integer == -56);
  CHECK(evaluate_cast(DType::u32, integer_value(DType::i8, -1)).integer == 4294967295);
  CHECK(evaluate_bitcast(DType::u8, integer_value(DType::i8, -1)).integer == 255);
  CHECK(evaluate_bitcast(DType::i16, integer_value(DType::u16, 65535)).integer == -1);
  CHECK(evaluate_bitcast(DType::u32, real_value(DType::f32, -0.0)).integer == 0x80000000);
  CHECK(evaluate_bitcast(DType::f32, integer_value(DType::u32, 0x3f800000)).real == 1);
}

TEST_CASE("integer division truncates; by zero it gives 0, and INT_MIN / -1 wraps") {
  CHECK(integers(BinaryOp::div, -7, 2) == -3);
  CHECK(integers(BinaryOp::div, 7, 0) == 0);
  CHECK(integers(BinaryOp::div, least, -1) == least);
  CHECK(integers(BinaryOp::div, least32, -1, DType::i32) == least32);
}

TEST_CASE("the remainder is what the quotient leaves, also of a division by zero") {
  CHECK(integers(BinaryOp::mod, -7, 2) == -1);
  CHECK(integers(BinaryOp::mod, 7, 0) == 7);
  CHECK(integers(BinaryOp::mod, least, -1) == 0);
  for (const std::int64_t x : {least, least + 1, std::int64_t{-7}, std::int64_t{0}, most}) {
    for (const std::int64_t y : {least, std::int64_t{-3}, std::int64_t{-1}, std::int64_t{0}}) {
      const std::int64_t back = integers(BinaryOp::mul, integers(BinaryOp::div, x, y), y);
      CHECK(integers(BinaryOp::add, back, integers(BinaryOp::mod, x, y)) == x);
    }
  }
}

TEST_CASE("min and max propagate NaN from either side and put -0 below +0") {
  for (const BinaryOp op : {BinaryOp::min, BinaryOp::max}) {
    CHECK(std::isnan(reals(op, Limits::quiet_NaN(), 1)));
    CHECK(std::isnan(reals(op, 1, Limits::quiet_NaN())));
  }
  CHECK(std::signbit(reals(BinaryOp::min, 0.0, -0.0)));
  CHECK(std::signbit(reals(BinaryOp::min, -0.0, 0.0)));
  CHECK_FALSE(std::signbit(reals(BinaryOp::max, 0.0, -0.0)));
  CHECK_FALSE(std::signbit(reals(BinaryOp::max, -0.0, 0.0)));
  CHECK(reals(BinaryOp::min, -Limits::infinity(), -3) == -Limits::infinity());
  CHECK(reals(BinaryOp::max, -5, -3) == -3);
}

TEST_CASE("comparisons with NaN are false but for !=, and the zeros are equal") {
  const double nan = Limits::quiet_NaN();
  for (const BinaryOp op : {BinaryOp::eq, BinaryOp::lt, BinaryOp::le, BinaryOp::gt, BinaryOp::ge}) {
    CHECK_FALSE(truth(op, nan, 1));
    CHECK_FALSE(truth(op, 1, nan));
  }
  CHECK(truth(BinaryOp::ne, nan, nan));
  CHECK(truth(BinaryOp::eq, 0.0, -0.0));
  CHECK_FALSE(truth(BinaryOp::lt, -0.0, 0.0));
  CHECK(truth(BinaryOp::lt, -1, -0.5));
  CHECK(truth(BinaryOp::ge, Limits::denorm_min(), 0.0));
}

TEST_CASE("float32 operations round to float once") {
  CHECK(reals(BinaryOp::add, 16777216, 1, DType::f32) == 16777216);
  CHECK(reals(BinaryOp::add, 16777216, 1, DType::f64) == 16777217);
  CHECK(reals(BinaryOp::mul, 1e30, 1e30, DType::f32) == Limits::infinity());
  CHECK(reals(BinaryOp::div, 1, 3, DType::f32) == static_cast<double>(1.0f / 3.0f));
  CHECK(reals(BinaryOp::mod, -7.5, 2) == -1.5);
  CHECK(std::isnan(reals(BinaryOp::mod, 1, 0)));
}

TEST_CASE("casts from floats truncate and saturate, and NaN gives 0") {
  CHECK(to_integer(DType::i32, 2.9) == 2);
  CHECK(to_integer(DType::i32, -2.9) == -2);
  CHECK(to_integer(DType::i32, 1e10) == 2147483647);
  CHECK(to_integer(DType::i32, -1e10) == least32);
  CHECK(to_integer(DType::i64, 1e30) == most);
  CHECK(to_integer(DType::i64, 0x1p63) == most);
  CHECK(to_integer(DType::i64, -Limits::infinity()) == least);
  CHECK(to_integer(DType::u8, -1) == 0);
  CHECK(to_integer(DType::u8, 255.9) == 255);
  CHECK(to_integer(DType::i32, Limits::quiet_NaN()) == 0);
}

TEST_CASE("casts between integers wrap, and to floats they round once to nearest") {
  CHECK(evaluate_cast(DType::u8, integer_value(DType::i32, -1)).integer == 255);
  CHECK(evaluate_cast(DType::i32, integer_value(DType::i64, 1ll << 31)).integer == least32);
  CHECK(evaluate_cast(DType::i64, integer_value(DType::u8, 200)).integer == 200);
  CHECK(evaluate_cast(DType::f32, integer_value(DType::i64, 16777217)).real == 16777216);
  CHECK(evaluate_cast(DType::f64, integer_value(DType::i64, most)).real == 0x1p63);
  CHECK(evaluate_cast(DType::f32, real_value(DType::f64, 0.1)).real == static_cast<double>(0.1f));
}

TEST_CASE("casts to bool ask whether the value is not zero") {
  CHECK(to_integer(DType::boolean, -0.0) == 0);
  CHECK(to_integer(DType::boolean, Limits::quiet_NaN()) == 1);
  CHECK(evaluate_cast(DType::boolean, integer_value(DType::i32, 256)).integer == 1);
  CHECK(evaluate_cast(DType::f32, bool_value(true)).real == 1);
}

TEST_CASE("shifts by the width or more leave no bits, or the sign") {
  CHECK(integers(BinaryOp::shift_left, 1, 64) == 0);
  CHECK(integers(BinaryOp::shift_left, 1, 31, DType::i32) == least32);
  CHECK(integers(BinaryOp::shift_left, 1, 32, DType::i32) == 0);
  CHECK(integers(BinaryOp::shift_left, 1, -1) == 0);
  CHECK(integers(BinaryOp::shift_right, -8, 1) == -4);
  CHECK(integers(BinaryOp::shift_right, -8, 64) == -1);
  CHECK(integers(BinaryOp::shift_right, 8, 100) == 0);
  CHECK(integers(BinaryOp::shift_right, 255, 4, DType::u8) == 15);
  CHECK(integers(BinaryOp::bit_xor, 255, 15, DType::u8) == 240);
}

TEST_CASE("bitcasts keep the bits") {
  CHECK(evaluate_bitcast(DType::i32, real_value(DType::f32, -0.0)).integer == least32);
  CHECK(evaluate_bitcast(DType::f32, integer_value(DType::i32, 0x3f800000)).real == 1);
  CHECK(evaluate_bitcast(DType::i64, real_value(DType::f64, 1)).integer == 0x3ff0000000000000);
  CHECK(evaluate_bitcast(DType::boolean, integer_value(DType::u8, 2)).integer == 1);
}

TEST_CASE("reductions start from a value that changes nothing") {
  for (const DType type : {DType::f32, DType::f64, DType::i32, DType::i64, DType::u8,
                           DType::boolean}) {
    for (const ReduceOp op : {ReduceOp::sum, ReduceOp::prod, ReduceOp::max, ReduceOp::min}) {
      const Value x = is_float(type) ? real_value(type, -2.5) : integer_value(type, 1);
      CHECK(same(evaluate(combining_op(op, type), identity_of(op, type), x), x));
    }
  }
  CHECK(identity_of(ReduceOp::max, DType::f32).real == -Limits::infinity());
  CHECK(identity_of(ReduceOp::min, DType::u8).integer == 255);
  CHECK_FALSE(std::signbit(identity_of(ReduceOp::sum, DType::f32).real));
}

TEST_CASE("fma is rounded once and wraps on integers") {
  const Value a = real_value(DType::f64, 1 + 0x1p-52);
  CHECK(evaluate_fma(a, a, real_value(DType::f64, -1)).real == 0x1p-51 + 0x1p-104);
  CHECK(evaluate_fma(integer_value(DType::u8, 20), integer_value(DType::u8, 20),
                     integer_value(DType::u8, 1)).integer == 145);
}

TEST_CASE("what has no meaning is refused") {
  CHECK_THROWS_WITH_AS(evaluate(UnaryOp::neg, bool_value(true)),
                       "internal error in hone: negation of bool", InternalError);
  CHECK_THROWS_WITH_AS(evaluate(BinaryOp::add, bool_value(true), bool_value(true)),
                       "internal error in hone: arithmetic on bool", InternalError);
  CHECK_THROWS_WITH_AS(evaluate(BinaryOp::bit_or, real_value(DType::f32, 1),
                                real_value(DType::f32, 1)),
                       "internal error in hone: a bit operation on floats", InternalError);
  CHECK_THROWS_WITH_AS(evaluate(BinaryOp::add, integer_value(DType::i32, 1),
                                integer_value(DType::i64, 1)),
                       "internal error in hone: operands of types int32 and int64", InternalError);
  CHECK_THROWS_WITH_AS(identity_of(ReduceOp::custom, DType::f32),
                       "internal error in hone: the identity of a custom reduction is the user's",
                       InternalError);
}

}  // namespace hone::ir::meaning_test
