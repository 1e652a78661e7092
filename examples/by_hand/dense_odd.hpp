// by_hand/dense_odd.hpp
// A product of 127x253 by 253x509: no tile divides any extent, so every border is a masked tail.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::dense_odd {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Index<"k"> k;
inline constexpr Input<"A", float, 127, 253> A;
inline constexpr Input<"B", float, 253, 509> B;
inline constexpr Output<"C", float, 127, 509> C;

inline constexpr auto program = C(i, j) = sum(k, A(i, k) * B(k, j));

/// The tiles of dense_square: 6 x 64. Neither divides 127 x 509: rows beyond the end are computed
/// from the last one and not stored, columns beyond it are masked out by bits of an integer.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan[C].tile({{j, 64}, {i, 6}}).reorder({k, "i.1", "j.1"}).unroll("i.1").vectorize("j.1");
  if (threads > 1) plan[C].parallel("j.0");
  return plan;
}

}  // namespace by_hand::dense_odd
