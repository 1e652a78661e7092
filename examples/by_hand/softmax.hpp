// by_hand/softmax.hpp
// Softmax of the rows of a 1024x1024 matrix.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

#include <string>

namespace by_hand::softmax {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Input<"Z", float, 1024, 1024> Z;
inline constexpr Temp<"mx", float, 1024> mx;
inline constexpr Temp<"scale", float, 1024> scale;
inline constexpr Output<"P", float, 1024, 1024> P;

inline constexpr auto program = stages(mx(i) = max_over(j, Z(i, j)),
                                       scale(i) = 1.0f / sum(j, exp(Z(i, j) - mx(i))),
                                       P(i, j) = exp(Z(i, j) - mx(i)) * scale(i));

/// A row at a time, three times over it while it is in the first-level cache. Each exponential is
/// computed once, and reductions add up in four vectors.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan.share(P, "scale.sum");
  plan[P].split(j, {64}).vectorize("j.1");
  for (const std::string row : {"scale", "scale.sum", "P.shared", "mx"}) plan[row].compute_at(P, i);
  for (const std::string row : {"scale.sum", "P.shared", "mx"}) {
    plan[row].split(j, {64}).vectorize("j.1");
  }
  if (threads > 1) plan[P].parallel(i);
  return plan;
}

}  // namespace by_hand::softmax
