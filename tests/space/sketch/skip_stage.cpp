#include "space/programs.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("skipping alone leaves one sketch without steps") {
  const Task task = programs::task_of(programs::softmax(8, 8));
  const auto sketches = generate_sketches(task, std::tuple{SkipStage{}});
  REQUIRE(sketches.size() == 1);
  CHECK(sketches[0].state.steps().empty());
}

TEST_CASE("without a rule for some stage there is no sketch") {
  const Task task = programs::task_of(programs::softmax(8, 8));
  CHECK(generate_sketches(task, std::tuple<>{}).empty());
}
