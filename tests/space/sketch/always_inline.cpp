#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/sketch/always_inline.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("cheap stages that are no outputs are inlined, and nothing else is") {
  const Task task = programs::task_of(programs::conv_bn_relu(14, 3, 8, 3, 1, 1));
  const auto sketches = generate_sketches(task, std::tuple{AlwaysInline{}, SkipStage{}});
  REQUIRE(sketches.size() == 1);
  CHECK(states::steps_of(sketches[0].state) ==
        "compute_inline(Add); compute_inline(Mul); compute_inline(Bias)");
}
