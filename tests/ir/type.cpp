#include <hone/ir/type.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("types differ by element type and by lanes") {
  constexpr ir::Type scalar{DType::f32};
  CHECK(!scalar.is_vector());
  CHECK(scalar.with_lanes(16).is_vector());
  CHECK(scalar.with_lanes(16) != scalar);
  CHECK(scalar.with_dtype(DType::f64) == ir::Type{DType::f64});
  CHECK(ir::index_type == ir::Type{DType::i64, 1});
}
