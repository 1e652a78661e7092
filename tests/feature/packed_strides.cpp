#include <hone/feature/packed_strides.hpp>

#include <doctest/doctest.h>

using hone::feature::packed_step;
using hone::feature::PackedPart;

TEST_CASE("a step through a packed buffer is that of its largest part") {
  // d1.0, d0 (768), d1.1 (64)
  const std::vector<PackedPart> parts{{1, 1, 1}, {0, 1, 64}, {1, 64, 768 * 64}};
  CHECK(packed_step(parts, 1, 1) == 1);
  CHECK(packed_step(parts, 1, 64) == 768 * 64);
  CHECK(packed_step(parts, 1, -128) == 2 * 768 * 64);
  CHECK(packed_step(parts, 0, 1) == 64);
  CHECK(packed_step(parts, 1, 0) == 0);
}
