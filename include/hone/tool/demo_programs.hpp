// tool/demo_programs.hpp
// The three programs of the demo, as a user would write them.
#pragma once

#include <hone/dsl.hpp>

namespace hone::demo {

namespace dense {
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Index<"k"> k;
inline constexpr Input<"A", float, 128, 768> A;
inline constexpr Input<"B", float, 768, 3072> B;
inline constexpr Input<"bias", float, 3072> bias;
inline constexpr Output<"C", float, 128, 3072> C;

inline constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
}  // namespace dense

namespace conv {
inline constexpr Index<"h"> h;
inline constexpr Index<"w"> w;
inline constexpr Index<"o"> o;
inline constexpr Index<"r"> r;
inline constexpr Index<"s"> s;
inline constexpr Index<"c"> c;
inline constexpr Input<"X", float, 14, 14, 256> X;
inline constexpr Input<"W", float, 3, 3, 256, 256> W;
inline constexpr Output<"Y", float, 14, 14, 256> Y;

inline constexpr auto program =
    Y(h, w, o) = relu(sum(r, s, c, zero_pad(X)(h + r - 1, w + s - 1, c) * W(r, s, c, o)));
}  // namespace conv

namespace softmax {
inline constexpr Index<"i"> i;
inline constexpr Index<"j"> j;
inline constexpr Input<"Z", float, 1024, 1024> Z;
inline constexpr Temp<"mx", float, 1024> mx;
inline constexpr Temp<"sm", float, 1024> sm;
inline constexpr Output<"P", float, 1024, 1024> P;

inline constexpr auto program = stages(mx(i) = max_over(j, Z(i, j)),
                                       sm(i) = sum(j, exp(Z(i, j) - mx(i))),
                                       P(i, j) = exp(Z(i, j) - mx(i)) / sm(i));
}  // namespace softmax

}  // namespace hone::demo
