#include "search/recorded_runner.hpp"
#include "search/small_task.hpp"

#include <hone/cost/gbdt_model.hpp>
#include <hone/space/candidate.hpp>

#include <doctest/doctest.h>

namespace gbdt_model_test {
using namespace hone;

struct Sampled {
  std::vector<Candidate> candidates;
  std::vector<const State*> states;
  std::vector<double> seconds;
};

inline Sampled sampled(const SearchSpace& space, std::size_t count, std::uint64_t seed) {
  Sampled all;
  Rng rng(seed);
  while (all.candidates.size() < count) all.candidates.push_back(*space.sample(rng));
  for (const Candidate& candidate : all.candidates) {
    all.states.push_back(&candidate.state);
    all.seconds.push_back(test::far_from_six_by_32(candidate.state));
  }
  return all;
}

/// Share of the pairs whose order the scores tell.
inline double right_pairs(const std::vector<double>& scores, const std::vector<double>& seconds) {
  int right = 0;
  int all = 0;
  for (std::size_t a = 0; a < scores.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (seconds[a] == seconds[b]) continue;
      ++all;
      right += (scores[a] > scores[b]) == (seconds[a] < seconds[b]);
    }
  }
  return right / static_cast<double>(all);
}

TEST_CASE("what was learnt from some candidates orders others") {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  GbdtModel model(1);
  CHECK(model.name() == "gbdt");
  for (std::uint64_t batch = 0; batch < 8; ++batch) {
    const Sampled some = sampled(space, 16, 10 + batch);
    model.learn(task, some.states, some.seconds);
  }
  const Sampled others = sampled(space, 100, 99);
  CHECK(right_pairs(model.predict(task, others.states), others.seconds) > 0.75);
}

TEST_CASE("a model without data has one score for all, and failures are learnt from") {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  const Sampled some = sampled(space, 8, 1);
  GbdtModel model(1);
  CHECK(model.predict(task, some.states) == std::vector<double>(8, 0.0));
  model.learn(task, {}, {});
  model.learn(task, some.states, std::vector<double>(8, 0.0));
  CHECK(model.predict(task, some.states).size() == 8);
}

TEST_CASE("the same batches make the same model, and one that continues starts where it ended") {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  const Sampled some = sampled(space, 32, 1);
  GbdtModel first(1), second(1);
  first.learn(task, some.states, some.seconds);
  second.learn(task, some.states, some.seconds);
  CHECK(first.predict(task, some.states) == second.predict(task, some.states));
  GbdtModel continued(first.ensemble(), 1);
  CHECK(continued.predict(task, some.states) == first.predict(task, some.states));
}

TEST_CASE("tasks share a model") {
  const Task task = test::task_of(test::small_request(1));
  TuneRequest larger = test::small_request(1);
  larger.program = test::small_dense(64, 128, 32);
  const Task other = test::task_of(larger);
  GbdtModel model(1);
  const SearchSpace space(task), other_space(other);
  const Sampled some = sampled(space, 32, 1);
  const Sampled more = sampled(other_space, 32, 2);
  model.learn(task, some.states, some.seconds);
  model.learn(other, more.states, more.seconds);
  CHECK(right_pairs(model.predict(task, some.states), some.seconds) > 0.8);
  CHECK(right_pairs(model.predict(other, more.states), more.seconds) > 0.8);
}

}  // namespace gbdt_model_test
