// gbdt/ranking.hpp
// The other loss: how likely a pair of programs of one task is ordered wrongly (RankNet, Burges et
// al. 2005), with the score of a program again the sum over its rows.
//
//   loss = sum over pairs, a faster than b, of  w_a log(1 + exp(score_b - score_a))
//
// A search asks only which of two candidates is faster. The label of a program depends on how good
// the best of its task is, which features do not tell; the order does not. Scores have no unit and
// no meaning across tasks; hence leaves get their values by leaf_values_within_tasks. w_a is the
// better label plus a floor: the order among the fast counts.
#pragma once

#include <hone/gbdt/objective.hpp>
#include <hone/gbdt/programs.hpp>
#include <hone/support/rng.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hone::gbdt {

/// With how many others each program is compared for one tree.
inline constexpr std::size_t rank_partners = 32;

namespace detail {

/// First and second derivative of a program's loss by its score.
struct Slope {
  double gradient = 0;
  double hessian = 0;
};

/// Adds the derivatives of one pair, of which `better` has the greater label.
inline void add_pair(double score_gap, double weight, Slope& better, Slope& worse) {
  const double wrong = 1 / (1 + std::exp(score_gap));  // how likely the scores order them wrongly
  better.gradient -= weight * wrong;
  worse.gradient += weight * wrong;
  const double curvature = weight * wrong * (1 - wrong);
  better.hessian += curvature;
  worse.hessian += curvature;
}

}  // namespace detail

/// Compares each program with some of its task.
inline std::vector<Target> ranking_targets(const ProgramSet& programs,
                                           std::span<const double> predictions, double weight_floor,
                                           Rng& rng) {
  std::vector<detail::Slope> slopes(programs.size());
  for (const auto& [task, members] : programs.tasks()) {
    const std::size_t partners = std::min(rank_partners, members.size() - 1);
    for (const std::uint32_t member : members) {
      for (std::size_t i = 0; i < partners; ++i) {
        std::uint32_t better = member;
        std::uint32_t worse = rng.pick(members);
        if (programs.label(better) < programs.label(worse)) std::swap(better, worse);
        if (programs.label(better) == programs.label(worse)) continue;
        detail::add_pair(predictions[better] - predictions[worse],
                         (programs.label(better) + weight_floor) / rank_partners, slopes[better],
                         slopes[worse]);
      }
    }
  }
  std::vector<Target> targets;
  targets.reserve(slopes.size());
  for (const detail::Slope& slope : slopes) {
    const double hessian = std::max(slope.hessian, 1e-3);
    targets.push_back({-slope.gradient / hessian, hessian});
  }
  return targets;
}

}  // namespace hone::gbdt
