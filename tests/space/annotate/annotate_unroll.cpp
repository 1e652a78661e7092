#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/annotate/annotate_unroll.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace hone;

namespace {

std::set<std::string> outcomes(const Program& program, const char* steps) {
  const Task task = programs::task_of(program);
  const Applied start = replay(State(task.dag_pointer()), *parse_steps(steps));
  REQUIRE(start);
  Rng rng(4);
  std::set<std::string> seen;
  for (int n = 0; n < 50; ++n) {
    Decisions decisions(rng);
    const Applied state = AnnotateUnroll{}.apply(*start, {task, {}}, decisions);
    REQUIRE(state);
    seen.insert(states::steps_of(*state).substr(states::steps_of(*start).size()));
  }
  return seen;
}

constexpr const char* tiled =
    "split(C, i, [6], mask); split(C, j, [64], mask); reorder(C, [i.0, j.0, k, i.1, j.1]); "
    "vectorize(C, j.1)";

}  // namespace

TEST_CASE("the tile inside the last reduction loop is unrolled, more of it up to a limit") {
  CHECK(outcomes(programs::matmul(64, 64, 64), tiled) ==
        std::set<std::string>{"; unroll(C, i.1)", "; unroll(C, i.1); unroll_limit(C, 16)"});
}

TEST_CASE("a tile is unrolled if the registers hold it") {
  const auto is_unrolled = [](std::int64_t rows) {
    return outcomes(programs::matmul(rows, 16, 4), "reorder(C, [k, i, j]); vectorize(C, j)")
               .count("; unroll(C, i)") == 1;
  };
  CHECK(is_unrolled(32));
  CHECK_FALSE(is_unrolled(33));
}

TEST_CASE("the limit keeps the body within its size") {
  const std::set<std::string> seen = outcomes(programs::matmul(8, 8, 8), "");
  CHECK(seen == std::set<std::string>{"", "unroll_limit(C, 16)", "unroll_limit(C, 64)"});
}

TEST_CASE("a stage without reduction is left alone") {
  CHECK(outcomes(programs::transpose(8, 8), "") == std::set<std::string>{""});
}

TEST_CASE("what is computed inside a stage is not copied by a limit") {
  CHECK(outcomes(programs::max_pool_2x2(3, 18), "compute_at(X.pad, Y, c)") ==
        std::set<std::string>{""});
}
