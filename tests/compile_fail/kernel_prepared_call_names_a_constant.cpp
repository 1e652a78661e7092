// expect: unknown keyword
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <vector>

using namespace hone;
constexpr Index<"i"> i;
constexpr Constant<"w", float, "N"> w;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = w(i) * a(i);

void call(const PreparedKernel<decltype(scale)>& layer, std::vector<float>& x,
          std::vector<float>& y) {
  layer(w = x, a = x, c = y);
}
