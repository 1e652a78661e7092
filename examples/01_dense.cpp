// 01_dense.cpp
// A dense layer, tuned where it runs. "M" is a symbolic extent: one kernel object serves any M.

#include <hone/hone.hpp>

#include <Eigen/Core>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

namespace dense {  // placeholders live in a namespace or a function
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, "M", 256> A;
constexpr Input<"B", float, 256, 512> B;
constexpr Input<"bias", float, 512> bias;
constexpr Output<"C", float, "M", 512> C;

constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
}  // namespace dense

int main() {
  using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Matrix a = Matrix::Random(64, 256), b = Matrix::Random(256, 512);
  const Eigen::VectorXf v = Eigen::VectorXf::Random(512);
  Matrix c(64, 512);

  // Searches for at most half a second; a second run of this program takes the result from the
  // store.
  auto kernel = hone::autotune(dense::program, {.shapes = {{"M", 64}}, .budget = 500ms});
  kernel(dense::A = a, dense::B = b, dense::bias = v, dense::C = c);
  std::puts(kernel.info().c_str());

  const Matrix expected = ((a * b).rowwise() + v.transpose()).cwiseMax(0.0f);
  const float error = (c - expected).cwiseAbs().maxCoeff();
  std::printf("largest difference from Eigen: %g\n", static_cast<double>(error));

  // Another M: compiled at the first call, with the schedule found above.
  const Matrix fewer = a.topRows(10);
  Matrix out(10, 512);
  kernel(dense::A = fewer, dense::B = b, dense::bias = v, dense::C = out);
  const float difference = (out - expected.topRows(10)).cwiseAbs().maxCoeff();
  return error < 1e-4f && difference < 1e-4f ? 0 : 1;
}
