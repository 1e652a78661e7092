// Programs for the tests of gbdt, kept with the arrays that they view.
#pragma once

#include <hone/gbdt/programs.hpp>
#include <hone/support/rng.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gbdt_test {

struct MadeUp {
  std::vector<float> rows;
  std::vector<std::uint32_t> row_counts;
  std::vector<float> labels;
  std::vector<std::uint32_t> tasks;

  hone::gbdt::Programs programs() const { return {rows, row_counts, labels, tasks}; }
};

/// Rows of uniform features; the label of a program is the sum of value(row) over its rows.
template <class Value>
MadeUp made_up(std::size_t programs, std::size_t features, std::uint32_t most_rows, hone::Rng& rng,
               const Value& value) {
  MadeUp result;
  for (std::size_t p = 0; p < programs; ++p) {
    const auto count = static_cast<std::uint32_t>(1 + rng.below(most_rows));
    float label = 0;
    for (std::uint32_t r = 0; r < count; ++r) {
      for (std::size_t f = 0; f < features; ++f) {
        result.rows.push_back(static_cast<float>(rng.uniform()));
      }
      label += value(&result.rows[result.rows.size() - features]);
    }
    result.row_counts.push_back(count);
    result.labels.push_back(label);
  }
  return result;
}

/// A smooth function of four features, between 0 and 2.
inline float smooth(const float* row) {
  return 0.5F * row[0] + row[1] * row[2] + (row[3] > 0.3F ? 0.5F : 0.0F);
}

/// A tree of depth 2 on three features, which it rounds first: bins then hold one value each.
inline float three_leaves(float* row) {
  for (int f = 0; f < 3; ++f) row[f] = std::round(row[f] * 20) / 20;
  if (row[2] <= 0.5F) return 0.25F;
  return row[0] <= 0.25F ? 0.75F : 0.5F;
}

}  // namespace gbdt_test
