// expect: nothing to prepare
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <vector>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = 2 * a(i);

void prepare(const Kernel<decltype(scale)>& kernel, std::vector<float>& x) {
  kernel.prepare(a = x);
}
