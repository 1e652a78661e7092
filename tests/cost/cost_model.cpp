#include "search/small_task.hpp"

#include <hone/cost/cost_model.hpp>

#include <doctest/doctest.h>

namespace cost_model_test {
using namespace hone;

/// A model of a user's own: the more steps, the better.
class MoreSteps final : public CostModel {
 public:
  std::string_view name() const override { return "more_steps"; }
  std::vector<double> predict(const Task&, StateSpan states) override {
    std::vector<double> scores;
    for (const State* state : states) scores.push_back(static_cast<double>(state->steps().size()));
    return scores;
  }
  void learn(const Task&, StateSpan, std::span<const double>) override {}
};

TEST_CASE("a model of the user's own needs three functions") {
  const Task task = test::task_of(test::small_request(1));
  const State state(task.dag_pointer());
  const std::vector<const State*> states{&state};
  MoreSteps own;
  CostModel& model = own;
  CHECK(model.name() == "more_steps");
  CHECK(model.predict(task, states) == std::vector<double>{0});
}

}  // namespace cost_model_test
