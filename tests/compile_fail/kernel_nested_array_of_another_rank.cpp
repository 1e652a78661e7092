// expect: wrong number of dimensions
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, float (&x)[4][4], float (&y)[4]) {
  kernel(a = x, c = y);
}
