#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/body_size.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::int64_t size_of_stage(const Program& program, const char* stage) {
  const Task task = programs::task_of(program);
  const State state(task.dag_pointer());
  return body_size(state, state.dag().node(stage));
}

}  // namespace

TEST_CASE("a product that is summed is two loads, a product and a sum") {
  CHECK(size_of_stage(programs::matmul(8, 8, 8), "C") == 4);
}

TEST_CASE("a maximum takes several instructions, a function as many as its expansion") {
  CHECK(size_of_stage(programs::softmax(4, 8), "mx") == 8);
  CHECK(size_of_stage(programs::softmax(4, 8), "sm") > 20);
  CHECK(size_of_stage(programs::softmax(4, 8), "sm") < 40);
}

TEST_CASE("index arithmetic is not counted") {
  CHECK(size_of_stage(programs::transpose(8, 8), "Y") == 3);
}
