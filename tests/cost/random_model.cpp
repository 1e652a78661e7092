#include "search/small_task.hpp"

#include <hone/cost/random_model.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("the random model scores by its seed, whatever it is told") {
  const Task task = test::task_of(test::small_request(1));
  const State state(task.dag_pointer());
  const std::vector<const State*> states{&state, &state, &state};
  RandomModel first(1), same(1), other(2);
  const std::vector<double> times{1e-3, 2e-3, 0};
  first.learn(task, states, times);
  CHECK(first.name() == "random");
  const std::vector<double> scores = first.predict(task, states);
  CHECK(scores.size() == 3);
  CHECK(scores == same.predict(task, states));
  CHECK(scores != other.predict(task, states));
}
