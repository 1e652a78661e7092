// by_hand/layer_norm.hpp
// Layer normalisation of 128 rows of 768.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

#include <string>

namespace by_hand::layer_norm {

using namespace hone;
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Input<"X", float, 128, 768> X;
inline constexpr Input<"gamma", float, 768> gamma;
inline constexpr Input<"beta", float, 768> beta;
inline constexpr Temp<"mean", float, 128> mean;
inline constexpr Temp<"var", float, 128> var;
inline constexpr Output<"Y", float, 128, 768> Y;

inline constexpr auto program =
    stages(mean(i) = sum(j, X(i, j)) / 768.0f,
           var(i) = sum(j, (X(i, j) - mean(i)) * (X(i, j) - mean(i))) / 768.0f,
           Y(i, j) = (X(i, j) - mean(i)) * rsqrt(var(i) + 1e-5f) * gamma(j) + beta(j));

/// Four rows at a time, three times over them while they are in the first-level cache. The rows'
/// sums do not wait for each other: 16 accumulators instead of four take a third off the time.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan[Y].tile({{i, 4}, {j, 64}}).reorder({"i.0", "j.0", "i.1", "j.1"});
  plan[Y].unroll("i.1").vectorize("j.1");
  for (const std::string row : {"var", "var.sum", "mean", "mean.sum"}) {
    plan[row].compute_at(Y, "i.0").unroll(i);
  }
  for (const std::string row : {"var.sum", "mean.sum"}) {
    plan[row].split(j, {64}).reorder({"j.0", i, "j.1"}).vectorize("j.1");
  }
  if (threads > 1) plan[Y].parallel("i.0");
  return plan;
}

}  // namespace by_hand::layer_norm
