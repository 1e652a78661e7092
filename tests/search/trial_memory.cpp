#include "small_task.hpp"

#include <hone/search/trial_memory.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace hone;

TEST_CASE("every argument gets memory of its size, random data and dense strides") {
  const ComputeDag dag = build_dag(test::small_dense(4, 6, 5), {});
  Rng rng(1);
  const TrialMemory memory(dag, row_major_dims(dag), rng);
  CHECK(memory.arguments().data.size() == 4);
  CHECK(memory.arguments().strides == std::vector<std::int64_t>{5, 1, 6, 1, 1, 6, 1});
  CHECK(memory.bytes() == 4 * (4 * 5 + 5 * 6 + 6 + 4 * 6));
  const auto* a = static_cast<const float*>(memory.arguments().data[0]);
  for (int n = 0; n < 20; ++n) CHECK((std::fabs(a[n]) <= 1 && a[n] != 0));
}

TEST_CASE("a column-major argument has stride 1 in its first dimension") {
  const ComputeDag dag = build_dag(test::small_dense(4, 6, 5), {});
  UnitDims dims = row_major_dims(dag);
  dims[0] = 0;
  Rng rng(1);
  const TrialMemory memory(dag, dims, rng);
  CHECK(memory.arguments().strides[0] == 1);
  CHECK(memory.arguments().strides[1] == 4);
}
