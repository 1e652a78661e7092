#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/annotate/change_compute_location.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace hone;

namespace {

std::set<std::string> outcomes(const Program& program, const char* steps = "") {
  const Task task = programs::task_of(program);
  const Applied start = replay(State(task.dag_pointer()), *parse_steps(steps));
  REQUIRE(start);
  Rng rng(4);
  std::set<std::string> seen;
  for (int n = 0; n < 200; ++n) {
    Decisions decisions(rng);
    const Applied moved = ChangeComputeLocation{}.apply(*start, {task, {}}, decisions);
    REQUIRE(moved);
    seen.insert(states::steps_of(*moved));
  }
  return seen;
}

}  // namespace

TEST_CASE("padding is left at root, inlined, or computed at a loop of its reader") {
  CHECK(outcomes(programs::max_pool_2x2(3, 18)) ==
        std::set<std::string>{"", "compute_inline(X.pad)", "compute_at(X.pad, Y, c)",
                              "compute_at(X.pad, Y, h)", "compute_at(X.pad, Y, w)"});
}

TEST_CASE("outputs and stages that want tiling stay where they are") {
  CHECK(outcomes(programs::two_matmuls(16)) == std::set<std::string>{""});
}

TEST_CASE("a reduction is never inlined, and both of softmax's can follow the rows") {
  const std::set<std::string> seen = outcomes(programs::softmax(8, 16));
  CHECK(seen == std::set<std::string>{"", "compute_at(sm, P, i)",
                                      "compute_at(sm, P, i); compute_at(mx, P, i)"});
}

TEST_CASE("a stage computed elsewhere may go back to root") {
  const std::set<std::string> seen =
      outcomes(programs::max_pool_2x2(3, 18), "compute_at(X.pad, Y, c)");
  CHECK(seen.count("compute_at(X.pad, Y, c); compute_root(X.pad)") == 1);
}

TEST_CASE("an expensive function is not inlined into its readers") {
  using namespace programs;
  const Program program = Writer().input("X", {32}).temp("E", {32}).output("Y", {32})
      .assign("E", {"i"}, programs::exp(at("X", {v("i")})))
      .assign("Y", {"i"}, at("E", {v("i")}) * at("E", {v("i")}));
  CHECK(outcomes(program) == std::set<std::string>{"", "compute_at(E, Y, i)"});
}
