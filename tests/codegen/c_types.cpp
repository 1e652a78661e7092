#include <hone/codegen/c_types.hpp>

#include <doctest/doctest.h>

#include <limits>

namespace ir = hone::ir;
using hone::DType;
using namespace hone::c_source;

TEST_CASE("numbers in C have their type and read back as the same value") {
  const double limit = std::numeric_limits<double>::infinity();
  CHECK(constant_text(DType::f32, {0, 0.1f}) == "0.1f");
  CHECK(constant_text(DType::f64, {0, 0.1}) == "0.1");
  CHECK(constant_text(DType::f32, {0, 3}) == "3.0f");
  CHECK(constant_text(DType::f32, {0, -0.0}) == "-0.0f");
  CHECK(constant_text(DType::f64, {0, -limit}) == "-INFINITY");
  CHECK(constant_text(DType::f32, {0, std::numeric_limits<double>::quiet_NaN()}) == "NAN");
  CHECK(constant_text(DType::i64, {std::numeric_limits<std::int64_t>::min(), 0}) == "INT64_MIN");
  CHECK(constant_text(DType::u32, {7, 0}) == "7u");
  CHECK(constant_text(DType::boolean, {1, 0}) == "true");
}

TEST_CASE("names stay as they are written, as far as C lets them") {
  Names names;
  CHECK(names.of("A") == "A");
  CHECK(names.of("C.sum.acc") == "C_sum_acc");
  CHECK(names.of("C.i.0@j.0") == "C_i_0_j_0");
  CHECK(names.of("C.sum.acc") == "C_sum_acc");
  CHECK(names.of("C_sum.acc") == "C_sum_acc_1");
  CHECK(names.of("int") == "int_1");
  CHECK(names.of("data") == "data_1");
  CHECK(names.of("max_float") == "max_float_1");
  CHECK(names.of("3d") == "v3d");
  CHECK(names.fresh("t") == "t0");
  CHECK(names.of("t1") == "t1");
  CHECK(names.fresh("t") == "t2");
}
