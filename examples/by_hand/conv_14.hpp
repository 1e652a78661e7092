// by_hand/conv_14.hpp
// 3x3 convolution + ReLU of a 14x14 image, 256 to 256 channels, padding 1. One in eleven taps falls
// into the padding.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::conv_14 {

using namespace hone;
inline constexpr Index<"h"> h;
inline constexpr Index<"w"> w;
inline constexpr Index<"o"> o;
inline constexpr Index<"r"> r;
inline constexpr Index<"s"> s;
inline constexpr Index<"c"> c;
inline constexpr Input<"X", float, 14, 14, 256> X;
inline constexpr Constant<"W", float, 3, 3, 256, 256> W;
inline constexpr Output<"Y", float, 14, 14, 256> Y;

inline constexpr auto program =
    Y(h, w, o) = relu(sum(r, s, c, zero_pad(X)(h + r - 1, w + s - 1, c) * W(r, s, c, o)));

/// A row of 14 pixels and two vectors of channels: 28 accumulators. The loop over r runs over the
/// rows that are inside, and the partition of s gives each column of taps a loop of its own over c,
/// in which the pixels without that tap are left out. (With s inside c the compiler would keep the
/// pixels that taps share in registers, and spill accumulators for it.)
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan["X.pad"].compute_inline();
  plan.cache_read(W, {"Y.sum"});
  plan["W.cache"].split("d3", {32}).reorder({"d3.0", "d0", "d1", "d2", "d3.1"});
  plan["W.cache"].vectorize("d3.1").pack();
  plan[Y].split(o, {32}).reorder({"o.0", h, w, "o.1"}).unroll(w).vectorize("o.1");
  plan["Y.sum"].compute_at(Y, h).reorder({r, s, c, w, o});
  plan["Y.sum"].partition(s).unroll(w).vectorize(o);
  if (threads > 1) plan[Y].parallel("o.0");
  return plan;
}

}  // namespace by_hand::conv_14
