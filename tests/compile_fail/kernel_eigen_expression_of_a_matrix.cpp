// expect: not a kernel argument
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <Eigen/Core>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, Eigen::VectorXf& x, float (&y)[4]) {
  kernel(a = x.reverse(), c = y);
}
