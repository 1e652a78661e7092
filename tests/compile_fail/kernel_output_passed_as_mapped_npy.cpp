// expect: output passed as const
#include <hone/dsl.hpp>
#include <hone/interop/npy.hpp>
#include <hone/kernel/kernel.hpp>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, NpyArray& x, NpyMap& y) {
  kernel(a = x, c = y);
}
