// gbdt/gradients.hpp
// Gradient and hessian of the loss as whole numbers in one word: a histogram's cell is updated with
// one addition, sums do not depend on their order, and a sibling is exactly parent - child.
//
//   word = gradient * 2^32 + hessian       hessian >= 0, so the upper half is the gradient
//
// The units are chosen so that the sums over all rows fit: |gradient| < 2^31 and hessian < 2^32.
// With 100,000 rows a typical row still has 13 bits. (LightGBM calls this quantized training.)
#pragma once

#include <hone/support/error.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hone::gbdt {

using GradientWord = std::int64_t;

/// In units.
constexpr double gradient(GradientWord word) { return static_cast<double>(word >> 32); }
constexpr double hessian(GradientWord word) {
  return static_cast<double>(static_cast<std::uint32_t>(word));
}

/// The rows' words, and what one of their units is.
struct Gradients {
  std::vector<GradientWord> rows;
  double gradient_unit = 1;
  double hessian_unit = 1;
};

/// Rounds to units. The hessians are not negative.
inline Gradients quantise(std::span<const double> gradients, std::span<const double> hessians) {
  ensure(gradients.size() == hessians.size(), "gradients and hessians of different rows");
  double gradient_sum = 0;
  double hessian_sum = 0;
  for (const double g : gradients) gradient_sum += std::abs(g);
  for (const double h : hessians) hessian_sum += h;
  Gradients result;
  // Rounding adds half a unit per row: 2^30 and 2^31 leave room for 2^31 rows.
  if (gradient_sum > 0) result.gradient_unit = gradient_sum / 0x1p30;
  if (hessian_sum > 0) result.hessian_unit = hessian_sum / 0x1p31;
  result.rows.reserve(gradients.size());
  for (std::size_t r = 0; r < gradients.size(); ++r) {
    const std::int64_t g = std::llround(gradients[r] / result.gradient_unit);
    const std::int64_t h = std::llround(hessians[r] / result.hessian_unit);
    result.rows.push_back(g * (std::int64_t{1} << 32) + h);
  }
  return result;
}

}  // namespace hone::gbdt
