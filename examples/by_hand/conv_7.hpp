// by_hand/conv_7.hpp
// 3x3 convolution + ReLU of a 7x7 image, 512 to 512 channels, padding 1. 9.4 MB of weights, which
// may be packed ahead, and almost one in five taps falls into the padding.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::conv_7 {

using namespace hone;
inline constexpr Index<"h"> h;
inline constexpr Index<"w"> w;
inline constexpr Index<"o"> o;
inline constexpr Index<"r"> r;
inline constexpr Index<"s"> s;
inline constexpr Index<"c"> c;
inline constexpr Input<"X", float, 7, 7, 512> X;
inline constexpr Constant<"W", float, 3, 3, 512, 512> W;
inline constexpr Output<"Y", float, 7, 7, 512> Y;

inline constexpr auto program =
    Y(h, w, o) = relu(sum(r, s, c, zero_pad(X)(h + r - 1, w + s - 1, c) * W(r, s, c, o)));

/// A row of 7 pixels and four vectors of channels: 28 accumulators. All rows go over 128 input
/// channels before the next: their weights, 295 kB, stay in the second-level cache meanwhile.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan["X.pad"].compute_inline();
  plan.cache_read(W, {"Y.sum"});
  plan["W.cache"].split("d3", {64}).split("d2", {128});
  plan["W.cache"].reorder({"d3.0", "d2.0", "d0", "d1", "d2.1", "d3.1"}).vectorize("d3.1").pack();
  plan[Y].split(o, {64}).reorder({"o.0", h, w, "o.1"}).vectorize("o.1");
  plan["Y.sum"].compute_at(Y, "o.0").split(c, {128}).reorder({"c.0", h, r, s, "c.1", w, o});
  plan["Y.sum"].partition(s).unroll(w).vectorize(o);
  if (threads > 1) plan[Y].parallel("o.0");
  return plan;
}

}  // namespace by_hand::conv_7
