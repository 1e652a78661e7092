#include "recorded_runner.hpp"
#include "small_task.hpp"

#include <hone/cost/random_model.hpp>
#include <hone/search/evolution.hpp>

#include <doctest/doctest.h>

namespace evolution_test {
using namespace hone;

/// Knows the times that RecordedRunner gives.
class Oracle final : public CostModel {
 public:
  std::string_view name() const override { return "oracle"; }
  std::vector<double> predict(const Task&, StateSpan states) override {
    std::vector<double> scores;
    for (const State* state : states) scores.push_back(-test::far_from_six_by_32(*state));
    return scores;
  }
  void learn(const Task&, StateSpan, std::span<const double>) override {}
};

inline double mean_seconds(CostModel& model) {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  Rng rng(1);
  Evolution evolution(space, model, rng);
  SeenSchedules seen;
  double sum = 0;
  const std::vector<Candidate> found = evolution.propose(20, {}, false, seen);
  CHECK(found.size() == 20);
  for (const Candidate& candidate : found) sum += test::far_from_six_by_32(candidate.state);
  return sum / 20;
}

TEST_CASE("what a good model likes is proposed") {
  Oracle oracle;
  RandomModel chance(1);
  CHECK(mean_seconds(oracle) < 0.5 * mean_seconds(chance));
}

TEST_CASE("proposals are new, and remembered") {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  RandomModel model(1);
  Rng rng(1);
  Evolution evolution(space, model, rng);
  SeenSchedules seen;
  for (std::size_t round = 1; round <= 5; ++round) {
    CHECK(evolution.propose(16, {}, false, seen).size() == 16);
    CHECK(seen.size() == 16 * round);
  }
}

TEST_CASE("descent proposes neighbours of the best") {
  const Task task = test::task_of(test::small_request(1));
  const SearchSpace space(task);
  Oracle oracle;
  Rng rng(1);
  Evolution evolution(space, oracle, rng);
  SeenSchedules seen;
  const Candidate best = space.default_candidate();
  int neighbours = 0;
  for (const Candidate& found : evolution.propose(8, {&best}, true, seen)) {
    if (found.sketch != best.sketch) continue;
    int changed = 0;
    for (const Decision& decision : best.decisions) {
      const Decision* now = Decisions::find(found.decisions, decision.name);
      changed += !now || now->value != decision.value;
    }
    neighbours += changed == 1;
  }
  CHECK(neighbours >= 3);
}

}  // namespace evolution_test
