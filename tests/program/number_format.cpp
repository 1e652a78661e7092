#include <hone/program/number_format.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("an element type is found by its format") {
  CHECK(find_dtype({NumberKind::floating, 4}) == DType::f32);
  CHECK(find_dtype({NumberKind::floating, 8}) == DType::f64);
  CHECK(find_dtype({NumberKind::signed_integer, 4}) == DType::i32);
  CHECK(find_dtype({NumberKind::signed_integer, 8}) == DType::i64);
  CHECK(find_dtype({NumberKind::unsigned_integer, 1}) == DType::u8);
  CHECK(find_dtype({NumberKind::boolean, 1}) == DType::boolean);
}

TEST_CASE("every element type has a format of its own") {
  for (std::size_t n = 0; n < dtype_count(); ++n) {
    const auto type = static_cast<DType>(n);
    CHECK(find_dtype(number_format_of(type)) == type);
  }
}

TEST_CASE("a format that no element type has is none") {
  CHECK(!find_dtype({NumberKind::floating, 16}));
  CHECK(!find_dtype({NumberKind::boolean, 4}));
  CHECK(!find_dtype({NumberKind::unsigned_integer, 0}));
}

TEST_CASE("the names of the element types are a list for errors") {
  CHECK(dtype_names().starts_with("float, double, int32, int64"));
  CHECK(dtype_names().find("bool") != std::string::npos);
}
