#include <hone/program/reify.hpp>
#include <hone/task/build_dag.hpp>
#include <hone/task/flops.hpp>
#include <hone/tool/demo_programs.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("the demo's programs have the shapes and the work they are known for") {
  const ComputeDag dense = build_dag(reify(demo::dense::program.flat()), {});
  CHECK(flops(dense) == 2.0 * 128 * 3072 * 768 + 2.0 * 128 * 3072);
  const ComputeDag conv = build_dag(reify(demo::conv::program.flat()), {});
  CHECK(flops(conv) == 2.0 * 14 * 14 * 256 * 256 * 9 + 14 * 14 * 256);
  const ComputeDag softmax = build_dag(reify(demo::softmax::program.flat()), {});
  CHECK(softmax.node("P").shape == std::vector<std::int64_t>{1024, 1024});
}
