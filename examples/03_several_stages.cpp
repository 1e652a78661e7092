// 03_several_stages.cpp
// Softmax as three statements, and a padded convolution with a stride.

#include <hone/hone.hpp>

#include <cmath>
#include <cstdio>
#include <vector>

namespace softmax {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Input<"Z", float, "N", 300> Z;
constexpr Temp<"mx", float, "N"> mx;
constexpr Temp<"sm", float, "N"> sm;
constexpr Output<"P", float, "N", 300> P;

constexpr auto program = stages(mx(i) = max_over(j, Z(i, j)),
                                sm(i) = sum(j, exp(Z(i, j) - mx(i))),
                                P(i, j) = exp(Z(i, j) - mx(i)) / sm(i));
}  // namespace softmax

namespace conv {
using namespace hone;
constexpr Index<"y"> y;
constexpr Index<"x"> x;
constexpr Index<"o"> o;
constexpr Index<"r"> r;
constexpr Index<"s"> s;
constexpr Index<"c"> c;
constexpr Input<"X", float, 13, 13, 8> X;
constexpr Input<"W", float, 3, 3, 8, 16> W;
constexpr Output<"Y", float, 7, 7, 16> Y;

constexpr auto program =
    Y(y, x, o) = sum(r, s, c, zero_pad(X)(2 * y + r - 1, 2 * x + s - 1, c) * W(r, s, c, o));
}  // namespace conv

int main() {
  std::vector<float> z(20 * 300), p(z.size());
  for (std::size_t n = 0; n < z.size(); ++n) z[n] = static_cast<float>(n * 37 % 101) / 25.0f;
  const auto soft = hone::autotune(softmax::program, {.shapes = {{"N", 20}}, .max_trials = 6});
  soft(softmax::Z = z, softmax::P = p);
  double total = 0;
  for (std::size_t j = 0; j < 300; ++j) total += static_cast<double>(p[j]);
  std::printf("a row of probabilities adds up to %.6f\n%s\n", total, soft.info().c_str());

  const std::vector<float> image(13 * 13 * 8, 1.0f), weights(3 * 3 * 8 * 16, 0.5f);
  std::vector<float> out(7 * 7 * 16);
  const auto convolve = hone::autotune(conv::program, {.max_trials = 6});
  convolve(conv::X = image, conv::W = weights, conv::Y = out);
  std::printf("corner %g, inside %g\n", static_cast<double>(out[0]),
              static_cast<double>(out[(3 * 7 + 3) * 16]));
  const bool right = out[0] == 16.0f && out[(3 * 7 + 3) * 16] == 36.0f;  // 4 and 9 taps of 8 x 0.5
  return right && std::fabs(total - 1) < 1e-5 ? 0 : 1;
}
