#include <lower/run_state.hpp>
#include <search/small_task.hpp>

#include <hone/measure/build.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a state becomes a kernel that computes its program, and every phase is timed") {
  const Program program = test::small_dense(5, 19, 7);
  const State state(std::make_shared<const ComputeDag>(build_dag(program, {})));
  Rng rng(1);
  CHECK(test::run_state(program, {}, state, {}, rng) == "");
  BuildPhases phases;
  const BuiltKernel kernel = build(state, {}, &phases);
  CHECK(bool(kernel.function));
  CHECK(phases.lower_ms > 0);
  CHECK(phases.print_ms > 0);
  CHECK(phases.compile.codegen_ms > 0);
  CHECK(phases.total_ms() > phases.compile.codegen_ms);
}

TEST_CASE("a kernel for a smaller instruction set computes the same") {
  BuildOptions options;
  options.target = CpuTarget::x86_avx2();
  if (!options.target.runs_on(CpuTarget::host())) return;
  const Program program = test::small_dense(5, 19, 7);
  const State state(std::make_shared<const ComputeDag>(build_dag(program, {})));
  Rng rng(2);
  CHECK(test::run_state(program, {}, state, options, rng) == "");
}
