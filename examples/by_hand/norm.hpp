// by_hand/norm.hpp
// The Frobenius norm of a 1024x1024 matrix: one number.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::norm {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Input<"A", float, 1024, 1024> A;
inline constexpr Output<"n", float> n;

inline constexpr auto program = n() = sqrt(sum(i, j, A(i, j) * A(i, j)));

/// Eight blocks of rows with a sum each (rfactor), which are added at the end; each block adds up
/// in eight vectors.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan["n.sum"].split(i, {128}).rfactor("i.0", 0);
  plan["n.sum.rf"].split(j, {128}).vectorize("j.1");
  if (threads > 1) plan["n.sum.rf"].parallel("i.0");
  return plan;
}

}  // namespace by_hand::norm
