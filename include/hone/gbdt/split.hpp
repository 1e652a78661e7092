// gbdt/split.hpp
// The best split of a node: the column and bin at which the loss falls most.
//
// With G and H the sums of gradients and hessians on the left, on the right and of both (XGBoost,
// Chen and Guestrin 2016, equation 7):
//
//   gain = (G_l^2 / (H_l + lambda) + G_r^2 / (H_r + lambda) - G^2 / (H + lambda)) / 2 - gamma
//
// The scan works in units and compares fractions, because divisions would cost more than all else.
#pragma once

#include <hone/gbdt/histogram.hpp>
#include <hone/gbdt/options.hpp>

#include <algorithm>
#include <cstddef>
#include <span>

namespace hone::gbdt {

/// Rows whose bin in `column` is above `bin` go right.
struct Split {
  double gain = 0;  // in loss; a split that does not gain is none
  std::size_t column = 0;
  std::size_t bin = 0;
};

/// The options of a split in the units of the gradients.
struct SplitLimits {
  double lambda;
  double min_hessian;
  double gain_unit;
  double gamma;

  SplitLimits(const Options& options, const Gradients& gradients)
      : lambda(options.lambda / gradients.hessian_unit),
        // A side without a unit of hessian has nothing to divide by.
        min_hessian(std::max(1.0, options.min_child_weight / gradients.hessian_unit)),
        gain_unit(gradients.gradient_unit * gradients.gradient_unit / gradients.hessian_unit / 2),
        gamma(options.gamma) {}
};

namespace detail {

/// The greatest G_l^2 / (H_l + lambda) + G_r^2 / (H_r + lambda) so far, as a fraction.
struct BestSum {
  double numerator = 0;
  double denominator = 1;
  std::size_t column = 0;
  std::size_t bin = 0;
};

/// Tries all places between the bins of a column; `total` is the sum of its cells.
inline void scan(std::span<const GradientWord> cells, std::size_t column, GradientWord total,
                 const SplitLimits& limits, BestSum& best) {
  GradientWord left = 0;
  for (std::size_t b = 0; b + 1 < cells.size(); ++b) {
    left += cells[b];
    const GradientWord right = total - left;
    if (hessian(left) < limits.min_hessian || hessian(right) < limits.min_hessian) continue;
    const double left_hessian = hessian(left) + limits.lambda;
    const double right_hessian = hessian(right) + limits.lambda;
    const double numerator = gradient(left) * gradient(left) * right_hessian +
                             gradient(right) * gradient(right) * left_hessian;
    const double denominator = left_hessian * right_hessian;
    if (numerator * best.denominator <= best.numerator * denominator) continue;
    best = {numerator, denominator, column, b};
  }
}

}  // namespace detail

/// The best split of the rows that the histogram sums up to `total`.
inline Split best_split(const Histogram& histogram, const BinnedRows& binned,
                        std::span<const std::size_t> tiles, GradientWord total,
                        const SplitLimits& limits) {
  detail::BestSum best;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    for (std::size_t k = 0; k < tile_columns; ++k) {
      const std::size_t column = tiles[i] * tile_columns + k;
      if (column >= binned.column_count()) break;
      const std::size_t bins = binned.edges(column).size() + 1;
      detail::scan(histogram.column(i, k).first(bins), column, total, limits, best);
    }
  }
  const double whole = gradient(total) * gradient(total) / (hessian(total) + limits.lambda);
  const double sum = best.numerator / best.denominator;
  return {sum > whole ? (sum - whole) * limits.gain_unit - limits.gamma : 0, best.column, best.bin};
}

}  // namespace hone::gbdt
