#include "space/programs.hpp"
#include "space/states.hpp"

#include "lower/run_state.hpp"

#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

constexpr const char* tiled =
    "split(C, i, [6], mask); split(C, k, [8], mask); split(C, j, [2, 16], mask); "
    "reorder(C, [j.0, i.0, k.0, j.1, k.1, i.1, j.2])";

Applied packed(const Task& task, const char* steps, std::vector<Decision> wanted) {
  const Applied start = replay(State(task.dag_pointer()), *parse_steps(steps));
  REQUIRE(start);
  Rng rng(1);
  Decisions decisions(rng, std::move(wanted));
  return PackOperands{}.apply(*start, {task, {}}, decisions);
}

}  // namespace

TEST_CASE("an operand is packed in the order in which the tiles read it") {
  const Program program = programs::matmul(20, 100, 30);
  const Task task = programs::task_of(program, 1, CpuTarget::host());
  const Applied state = packed(task, tiled, {{"pack C B", 1}});
  REQUIRE(state);
  CHECK(states::steps_of(*state).substr(std::string(tiled).size()) ==
        "; cache_read(B, [C]); follow_split(B.cache, d0, C, k, 1); "
        "follow_split(B.cache, d1, C, j, 2); "
        "reorder(B.cache, [d1.0, d0.0, d1.1, d0.1, d1.2]); vectorize(B.cache, d1.2); "
        "pack(B.cache)");
  Rng rng(1);
  CHECK(test::run_state(program, {}, *state, {}, rng, 1) == "");
}

TEST_CASE("nothing is packed where nothing is decided so") {
  const Task task = programs::task_of(programs::matmul(20, 100, 30), 1);
  const Applied state = packed(task, tiled, {{"pack C B", 0}});
  REQUIRE(state);
  CHECK(states::steps_of(*state) == tiled);
}

TEST_CASE("an operand that does not move along the vectors is not asked about") {
  const Task task = programs::task_of(programs::matmul(20, 100, 30), 1);
  const Applied start = replay(State(task.dag_pointer()), *parse_steps(tiled));
  Rng rng(1);
  Decisions decisions(rng);
  REQUIRE(PackOperands{}.apply(*start, {task, {}}, decisions));
  CHECK(Decisions::find(decisions.made(), "pack C B") != nullptr);
  CHECK(decisions.made().size() == 1);
}

TEST_CASE("stages that no rule has tiled are left alone") {
  const Task task = programs::task_of(programs::matmul(20, 100, 30), 1);
  const Applied state = packed(task, "", {{"pack C B", 1}});
  REQUIRE(state);
  CHECK(state->steps().empty());
}
