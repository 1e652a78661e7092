#include <hone/ir/dtype.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("every C++ element type has a dtype of its size") {
  static_assert(dtype_of<float> == DType::f32 && size_of(DType::f32) == sizeof(float));
  static_assert(dtype_of<double> == DType::f64 && size_of(DType::f64) == sizeof(double));
  static_assert(dtype_of<std::int32_t> == DType::i32 && size_of(DType::i32) == 4);
  static_assert(dtype_of<std::int64_t> == DType::i64 && size_of(DType::i64) == 8);
  static_assert(dtype_of<std::uint8_t> == DType::u8 && size_of(DType::u8) == 1);
  static_assert(dtype_of<std::int8_t> == DType::i8 && size_of(DType::i8) == 1);
  static_assert(dtype_of<std::int16_t> == DType::i16 && size_of(DType::i16) == 2);
  static_assert(dtype_of<std::uint16_t> == DType::u16 && size_of(DType::u16) == 2);
  static_assert(dtype_of<std::uint32_t> == DType::u32 && size_of(DType::u32) == 4);
  static_assert(dtype_of<bool> == DType::boolean && size_of(DType::boolean) == sizeof(bool));
  CHECK(name_of(DType::f32) == "float");
  CHECK(name_of(DType::boolean) == "bool");
  CHECK(name_of(DType::i8) == "int8");
  CHECK(name_of(DType::u16) == "uint16");
}

TEST_CASE("unsigned are the integers without a sign") {
  for (const DType type : {DType::u8, DType::u16, DType::u32}) CHECK(is_unsigned(type));
  for (const DType type : {DType::i8, DType::i16, DType::i32, DType::i64}) {
    CHECK(!is_unsigned(type));
  }
  CHECK(!is_unsigned(DType::boolean));
}

TEST_CASE("bool is neither float nor integer") {
  CHECK(!is_float(DType::boolean));
  CHECK(!is_integer(DType::boolean));
  CHECK(is_integer(DType::u8));
  CHECK(is_float(DType::f64));
}
