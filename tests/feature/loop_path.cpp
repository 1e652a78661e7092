#include "task/programs.hpp"

#include <hone/feature/loop_path.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

using namespace hone;
using namespace hone::feature;

TEST_CASE("a variable finds its loop by stage and name") {
  const LoopPath path{{"C", "i.0", 4}, {"C.sum", "i.0", 2}};
  CHECK(position_of("C.i.0", path) == 0);
  CHECK(position_of("C.sum.i.0", path) == 1);
  CHECK(position_of("C.i.1", path) == -1);
}

TEST_CASE("an unroll limit unrolls the innermost loops whose copies it allows") {
  const ComputeDag dag = build_dag(programs::matmul(64, 64, 64));
  LoopPath path{{"C", "i", 8}, {"C", "k", 4},
                {"C", "j", 64, LoopRole::spatial, Annotation::vectorize}};
  apply_unroll_limit(dag.node("C"), 16, CpuTarget::x86_avx512(), path);
  CHECK(path[0].annotation == Annotation::none);    // 8 * 4 * 4 vectors
  CHECK(path[1].annotation == Annotation::unroll);  // 4 * 4 vectors
  CHECK(path[2].annotation == Annotation::vectorize);
}
