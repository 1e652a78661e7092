// The shortest whole program: a dense layer with ReLU, tuned, called and checked.
#include <hone/hone.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace dense {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, 7, 19> A;
constexpr Input<"B", float, 19, 33> B;
constexpr Input<"bias", float, 33> bias;
constexpr Output<"C", float, 7, 33> C;

constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
}  // namespace dense

// Small integers: every sum is exact, so the result is too.
template <std::size_t size>
std::array<float, size> small_integers(int seed) {
  std::array<float, size> values;
  for (std::size_t n = 0; n < size; ++n) {
    values[n] = static_cast<float>((static_cast<int>(n) * 7 + seed) % 11 - 5);
  }
  return values;
}

int main() {
  const auto a = small_integers<7 * 19>(1);
  const auto b = small_integers<19 * 33>(2);
  const auto v = small_integers<33>(3);
  std::array<float, 7 * 33> c{};

  auto kernel = hone::autotune(dense::program, {.max_trials = 4});
  {
    using namespace dense;
    kernel(A = a.data(), B = b.data(), bias = v.data(), C = c.data());
  }

  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < 33; ++j) {
      float expected = v[j];
      for (std::size_t k = 0; k < 19; ++k) expected += a[i * 19 + k] * b[k * 33 + j];
      expected = std::fmax(expected, 0.0F);
      if (c[i * 33 + j] == expected) continue;
      std::printf("C(%zu, %zu) is %g, should be %g\n", i, j, static_cast<double>(c[i * 33 + j]),
                  static_cast<double>(expected));
      return 1;
    }
  }
}
