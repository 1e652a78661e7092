// Sketch counts are Ansor's (tests/python/auto_scheduler/test_auto_scheduler_sketch_generation.py),
// made with four cores.
#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/program/dyn.hpp>
#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::size_t sketches_of(const Program& program) {
  return generate_sketches(programs::task_of(program, 4)).size();
}

}  // namespace

TEST_CASE("the sketches of Ansor's test programs are as many as Ansor's") {
  CHECK(sketches_of(programs::matmul(512, 512, 512)) == 3);
  CHECK(sketches_of(programs::matmul(8, 8, 512)) == 5);
  CHECK(sketches_of(programs::two_matmuls(512)) == 9);
  CHECK(sketches_of(programs::conv_bn_relu(56, 512, 512, 3, 1, 1)) == 3);
  CHECK(sketches_of(programs::row_min(10, 1024)) == 3);
  CHECK(sketches_of(programs::softmax(1, 1024)) == 9);
  CHECK(sketches_of(programs::total(128)) == 3);
}

TEST_CASE("pooling has one sketch without a step") {
  const Task task = programs::task_of(programs::max_pool_2x2(512, 56), 4);
  const std::vector<Sketch> sketches = generate_sketches(task);
  REQUIRE(sketches.size() == 1);
  CHECK(sketches[0].state.steps().empty());
  CHECK(sketches[0].holes.empty());
}

TEST_CASE("bias and relu in the same statement are fused like stages of their own") {
  CHECK(sketches_of(programs::dense(128, 3072, 768)) == 3);
}

TEST_CASE("the sketches of many independent stages are bounded, and differ in each of them") {
  dyn::Builder b;
  const auto X = b.input("X", DType::f32, {64, 512});
  const dyn::Index i("i"), j("j");
  for (int n = 0; n < 10; ++n) {
    b.stage(b.output("y" + std::to_string(n), DType::f32, {64})(i), dyn::sum({j}, X(i, j) * n));
  }
  const Program program = b.finish();
  const std::vector<Sketch> sketches = generate_sketches(programs::task_of(program, 4));
  CHECK(sketches.size() <= detail::most_sketches);
  CHECK(sketches.size() > detail::most_sketches / 2);
  std::set<std::string> texts;
  for (const Sketch& sketch : sketches) texts.insert(to_string(sketch.state.steps()));
  CHECK(texts.size() == sketches.size());
}

TEST_CASE("no two sketches of a task are the same") {
  for (const programs::Named& each : programs::zoo()) {
    CAPTURE(each.name);
    const std::vector<Sketch> sketches = generate_sketches(programs::task_of(each.program, 4));
    CHECK_FALSE(sketches.empty());
    for (std::size_t a = 0; a < sketches.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        CHECK(states::steps_of(sketches[a].state) != states::steps_of(sketches[b].state));
      }
    }
  }
}

TEST_CASE("every hole of a sketch is a split of 1s") {
  for (const Sketch& sketch : generate_sketches(programs::task_of(programs::matmul(8, 8, 512)))) {
    CHECK_FALSE(sketch.holes.empty());
    for (const Lengths& lengths : lengths_of(sketch.state.steps(), sketch.holes)) {
      for (const std::int64_t length : lengths) CHECK(length == 1);
    }
  }
}
