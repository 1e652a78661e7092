#include <hone/codegen/llvm_types.hpp>

#include <doctest/doctest.h>

#include <limits>

namespace ir = hone::ir;
using hone::DType;
using namespace hone::llvm_ir;

TEST_CASE("types are spelled as LLVM has them, bool as i1 in values and i8 in memory") {
  CHECK(type_text({DType::f32, 16}) == "<16 x float>");
  CHECK(type_text({DType::f64, 1}) == "double");
  CHECK(type_text({DType::i32, 4}) == "<4 x i32>");
  CHECK(type_text({DType::i64, 1}) == "i64");
  CHECK(type_text({DType::u8, 64}) == "<64 x i8>");
  CHECK(type_text({DType::i8, 1}) == "i8");
  CHECK(type_text({DType::i16, 8}) == "<8 x i16>");
  CHECK(type_text({DType::u16, 1}) == "i16");
  CHECK(type_text({DType::u32, 16}) == "<16 x i32>");
  CHECK(type_text({DType::boolean, 16}) == "<16 x i1>");
  CHECK(memory_type({DType::boolean, 16}) == "<16 x i8>");
  CHECK(memory_type({DType::boolean, 1}) == "i8");
  CHECK(memory_type({DType::f32, 1}) == "float");
}

TEST_CASE("overloaded intrinsics end in the type") {
  CHECK(suffix({DType::f32, 16}) == "v16f32");
  CHECK(suffix({DType::f64, 1}) == "f64");
  CHECK(suffix({DType::i32, 8}) == "v8i32");
  CHECK(suffix({DType::i64, 1}) == "i64");
  CHECK(suffix({DType::u8, 2}) == "v2i8");
  CHECK(suffix({DType::i16, 4}) == "v4i16");
  CHECK(suffix({DType::u32, 1}) == "i32");
  CHECK(suffix({DType::boolean, 4}) == "v4i1");
}

TEST_CASE("floats are written as bits, so that no digit is lost") {
  CHECK(scalar_constant(DType::f32, {0, 1.0}) == "0x3FF0000000000000");
  CHECK(scalar_constant(DType::f64, {0, -0.0}) == "0x8000000000000000");
  CHECK(scalar_constant(DType::f32, {0, 0.1}) == "0x3FB99999A0000000");
  CHECK(scalar_constant(DType::f64, {0, 0.1}) == "0x3FB999999999999A");
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(scalar_constant(DType::f32, {0, infinity}) == "0x7FF0000000000000");
  CHECK(scalar_constant(DType::i64, {-7, 0}) == "-7");
}

TEST_CASE("only +0 is all zero bits") {
  CHECK(is_zero_bits({0, 0.0}));
  CHECK_FALSE(is_zero_bits({0, -0.0}));
  CHECK_FALSE(is_zero_bits({1, 0.0}));
}
