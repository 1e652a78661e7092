#include <hone/ir/dtype.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("every C++ element type has a dtype of its size") {
  static_assert(dtype_of<float> == DType::f32 && size_of(DType::f32) == sizeof(float));
  static_assert(dtype_of<double> == DType::f64 && size_of(DType::f64) == sizeof(double));
  static_assert(dtype_of<std::int32_t> == DType::i32 && size_of(DType::i32) == 4);
  static_assert(dtype_of<std::int64_t> == DType::i64 && size_of(DType::i64) == 8);
  static_assert(dtype_of<std::uint8_t> == DType::u8 && size_of(DType::u8) == 1);
  static_assert(dtype_of<bool> == DType::boolean && size_of(DType::boolean) == sizeof(bool));
  CHECK(name_of(DType::f32) == "float");
  CHECK(name_of(DType::boolean) == "bool");
}

TEST_CASE("bool is neither float nor integer") {
  CHECK(!is_float(DType::boolean));
  CHECK(!is_integer(DType::boolean));
  CHECK(is_integer(DType::u8));
  CHECK(is_float(DType::f64));
}
