#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/sketch/add_rfactor.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::vector<Sketch> factored(const Program& program, int threads = 4) {
  return generate_sketches(programs::task_of(program, threads),
                           std::tuple{AddRfactor{}, SkipStage{}});
}

}  // namespace

TEST_CASE("a long reduction gets its outer or its inner part as an axis") {
  const std::vector<Sketch> sketches = factored(programs::row_min(10, 1024));
  REQUIRE(sketches.size() == 3);
  CHECK(states::steps_of(sketches[0].state) == "split(Y, j, [1], mask); rfactor(Y, j.0, 1)");
  CHECK(states::steps_of(sketches[1].state) ==
        "split(Y, j, [1], mask); rfactor(Y, j.1, 1); reorder(Y.rf, [j.0, j.1])");
  CHECK(sketches[1].holes == std::vector<std::size_t>{0});
  CHECK(legality::loop_names(sketches[1].state.stage("Y.rf")) == "i, j.0, j.1");
  CHECK(sketches[2].state.steps().empty());
}

TEST_CASE("several reduction loops are fused first") {
  const std::vector<Sketch> sketches = factored(programs::norm(50, 61));
  REQUIRE(sketches.size() == 3);
  CHECK(states::steps_of(sketches[0].state) ==
        "fuse(Y.sum, [i, j]); split(Y.sum, i@j, [1], mask); rfactor(Y.sum, i@j.0, 0)");
}

TEST_CASE("a reduction shorter than the threads are many is left alone") {
  CHECK(factored(programs::row_min(10, 16), 16).size() == 1);
  CHECK(factored(programs::row_min(10, 17), 16).size() == 3);
}
