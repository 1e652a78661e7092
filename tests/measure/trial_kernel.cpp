#include <hone/dyn.hpp>
#include <hone/measure/trial_kernel.hpp>
#include <hone/schedule/by_hand.hpp>
#include <hone/search/trial_memory.hpp>
#include <hone/task/task.hpp>

#include <doctest/doctest.h>

#include <vector>

namespace trial_kernel_test {
using namespace hone;

/// C(i, j) = sum(k, A(i, k) * B(k, j)), B constant or not.
inline Program product(bool is_constant) {
  dyn::Builder b;
  const auto A = b.input("A", DType::f32, {4, 8});
  const auto B = is_constant ? b.constant("B", DType::f32, {8, 32})
                             : b.input("B", DType::f32, {8, 32});
  const auto C = b.output("C", DType::f32, {4, 32});
  const dyn::Index i("i"), j("j"), k("k");
  b.stage(C(i, j), sum({k}, A(i, k) * B(k, j)));
  return b.finish();
}

inline State packed(const Task& task) {
  const auto steps = parse_steps(
      "cache_read(B, [C]); split(B.cache, d1, [16], mask); reorder(B.cache, [d1.0, d0, d1.1]); "
      "pack(B.cache)");
  return *replay(State(task.dag_pointer()), *steps);
}

TEST_CASE("what depends on constants alone is prepared and not timed") {
  const Task task = make_task(product(true), {}, CpuTarget::host(), 1);
  const TrialKernel kernel = build_trial(packed(task), {}, 1);
  REQUIRE(kernel.prepare.has_value());
  CHECK(kernel.stage_bytes == std::vector<std::int64_t>{8 * 32 * 4});
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  const TrialCall call(kernel, memory.arguments());
  CHECK(call.code() == 0);
  CHECK(call.call().arguments.data.size() == 4);
  CHECK(run(call.call().kernel, call.call().arguments) == 0);
  const auto* a = static_cast<const float*>(memory.arguments().data[0]);
  const auto* b = static_cast<const float*>(memory.arguments().data[1]);
  const auto* c = static_cast<const float*>(memory.arguments().data[2]);
  float wanted = 0;
  for (int k = 0; k < 8; ++k) wanted += a[3 * 8 + k] * b[k * 32 + 31];
  CHECK(c[3 * 32 + 31] == doctest::Approx(wanted).epsilon(1e-5));
}

TEST_CASE("without constants the kernel is one") {
  const Task task = make_task(product(false), {}, CpuTarget::host(), 1);
  const TrialKernel kernel = build_trial(packed(task), {}, 1);
  CHECK_FALSE(kernel.prepare.has_value());
  CHECK(kernel.stage_bytes.empty());
}

}  // namespace trial_kernel_test
