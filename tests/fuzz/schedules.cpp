// Random programs under random schedules compute what the program means.

#include "coverage.hpp"
#include "random_program.hpp"
#include "random_schedule.hpp"

#include <lower/run_state.hpp>

#include <hone/ir/print.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

namespace {

using namespace hone;

std::uint64_t environment_number(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::string describe(const Program& program, const State& state) {
  std::string out;
  for (const Placeholder& p : program.placeholders) {
    out += p.name + "[";
    for (const Extent& e : p.shape) out += to_string(e) + ",";
    out += "] ";
  }
  for (const Stage& s : program.stages) out += "\n  " + s.tensor + " = " + ir::to_string(s.body);
  return out + "\n  " + to_string(state.steps());
}

}  // namespace

TEST_CASE("random programs under random schedules give what evaluate gives") {
  const std::uint64_t seed = environment_number("HONE_FUZZ_SEED", 20261122);
  const std::uint64_t count = environment_number("HONE_FUZZ_COUNT", 2000);
  MESSAGE("seed ", seed, ", programs ", count);
  fuzz::StepCounts steps;
  fuzz::Coverage coverage;
  std::int64_t elements = 0;
  std::int64_t unknown = 0;
  BuildOptions options;
  for (std::uint64_t n = 0; n < count; ++n) {
    Rng rng(seed + n);
    const Program program = fuzz::random_program(rng);
    const auto dag = std::make_shared<const ComputeDag>(build_dag(program, {}));
    const State state = fuzz::random_schedule(State(dag), rng, steps);
    options.gaps = n % 2 == 0 ? Gaps::any : Gaps::none;
    CAPTURE(seed + n);
    CAPTURE(describe(program, state));
    const Applied replayed = replay(State(dag), *parse_steps(to_string(state.steps())));
    REQUIRE(replayed);
    REQUIRE(replayed->steps() == state.steps());
    const test::Compared found = test::compare_state(program, {}, *replayed, options, rng);
    CHECK(found.mismatch == "");
    elements += found.elements;
    unknown += found.unknown;
    coverage.add(state);
  }
  MESSAGE("compared ", elements, " elements, ", unknown, " of them with an infinite bound");
  CHECK(unknown * 100 < elements);
  for (const auto& [name, count_of] : steps) {
    MESSAGE(name, ": applied ", count_of.first, ", refused ", count_of.second);
    if (count >= 500) CHECK(count_of.first > 10);
  }
  if (count >= 500) CHECK(steps.size() == std::tuple_size_v<Primitives>);
  for (const auto& [name, states] : coverage.states()) {
    MESSAGE(name, ": ", states, " states");
    if (count >= 500) CHECK(static_cast<std::uint64_t>(states) * 50 > count);
  }
}
