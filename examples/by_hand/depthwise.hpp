// by_hand/depthwise.hpp
// Depthwise 3x3 convolution of a 112x112 image, 32 channels, padding 1. Nine multiply-adds per
// element: loads are the limit, so each should serve several outputs.
#pragma once

#include <hone/compile.hpp>
#include <hone/hone.hpp>

namespace by_hand::depthwise {

using namespace hone;
inline constexpr Index<"h"> h;
inline constexpr Index<"w"> w;
inline constexpr Index<"c"> c;
inline constexpr Index<"r"> r;
inline constexpr Index<"s"> s;
inline constexpr Input<"X", float, 112, 112, 32> X;
inline constexpr Input<"W", float, 3, 3, 32> W;
inline constexpr Output<"Y", float, 112, 112, 32> Y;

inline constexpr auto program =
    Y(h, w, c) = sum(r, s, zero_pad(X)(h + r - 1, w + s - 1, c) * W(r, s, c));

/// Four pixels and one vector of channels, all nine taps unrolled: their weights stay in registers
/// for a whole row. The first and the last pixels and rows, which lack taps, are copies.
inline Schedule schedule(int threads) {
  Schedule plan = schedule_of(program);
  plan["X.pad"].compute_inline();
  plan[Y].split(h, {112 / threads}).split(c, {16}).split(w, {4});
  plan[Y].reorder({"h.0", "h.1", "c.0", "w.0", r, s, "w.1", "c.1"});
  plan[Y].unroll(r).unroll(s).unroll("w.1").vectorize("c.1");
  plan[Y].partition("h.1").partition("w.0");
  if (threads > 1) plan[Y].parallel("h.0");
  return plan;
}

}  // namespace by_hand::depthwise
