// by_hand/gemv_columns.hpp
// Vector times matrix, 4096x4096: the reduction runs down the columns of A. Memory is the limit.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::gemv_columns {

using namespace hone;
inline constexpr Index<"j"> j;
inline constexpr Index<"k"> k;
inline constexpr Input<"A", float, 4096, 4096> A;
inline constexpr Input<"x", float, 4096> x;
inline constexpr Output<"y", float, 4096> y;

inline constexpr auto program = y(j) = sum(k, A(k, j) * x(k));

/// Eight rows of A at a time are added to y, which stays in the first-level cache. Each thread adds
/// up a block of whole rows (rfactor): halves of rows would cost memory a third of its bandwidth.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan[y].split(k, {4096 / threads}).rfactor("k.0", 0);
  plan["y.rf"].split("k.1", {8}).split(j, {64});
  plan["y.rf"].reorder({"k.0", "k.1.0", "j.0", "k.1.1", "j.1"}).unroll("k.1.1").vectorize("j.1");
  plan[y].tile({{j, 64}}).reorder({"j.0", "k.0", "j.1"}).unroll("k.0").vectorize("j.1");
  if (threads > 1) plan["y.rf"].parallel("k.0");
  return plan;
}

}  // namespace by_hand::gemv_columns
