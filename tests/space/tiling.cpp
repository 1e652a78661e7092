#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/tiling.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::string tiled_loops(std::string_view structure) {
  const Task task = programs::task_of(programs::matmul(64, 64, 64));
  SketchBuilder sketch({State(task.dag_pointer())});
  tile_levels(sketch, "C", structure);
  REQUIRE(sketch.reason().empty());
  return legality::loop_names(sketch.state().stage("C"));
}

}  // namespace

TEST_CASE("the structure string gives the order of the loops") {
  CHECK(tiled_loops("SSRSRS") == "i.0, j.0, i.1, j.1, k.0, i.2, j.2, k.1, i.3, j.3");
  CHECK(tiled_loops("SSSRRSRS") ==
        "i.0, j.0, i.1, j.1, i.2, j.2, k.0, k.1, i.3, j.3, k.2, i.4, j.4");
  CHECK(tiled_loops("SRS") == "i.0, j.0, k, i.1, j.1");
  CHECK(tiled_loops("SS") == "i.0, j.0, i.1, j.1, k");
}

TEST_CASE("a fused stage is computed in the tiles of its reader, which tiles alike") {
  const Task task = programs::task_of(programs::dense(64, 64, 64));
  for (const int level : {1, 2}) {
    SketchBuilder sketch({State(task.dag_pointer())});
    tile_levels(sketch, "C.sum", cpu_tiling);
    fuse_into(sketch, "C.sum", "C", level);
    REQUIRE(sketch.reason().empty());
    const State& state = sketch.state();
    CHECK(legality::loop_names(state.stage("C")) ==
          (level == 1 ? "i.0, j.0, i.1, j.1" : "i.0, j.0, i.1, j.1, i.2, j.2"));
    CHECK(state.stage("C.sum").location ==
          Location{Location::Kind::at, "C", level == 1 ? "j.0" : "j.1"});
  }
}
