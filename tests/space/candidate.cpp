#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/lower/lower.hpp>
#include <hone/space/candidate.hpp>

#include <doctest/doctest.h>

#include <set>

namespace candidate_test {
using namespace hone;

/// How many decisions differ; both are of one sketch.
inline int differences(const Candidate& a, const Candidate& b) {
  int count = 0;
  for (const Decision& decision : a.decisions) {
    const Decision* other = Decisions::find(b.decisions, decision.name);
    count += !other || other->value != decision.value;
  }
  return count;
}

TEST_CASE("a candidate's decisions make its schedule again") {
  Rng rng(2);
  for (const programs::Named& each : programs::zoo()) {
    CAPTURE(each.name);
    const Task task = programs::task_of(each.program, 2);
    const SearchSpace space(task);
    for (int n = 0; n < 10; ++n) {
      const auto first = space.sample(rng);
      REQUIRE(first);
      const auto again = space.make(first->sketch, first->decisions, rng);
      REQUIRE(again);
      CHECK(states::steps_of(again->state) == states::steps_of(first->state));
    }
  }
}

TEST_CASE("the default schedule is a candidate whose lengths can be changed") {
  Rng rng(2);
  const Task task = programs::task_of(programs::dense(128, 3072, 768), 2);
  const SearchSpace space(task);
  const Candidate made = space.default_candidate();
  CHECK(states::steps_of(made.state) == states::steps_of(default_schedule(task)));
  CHECK(made.decisions == std::vector<Decision>{{"tile C.sum i/registers", 8},
                                                {"tile C.sum j/registers", 48}});
  const auto changed =
      space.make(made.sketch, {{"tile C.sum i/registers", 5}, {"tile C.sum j/registers", 64}}, rng);
  REQUIRE(changed);
  CHECK(changed->state.steps()[0] == Split{"C.sum", "i", {5}, Tail::mask}.step());
  CHECK(changed->state.steps().size() == made.state.steps().size());
}

TEST_CASE("mutations and crossings lower, and are close to their parents") {
  Rng rng(7);
  int close = 0;
  int all = 0;
  for (const programs::Named& each : programs::zoo()) {
    CAPTURE(each.name);
    const Task task = programs::task_of(each.program, 2);
    const SearchSpace space(task);
    for (int n = 0; n < 6; ++n) {
      const auto a = space.sample(rng);
      REQUIRE(a);
      const auto child = space.mutate(*a, rng);
      REQUIRE(child);
      CHECK_NOTHROW(lower(child->state, task.target()));
      close += differences(*a, *child) <= 2;
      ++all;
      const auto b = space.make(a->sketch, {}, rng);
      REQUIRE(b);
      const auto both = space.cross(*a, *b, rng);
      REQUIRE(both);
      CHECK_NOTHROW(lower(both->state, task.target()));
    }
  }
  CHECK(close > all * 2 / 3);
}

TEST_CASE("a crossing takes a stage's decisions from one parent") {
  Rng rng(3);
  const Task task = programs::task_of(programs::two_matmuls(64), 1);
  const SearchSpace space(task);
  std::set<std::string> seen;
  const auto a = space.make(0, {}, rng);
  const auto b = space.make(0, {}, rng);
  REQUIRE(a);
  REQUIRE(b);
  for (int n = 0; n < 40; ++n) seen.insert(states::steps_of(space.cross(*a, *b, rng)->state));
  CHECK(seen.count(states::steps_of(a->state)) == 1);
  CHECK(seen.count(states::steps_of(b->state)) == 1);
  CHECK(seen.size() > 2);
}

}  // namespace candidate_test
