#include "explained.hpp"

#include <hone/lower/footprint.hpp>

#include <doctest/doctest.h>

using namespace hone;
using test::text_of;

TEST_CASE("an iteration of a tiled product touches its panels") {
  const test::Explained dense = test::tiled_dense();
  const lowering::Footprints f = dense.footprints();
  const auto C = static_cast<std::size_t>(dense.state.dag().find("C"));
  const auto sum = static_cast<std::size_t>(dense.state.dag().find("C.sum"));
  CHECK(text_of(f.whole(C)) == "A 387072, B 1966080, bias 2560, C 322560");
  // 6 x 768 of A, 768 x 640 of B, 6 x 640 of C, 4 bytes each
  CHECK(text_of(f.inside(C, 0)) == "A 18432, B 1966080, bias 2560, C 15360");
  CHECK(text_of(f.inside(C, 1)) == "A 18432, B 98304, bias 128, C 768");
  CHECK(text_of(f.whole(sum, 0)) == "A 18432, B 98304");
  CHECK(text_of(f.inside(sum, 0)) == "A 24, B 128");
  // What C.sum reads is no part of the loops that come after it.
  CHECK(text_of(f.whole(C, 2)) == "bias 128, C 768");
}

TEST_CASE("overlapping windows of a padded convolution count once") {
  const test::Explained conv = test::row_conv();
  const lowering::Footprints f = conv.footprints();
  const auto Y = static_cast<std::size_t>(conv.state.dag().find("Y"));
  const auto pad = static_cast<std::size_t>(conv.state.dag().find("X.pad"));
  // A row of the output: 3 rows of 14 (padded: 16) pixels of 32 channels, all weights.
  CHECK(text_of(f.inside(Y, 0)) == "X 5376, W 36864, X.pad 6144, Y 1792");
  CHECK(text_of(f.inside(Y, 1)) == "W 36864, X.pad 1152, Y 128");
  CHECK(text_of(f.whole(pad)) == "X 5376, X.pad 6144");
}

TEST_CASE("a partial tile is cut to its tensor, and a strided read counts what lies between") {
  const test::Explained split(programs::window(10, 2), "split(C, x, [8], mask); compute_inline(B)");
  const lowering::Footprints f = split.footprints();
  const auto C = static_cast<std::size_t>(split.state.dag().find("C"));
  CHECK(text_of(f.inside(C, 0)) == "A 68, C 32");  // 2 * 7 + 3 = 17 elements of A
  CHECK(text_of(f.whole(C)) == "A 84, C 40");      // all 21, not those of two whole tiles
}
