#include <hone/kernel/layout.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>

namespace layout_test {
using namespace hone;

TEST_CASE("the unit dimension is the last by row, the first by column, and none of a scalar") {
  CHECK(unit_dim(row_major, 3) == 2);
  CHECK(unit_dim(col_major, 3) == 0);
  CHECK(unit_dim(row_major, 1) == 0);
  CHECK(unit_dim(col_major, 1) == 0);
  CHECK(unit_dim(row_major, 0) == -1);
  CHECK(unit_dim(col_major, 0) == -1);
}

TEST_CASE("packed strides step over what lies inside") {
  using Strides = std::array<std::int64_t, 3>;
  const std::array<std::int64_t, 3> shape{2, 3, 5};
  Strides strides{};
  pack_strides(row_major, shape, strides);
  CHECK(strides == Strides{15, 5, 1});
  pack_strides(col_major, shape, strides);
  CHECK(strides == Strides{1, 2, 6});
  pack_strides(row_major, {}, {});
}

}  // namespace layout_test
