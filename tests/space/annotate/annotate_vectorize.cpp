#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/annotate/annotate_vectorize.hpp>

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
  for (int n = 0; n < 50; ++n) {
    Decisions decisions(rng);
    const Applied state = AnnotateVectorize{}.apply(*start, {task, {}}, decisions);
    REQUIRE(state);
    seen.insert(states::steps_of(*state).substr(states::steps_of(*start).size()));
  }
  return seen;
}

}  // namespace

TEST_CASE("an innermost loop of a few vectors is vectorized whole") {
  CHECK(outcomes(programs::transpose(64, 128)) == std::set<std::string>{"vectorize(Y, j)"});
  CHECK(outcomes(programs::matmul(64, 512, 64),
                 "split(C, j, [48], mask); reorder(C, [i, j.0, k, j.1])") ==
        std::set<std::string>{"; vectorize(C, j.1)"});
}

TEST_CASE("a longer one is cut to one, two or four vectors") {
  CHECK(outcomes(programs::transpose(64, 129)) ==
        std::set<std::string>{"split(Y, j, [16], mask); vectorize(Y, j.1)",
                              "split(Y, j, [32], mask); vectorize(Y, j.1)",
                              "split(Y, j, [64], mask); vectorize(Y, j.1)"});
}

TEST_CASE("an untiled reduction gets its unit-stride axis innermost") {
  CHECK(outcomes(programs::column_sum(77, 83)).count(
            "split(Y, j, [32], mask); reorder(Y, [j.0, i, j.1]); vectorize(Y, j.1)") == 1);
}

TEST_CASE("a reduction read across its result is left alone") {
  CHECK(outcomes(programs::row_min(10, 1024)) == std::set<std::string>{""});
  CHECK(outcomes(programs::total(128)) == std::set<std::string>{""});
}
