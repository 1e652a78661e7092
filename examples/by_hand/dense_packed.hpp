// by_hand/dense_packed.hpp
// Dense + bias + ReLU, 128x768 by 768x3072: a layer of a transformer. The weights B are constant
// and may be packed ahead.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::dense_packed {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Index<"k"> k;
inline constexpr Input<"A", float, 128, 768> A;
inline constexpr Constant<"B", float, 768, 3072> B;
inline constexpr Input<"bias", float, 3072> bias;
inline constexpr Output<"C", float, 128, 3072> C;

inline constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));

/// Tiles of 8 rows and three vectors of columns: 24 accumulators, and 11 loads for 24 products.
/// B is packed ahead into panels of these columns, which the tile reads from end to end.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan.cache_read(B, {"C.sum"});
  plan["B.cache"].split("d1", {48}).reorder({"d1.0", "d0", "d1.1"}).vectorize("d1.1").pack();
  plan[C].tile({{j, 48}, {i, 8}}).reorder({"i.1", "j.1"}).unroll("i.1").vectorize("j.1");
  plan["C.sum"].compute_at(C, "i.0").reorder({k, i, j}).unroll(i).vectorize(j);
  if (threads > 1) plan[C].parallel("j.0");
  return plan;
}

}  // namespace by_hand::dense_packed
