// gbdt/bins.hpp
// Bins of a feature: 64 at most, each with about as many rows, so that a split is searched among 63
// places and not among all values.
//
//   edges  e0 < e1 < e2          bin 0: x <= e0,  bin 1: e0 < x <= e1, ..   bin 3: e2 < x
//
// The bin of x is the number of edges below x. Hence x > e[b] says the same as bin(x) > b, and a
// tree that was grown on bins can be walked with plain features. NaN is above no edge: bin 0.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace hone::gbdt {

inline constexpr std::size_t most_bins = 64;

/// The number of edges below `value`.
inline std::uint8_t bin_of(std::span<const float> edges, float value) {
  return static_cast<std::uint8_t>(std::lower_bound(edges.begin(), edges.end(), value) -
                                   edges.begin());
}

namespace detail {

/// A number in [below, above) that is half-way if that can be said.
inline float edge_between(float below, float above) {
  const float middle = static_cast<float>((double{below} + double{above}) / 2);
  return std::isfinite(middle) && below <= middle && middle < above ? middle : below;
}

struct Run {
  float value;
  std::size_t count;
};

/// The different values of a sorted column and how often each occurs.
inline std::vector<Run> runs(std::span<const float> sorted) {
  std::vector<Run> result;
  for (const float value : sorted) {
    if (result.empty() || result.back().value != value) result.push_back({value, 0});
    ++result.back().count;
  }
  return result;
}

}  // namespace detail

/// Edges between the values of a column, at most most_bins - 1; none if all values are the same.
/// Bins are filled from the least value on, each with its share of the rows that are left.
inline std::vector<float> quantile_edges(std::vector<float> column) {
  for (float& value : column) {
    if (std::isnan(value)) value = -std::numeric_limits<float>::infinity();
  }
  std::sort(column.begin(), column.end());
  const std::vector<detail::Run> runs = detail::runs(column);
  std::vector<float> edges;
  std::size_t left = column.size();  // rows in no closed bin
  std::size_t filled = 0;            // rows in the open bin
  for (std::size_t i = 0; i + 1 < runs.size() && edges.size() + 1 < most_bins; ++i) {
    filled += runs[i].count;
    const std::size_t bins_left = most_bins - edges.size();
    if (runs.size() > most_bins && filled * bins_left < left) continue;
    edges.push_back(detail::edge_between(runs[i].value, runs[i + 1].value));
    left -= filled;
    filled = 0;
  }
  return edges;
}

}  // namespace hone::gbdt
