// expect: too many dimensions
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, 1, 1, 1, 1, 1, 1, 1, 1, 9> a;
constexpr Output<"c", float, 9> c;
constexpr auto squeeze = c(i) = a(0, 0, 0, 0, 0, 0, 0, 0, i);

void call(const Kernel<decltype(squeeze)>& kernel, float* x, float* y) {
  kernel(a = x, c = y);
}
