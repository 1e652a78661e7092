// by_hand/gemv_rows.hpp
// Matrix times vector, 4096x4096: the reduction runs along the rows of A, which are contiguous.
// Memory is the limit.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::gemv_rows {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"k"> k;
inline constexpr Input<"A", float, 4096, 4096> A;
inline constexpr Input<"x", float, 4096> x;
inline constexpr Output<"y", float, 4096> y;

inline constexpr auto program = y(i) = sum(k, A(i, k) * x(k));

/// Four rows at once, each with two vectors of partial sums: memory sees four streams.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan[y].tile({{i, 4}, {k, 32}}).reorder({"k.0", "i.1", "k.1"}).unroll("i.1").vectorize("k.1");
  if (threads > 1) plan[y].parallel("i.0");
  return plan;
}

}  // namespace by_hand::gemv_rows
