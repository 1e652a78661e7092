// 04_at_run_time.cpp
// A program that is only known at run time: for importers, fuzzers and benchmarks.

#include <hone/dyn.hpp>
#include <hone/hone.hpp>

#include <cstdio>
#include <vector>

int main() {
  namespace dyn = hone::dyn;
  dyn::Builder builder;
  const auto a = builder.input("A", hone::DType::f32, {12, 34});
  const auto x = builder.input("x", hone::DType::f32, {34});
  const auto y = builder.output("y", hone::DType::f32, {12});
  const dyn::Index i("i"), k("k");
  builder.stage(y(i), dyn::sum({k}, a(i, k) * x(k)));
  const hone::Program program = builder.finish();

  const hone::DynKernel kernel = hone::autotune(program, {.max_trials = 4});
  const std::vector<float> matrix(12 * 34, 0.5f), vector(34, 2.0f);
  std::vector<float> result(12);
  kernel.call({{"A", hone::view(matrix.data(), {12, 34})}, {"x", vector}, {"y", result}});
  std::printf("%s\ny[0] = %g\n", kernel.info().c_str(), static_cast<double>(result[0]));
  return result[0] == 34.0f && result[11] == 34.0f ? 0 : 1;
}
