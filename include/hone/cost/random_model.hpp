// cost/random_model.hpp
// Scores by chance: what a search is worth without a model, and the floor for every other one.
#pragma once

#include <hone/cost/cost_model.hpp>
#include <hone/support/rng.hpp>

#include <cstdint>

namespace hone {

class RandomModel final : public CostModel {
 public:
  explicit RandomModel(std::uint64_t seed) : rng_(seed) {}

  std::string_view name() const override { return "random"; }

  std::vector<double> predict(const Task&, StateSpan states) override {
    std::vector<double> scores;
    for (std::size_t n = 0; n < states.size(); ++n) scores.push_back(rng_.uniform());
    return scores;
  }

  void learn(const Task&, StateSpan, std::span<const double>) override {}

 private:
  Rng rng_;
};

}  // namespace hone
