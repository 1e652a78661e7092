// expect: prepare one
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <vector>

using namespace hone;
constexpr Index<"i"> i;
constexpr Constant<"w", float, "N"> w;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = w(i) * a(i);

void prepare(const Kernel<decltype(scale)>& kernel) {
  kernel.prepare(w = std::vector<float>(8));
}
