// expect: not a kernel argument
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <Eigen/Core>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, 8> a;
constexpr Output<"c", float, 8> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, Eigen::VectorXf& x, float* y) {
  kernel(a = x + x, c = y);
}
