#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/sketch/multi_level_tiling.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("only a stage that reuses what it reads is tiled") {
  const auto tile = [](const Program& program) {
    const Task task = programs::task_of(program);
    const auto sketches = generate_sketches(task, std::tuple{MultiLevelTiling{}, SkipStage{}});
    REQUIRE(sketches.size() == 1);
    return states::steps_of(sketches[0].state);
  };
  CHECK(tile(programs::matmul(64, 64, 64)) ==
        "split(C, i, [1, 1, 1], mask); split(C, j, [1, 1, 1], mask); split(C, k, [1], mask); "
        "reorder(C, [i.0, j.0, i.1, j.1, k.0, i.2, j.2, k.1, i.3, j.3])");
  CHECK(tile(programs::softmax(8, 8)).empty());
}

TEST_CASE("the tiling structure is the caller's choice") {
  const Task task = programs::task_of(programs::matmul(64, 64, 64));
  const auto sketches =
      generate_sketches(task, std::tuple{MultiLevelTiling{"SRS"}, SkipStage{}});
  REQUIRE(sketches.size() == 1);
  CHECK(states::steps_of(sketches[0].state) ==
        "split(C, i, [1], mask); split(C, j, [1], mask); reorder(C, [i.0, j.0, k, i.1, j.1])");
}
