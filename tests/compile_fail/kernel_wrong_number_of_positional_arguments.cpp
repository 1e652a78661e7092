// expect: wrong number of positional arguments
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, 8> a;
constexpr Output<"c", float, 8> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, float* x) {
  kernel.positional(a, c)(x);
}
