// feature/feature_row.hpp
// What the cost model sees of one store: 164 numbers, those of Ansor (OSDI 2020; its feature.cc).
//
//   computation 57 | buffer accesses 5 x 18 | arithmetic intensity 10 | allocation 4 | scope 3
//
// Counts, lengths and bytes are on a logarithmic scale (slog); flags are 0 or 1. Every number is
// finite. Rows of a program are added up by the model, not the features: a row is one stage.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace hone {

inline constexpr std::size_t feature_count = 164;

struct FeatureRow {
  std::array<float, feature_count> values{};
  std::int32_t node = -1;  // which stage: its position in the state's DAG
};

/// sign(x) * log2(|x| + 1): 0 stays 0, powers of two become whole steps.
inline float slog(double x) {
  if (x == 0) return 0;
  const float logarithm = std::log2(static_cast<float>(std::fabs(x)) + 1.0f);
  return x < 0 ? -logarithm : logarithm;
}

}  // namespace hone
