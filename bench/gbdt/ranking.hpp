// bench/gbdt/ranking.hpp
// How well scores order programs: what a search needs of a cost model.
#pragma once

#include <hone/support/error.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <span>
#include <vector>

namespace hone::bench {

/// The share of pairs with different labels that the scores order as the labels do. Equal scores
/// count half.
inline double pairwise_accuracy(std::span<const float> scores, std::span<const float> labels) {
  double right = 0;
  double pairs = 0;
  for (std::size_t a = 0; a < scores.size(); ++a) {
    for (std::size_t b = a + 1; b < scores.size(); ++b) {
      if (labels[a] == labels[b]) continue;
      pairs += 1;
      if (scores[a] == scores[b]) right += 0.5;
      if (scores[a] != scores[b] && (scores[a] < scores[b]) == (labels[a] < labels[b])) right += 1;
    }
  }
  ensure(pairs > 0, "no pair of different labels");
  return right / pairs;
}

/// The `count` places with the greatest values.
inline std::vector<std::size_t> top(std::span<const float> values, std::size_t count) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  order.resize(std::min(count, order.size()));
  std::sort(order.begin(), order.end());
  return order;
}

/// Of the `count` best programs, the share that is among the `count` with the greatest scores.
inline double recall_at(std::size_t count, std::span<const float> scores,
                        std::span<const float> labels) {
  const std::vector<std::size_t> guessed = top(scores, count);
  const std::vector<std::size_t> best = top(labels, count);
  std::vector<std::size_t> both;
  std::set_intersection(guessed.begin(), guessed.end(), best.begin(), best.end(),
                        std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(best.size());
}

inline double rmse(std::span<const float> scores, std::span<const float> labels) {
  double sum = 0;
  for (std::size_t p = 0; p < scores.size(); ++p) {
    const double error = double{scores[p]} - double{labels[p]};
    sum += error * error;
  }
  return std::sqrt(sum / static_cast<double>(scores.size()));
}

}  // namespace hone::bench
