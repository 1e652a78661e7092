// by_hand/dense_square.hpp
// A product of 512x512 matrices, nothing packed ahead.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::dense_square {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Index<"k"> k;
inline constexpr Input<"A", float, 512, 512> A;
inline constexpr Input<"B", float, 512, 512> B;
inline constexpr Output<"C", float, 512, 512> C;

inline constexpr auto program = C(i, j) = sum(k, A(i, k) * B(k, j));

/// Tiles of 6 rows and four vectors of columns: 24 accumulators. The tile reads 256 bytes of each
/// row of B, which prefetchers follow as well as a packed panel: packing would only cost.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan[C].tile({{j, 64}, {i, 6}}).reorder({k, "i.1", "j.1"}).unroll("i.1").vectorize("j.1");
  if (threads > 1) plan[C].parallel("j.0");
  return plan;
}

}  // namespace by_hand::dense_square
