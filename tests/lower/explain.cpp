#include "explained.hpp"

#include <hone/lower/explain.hpp>

#include <doctest/doctest.h>

using namespace hone;
using test::line_of;
using test::text_of;

TEST_CASE("the traffic of a tiled product follows from its tiles") {
  const Explanation all = test::tiled_dense().explanation();
  // L2: each of 21 row panels brings all of B. L1: each of 420 tiles brings a panel of A and of B,
  // and later its part of bias and C. L3 holds everything.
  CHECK(all.traffic[0] == 420 * (18432 + 98304) + 420 * (128 + 768));
  CHECK(all.traffic[1] == 21 * (18432 + 1966080 + 2560 + 15360));
  CHECK(all.traffic[2] == 387072 + 1966080 + 2560 + 322560);
}

TEST_CASE("each loop of a tiled product says what it is for and who made it") {
  const Explanation all = test::tiled_dense().explanation();
  const LoopExplanation rows = line_of(all, "C", "i.0");
  CHECK(rows.purpose == "parallel chunks");
  CHECK(rows.trips == 21);
  CHECK(rows.made_by == "split(C, i, [6], mask); parallel(C, i.0)");
  CHECK(rows.held_by == 2);
  const LoopExplanation tiles = line_of(all, "C", "j.0");
  CHECK(tiles.purpose == "L2 tiles");
  CHECK(tiles.inside_bytes == 18432 + 98304 + 128 + 768);
  CHECK(tiles.decides == std::array<bool, 3>{false, true, false});
  CHECK(line_of(all, "C.sum", "").made_by == "compute_at(C.sum, C, j.0)");
  const LoopExplanation k = line_of(all, "C.sum", "k");
  CHECK(k.purpose == "reduction");
  CHECK(k.runs == 420);
  CHECK(k.trips == 768);
  CHECK(k.depth == 4);
  CHECK(line_of(all, "C.sum", "i").purpose == "registers");
  CHECK(line_of(all, "C.sum", "j").purpose == "registers");
  CHECK(line_of(all, "C.sum", "j lanes").purpose == "vector lanes");
  CHECK(line_of(all, "C.sum", "j lanes").trips == 16);
  CHECK(line_of(all, "C.sum", "j lanes").made_by == "vectorize(C.sum, j)");
  CHECK(line_of(all, "C", "i.1").purpose == "unrolled");
}

TEST_CASE("tails say how much of the last tile there is") {
  const Explanation all = test::Explained(programs::matmul(13, 29, 17),
                                          "split(C, i, [4], mask); split(C, j, [8], peel); "
                                          "split(C, k, [5], mask); "
                                          "reorder(C, [i.0, j.0, k.0, k.1, i.1, j.1]); "
                                          "vectorize(C, j.1)")
                              .explanation();
  CHECK(line_of(all, "C", "i.0").tail == "mask, last 1 of 4");
  CHECK(line_of(all, "C", "j.0").tail == "peel, last 5 of 8");
  CHECK(line_of(all, "C", "k.0").tail == "mask, last 2 of 5");
  CHECK(line_of(all, "C", "k.0").purpose == "reduction split");
  CHECK(line_of(all, "C", "i.1").tail == "");
  const Explanation lanes =
      test::Explained(programs::pair(4, 40), "compute_inline(B); vectorize(C, j)").explanation();
  CHECK(line_of(lanes, "C", "j").tail == "mask, last 8 of 16");
  CHECK(line_of(lanes, "C", "j").trips == 3);
}

TEST_CASE("a convolution streams its weights into L1 for each pixel") {
  const Explanation all = test::row_conv().explanation();
  const LoopExplanation pixels = line_of(all, "Y", "w");
  CHECK(pixels.inside_bytes == 36864 + 1152 + 128);  // more than L1 has
  CHECK(pixels.held_by == 1);
  CHECK(pixels.purpose == "steps in L2");
  const LoopExplanation taps = line_of(all, "Y", "r");
  CHECK(taps.decides[0]);
  CHECK(taps.traffic_bytes() == 14 * 14 * (36864 + 1152 + 128));
  CHECK(all.traffic[0] == taps.traffic_bytes() + 14 * (5376 + 6144));
  CHECK(all.traffic[2] == 14 * 14 * 32 * 4 * 2 + 36864 + 6144);
}

TEST_CASE("softmax by rows reads each row once") {
  const Explanation all =
      test::Explained(programs::softmax(32, 128),
                      "compute_at(sm, P, i); compute_at(mx, P, i); vectorize(P, j); "
                      "parallel(P, i)")
          .explanation();
  const LoopExplanation rows = line_of(all, "P", "i");
  CHECK(text_of(rows.inside) == "Z 512, P 512");  // mx and sm are registers
  CHECK(rows.traffic_bytes() == 2 * 32 * 128 * 4);
  CHECK(all.traffic == std::array<std::int64_t, 3>{32768, 32768, 32768});
}

TEST_CASE("what not even L1 holds comes again with every iteration") {
  Explanation all;
  CpuTarget tiny = CpuTarget::x86_avx512();
  tiny.l1_bytes = 4;
  const test::Explained pair(programs::pair(4, 8), "compute_inline(B)");
  all = explain(pair.state, pair.function, tiny, pair.start);
  CHECK(all.traffic[0] == 4 * 8 * 8);
  CHECK(line_of(all, "C", "j").held_by == 1);
}
