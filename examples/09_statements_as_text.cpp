// 09_statements_as_text.cpp
// Statements as the paper has them: a text, parsed by the compiler into the same program. A mistake
// in it is an error of the compiler that names the column.

#include <hone/dsl/literal.hpp>
#include <hone/hone.hpp>

#include <cstdio>
#include <vector>

namespace dense {
using namespace hone;
using namespace hone::literals;
constexpr Input<"A", float, "M", 64> A;
constexpr Input<"B", float, 64, 48> B;
constexpr Input<"bias", float, 48> bias;
constexpr Output<"C", float, "M", 48> C;

// The indices follow from the text; what it names is passed behind it, in any order.
constexpr auto program = "C[i,j] = relu(sum[k](A[i,k] * B[k,j]) + bias[j])"_hone(A, B, bias, C);
}  // namespace dense

namespace normalised {
using namespace hone;
using namespace hone::literals;
constexpr Input<"X", float, 20, 100> X;
constexpr Temp<"mean", float, 20> mean;
constexpr Output<"Y", float, 20, 100> Y;
constexpr Output<"pooled", float, 20, 49> pooled;
constexpr Index<"r", 3> r;  // nowhere alone a subscript, so it says its extent and is passed too

constexpr auto program = R"(
  mean[i] = sum[j](X[i,j]) / 100;
  Y[i,j] = X[i,j] - mean[i];
  pooled[i,h] = max_over[r](Y[i, 2*h + r])
)"_hone(X, mean, Y, pooled, r);
}  // namespace normalised

int main() {
  const std::vector<float> a(32 * 64, 1.0F), b(64 * 48, 0.5F), v(48, -30.0F);
  std::vector<float> c(32 * 48);
  const auto layer = hone::autotune(dense::program, {.shapes = {{"M", 32}}, .max_trials = 6});
  layer(dense::A = hone::view(a.data(), {32, 64}), dense::B = b, dense::bias = v,
        dense::C = hone::view(c.data(), {32, 48}));

  std::vector<float> x(20 * 100), y(x.size()), pooled(20 * 49);
  for (std::size_t n = 0; n < x.size(); ++n) x[n] = static_cast<float>(n % 100);
  const auto normalise = hone::autotune(normalised::program, {.max_trials = 6});
  normalise(normalised::X = x, normalised::Y = y, normalised::pooled = pooled);
  std::printf("dense %g, first column %g, first window %g\n", static_cast<double>(c[0]),
              static_cast<double>(y[0]), static_cast<double>(pooled[0]));
  return c[0] == 2.0F && y[0] == -49.5F && pooled[0] == -47.5F ? 0 : 1;
}
