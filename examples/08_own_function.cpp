// 08_own_function.cpp
// A scalar function of the reader's own: what it means in float64, by which every result is checked,
// and how it is computed, in operations that vectorize.

#include <hone/hone.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

namespace swish {
using namespace hone;

// x / (1 + |x|). The error bound of the result follows from that of x: |f'| is at most 1.
inline constexpr ScalarOp softsign{
    .name = "softsign",
    .meaning = [](const double* x) { return x[0] / (1 + std::fabs(x[0])); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 2,
    .amplify = [](const double*, const double* error) { return error[0]; },
    .expand = [](const std::vector<ir::Expr>& args) {
      return args[0] / (op::real(args[0], 1) + op::magnitude(args[0]));
    },
};

constexpr Index<"i"> i;
constexpr Index<"k"> k;
constexpr Input<"A", float, 200, 64> A;
constexpr Input<"v", float, 64> v;
constexpr Output<"y", float, 200> y;
constexpr auto program = y(i) = apply<softsign>(sum(k, A(i, k) * v(k)));
}  // namespace swish

int main() {
  using namespace std::chrono_literals;
  const auto kernel = hone::autotune(swish::program, {.budget = 500ms});
  std::vector<float> a(200 * 64, 0.5F), v(64, 0.25F), y(200);
  kernel(swish::A = a, swish::v = v, swish::y = y);
  std::printf("softsign(8) = %.6f\n", static_cast<double>(y[0]));
  return std::fabs(y[0] - 8.0F / 9.0F) < 1e-6F ? 0 : 1;
}
