#include "space/programs.hpp"

#include <hone/space/constructive/tiled_reduction.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

struct Chosen {
  TileLengths tile;
  std::vector<std::size_t> order;
};

Chosen choose(const Program& program, const char* stage,
              const CpuTarget& target = CpuTarget::x86_avx512()) {
  const Task task = programs::task_of(program, 1, target);
  const State state(task.dag_pointer());
  const TileProblem problem = tile_problem(state, task.dag().node(stage), target);
  const TileLengths tile = choose_register_tile(problem);
  return {tile, tile_loop_order(problem, tile, task.dag().node(stage).reduce_axes)};
}

}  // namespace

TEST_CASE("a large matmul fills the registers of each target") {
  CHECK(choose(programs::matmul(768, 768, 768), "C").tile == TileLengths{6, 64});
  CHECK(choose(programs::matmul(768, 768, 768), "C", CpuTarget::x86_avx2()).tile ==
        TileLengths{4, 24});
}

TEST_CASE("a small result is covered without waste") {
  CHECK(choose(programs::matmul(8, 16, 64), "C").tile == TileLengths{8, 16});
  CHECK(choose(programs::matmul(1, 64, 64), "C").tile == TileLengths{1, 64});
}

TEST_CASE("a convolution tiles the axes that reuse what is read") {
  const Chosen nchw = choose(programs::conv_relu(14, 64, 64), "Y.sum");
  CHECK(nchw.tile == TileLengths{4, 7, 14});
  const Chosen nhwc = choose(programs::conv_relu_nhwc(14, 64, 64), "Y.sum");
  CHECK(nhwc.tile[2] == 64);
  CHECK(nhwc.tile[0] * nhwc.tile[1] >= 4);
}

TEST_CASE("the tile loop that keeps the larger panel in place is the inner one") {
  // j outermost: a panel of B stays in the cache while i runs.
  CHECK(choose(programs::matmul(768, 768, 768), "C").order == std::vector<std::size_t>{1, 0});
}

TEST_CASE("accumulators never exceed the registers") {
  for (const programs::Named& each : programs::zoo()) {
    const Task task = programs::task_of(each.program);
    const State state(task.dag_pointer());
    for (const DagNode& node : task.dag().nodes) {
      if (!node.has_reduction() || node.axes.empty()) continue;
      CAPTURE(each.name);
      const TileProblem problem = tile_problem(state, node, task.target());
      const TileLengths tile = choose_register_tile(problem);
      CHECK(detail::RegisterTileChoice(problem).accumulators(tile) < problem.registers);
      for (std::size_t d = 0; d < tile.size(); ++d) {
        CHECK(tile[d] >= 1);
        CHECK(tile[d] <= node.axes[d].extent);
      }
    }
  }
}
