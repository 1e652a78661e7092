// expect: output passed as an owning temporary
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <Eigen/Core>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, Eigen::VectorXf& x) {
  kernel(a = x, c = Eigen::VectorXf(x.size()));
}
