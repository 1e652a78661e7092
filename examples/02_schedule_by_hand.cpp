// 02_schedule_by_hand.cpp
// The same layer with a schedule written by hand: a register tile of 6 x 64, the bias and the ReLU
// applied to each tile while it is in registers.

#include <hone/compile.hpp>
#include <hone/hone.hpp>

#include <cmath>
#include <cstdio>
#include <vector>

namespace dense {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, 50, 70> A;
constexpr Input<"B", float, 70, 90> B;
constexpr Input<"bias", float, 90> bias;
constexpr Output<"C", float, 50, 90> C;

constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
}  // namespace dense

int main() {
  using namespace dense;
  hone::Schedule schedule = hone::schedule_of(program);
  // The sum inside relu is a stage of its own, "C.sum". 6 does not divide 50, nor 64 90: the last
  // tiles are masked.
  schedule[C].tile({{i, 6}, {j, 64}}).unroll("i.1").vectorize("j.1").parallel("i.0");
  schedule["C.sum"].compute_at(C, "j.0").reorder({k, i, j}).unroll(i).vectorize(j);
  const auto kernel = hone::compile(program, schedule);
  std::puts(kernel.schedule().c_str());
  std::puts(kernel.loop_nest().c_str());
  std::puts(kernel.explain().c_str());  // why each loop is there

  std::vector<float> a(50 * 70), b(70 * 90), v(90, 1.0f), c(50 * 90);
  for (std::size_t n = 0; n < a.size(); ++n) a[n] = static_cast<float>(n % 7) - 3.0f;
  for (std::size_t n = 0; n < b.size(); ++n) b[n] = static_cast<float>(n % 5) - 2.0f;
  kernel(A = a, B = b, bias = v, C = c);

  for (std::size_t row = 0; row < 50; ++row) {
    for (std::size_t column = 0; column < 90; ++column) {
      float sum = 1;
      for (std::size_t d = 0; d < 70; ++d) sum += a[row * 70 + d] * b[d * 90 + column];
      if (c[row * 90 + column] != std::fmax(sum, 0.0f)) return 1;  // small integers: exact
    }
  }
}
