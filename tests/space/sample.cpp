#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/lower/lower.hpp>
#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

constexpr std::uint64_t seed = 20;
constexpr int samples_of_a_sketch = 50;

}  // namespace

TEST_CASE("every sketch's samples replay from their text, lower and validate") {
  MESSAGE("seed ", seed);
  Rng rng(seed);
  int samples = 0;
  for (const programs::Named& each : programs::zoo()) {
    CAPTURE(each.name);
    const Task task = programs::task_of(each.program, each.name.size() % 2 ? 1 : 4);
    for (const Sketch& sketch : generate_sketches(task)) {
      for (int n = 0; n < samples_of_a_sketch; ++n, ++samples) {
        const Applied state = sample(task, sketch, rng);
        REQUIRE(state);
        CAPTURE(states::steps_of(*state));
        CHECK(states::replays(State(task.dag_pointer()), *state));
        CHECK_NOTHROW(lower(*state, task.target()));
      }
    }
  }
  CHECK(samples >= 25 * samples_of_a_sketch);
}

TEST_CASE("samples keep the sketch's steps at their beginning, so holes stay where they were") {
  Rng rng(seed);
  const Task task = programs::task_of(programs::dense(30, 70, 50));
  for (const Sketch& sketch : generate_sketches(task)) {
    const Applied state = sample(task, sketch, rng);
    REQUIRE(state);
    const auto lengths = lengths_of(state->steps(), sketch.holes);
    const Applied filled = fill(task.dag_pointer(), sketch, lengths);
    REQUIRE(filled);
    REQUIRE(filled->steps().size() <= state->steps().size());
    for (std::size_t n = 0; n < filled->steps().size(); ++n) {
      CHECK(filled->steps()[n] == state->steps()[n]);
    }
  }
}

TEST_CASE("the same seed gives the same samples, another one others") {
  const Task task = programs::task_of(programs::conv_relu(14, 9, 20));
  const std::vector<Sketch> sketches = generate_sketches(task);
  const auto run = [&](std::uint64_t number) {
    Rng rng(number);
    std::string all;
    for (const Sketch& sketch : sketches) {
      for (int n = 0; n < 5; ++n) all += states::steps_of(*sample(task, sketch, rng)) + "\n";
    }
    return all;
  };
  CHECK(run(1) == run(1));
  CHECK(run(1) != run(2));
}

TEST_CASE("one thread gets no parallel loop") {
  Rng rng(seed);
  const Task task = programs::task_of(programs::matmul(127, 509, 253), 1);
  for (const Sketch& sketch : generate_sketches(task)) {
    for (int n = 0; n < 10; ++n) CHECK(states::count(*sample(task, sketch, rng), "parallel") == 0);
  }
}
