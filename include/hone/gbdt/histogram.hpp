// gbdt/histogram.hpp
// Sums of gradients per bin, for every column of the tiles that a tree may use: what the search for
// a split reads instead of rows.
//
//   cells  [tile][column of the tile][bin]
#pragma once

#include <hone/gbdt/binned_rows.hpp>
#include <hone/gbdt/gradients.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hone::gbdt {

inline constexpr std::size_t tile_cells = tile_columns * most_bins;

namespace detail {

/// Adds the words of `rows` to the eight histograms of a tile.
inline void add_to_tile(GradientWord* cells, const std::uint64_t* bins,
                        std::span<const std::uint32_t> rows, const GradientWord* words) {
  for (const std::uint32_t row : rows) {
    const std::uint64_t bin = bins[row];
    const GradientWord word = words[row];
    cells[0 * most_bins + (bin & 63)] += word;
    cells[1 * most_bins + (bin >> 8 & 63)] += word;
    cells[2 * most_bins + (bin >> 16 & 63)] += word;
    cells[3 * most_bins + (bin >> 24 & 63)] += word;
    cells[4 * most_bins + (bin >> 32 & 63)] += word;
    cells[5 * most_bins + (bin >> 40 & 63)] += word;
    cells[6 * most_bins + (bin >> 48 & 63)] += word;
    cells[7 * most_bins + (bin >> 56 & 63)] += word;
  }
}

}  // namespace detail

class Histogram {
 public:
  /// Becomes the sums over `rows`, for the given tiles of `binned`.
  void sum(const BinnedRows& binned, std::span<const std::size_t> tiles,
           std::span<const std::uint32_t> rows, const Gradients& gradients) {
    cells_.assign(tiles.size() * tile_cells, 0);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      detail::add_to_tile(&cells_[i * tile_cells], binned.tile(tiles[i]).data(), rows,
                          gradients.rows.data());
    }
  }

  /// Becomes the sums over the rows of `whole` that are not in `part`.
  void difference(const Histogram& whole, const Histogram& part) {
    cells_.resize(whole.cells_.size());
    for (std::size_t c = 0; c < cells_.size(); ++c) cells_[c] = whole.cells_[c] - part.cells_[c];
  }

  /// The cells of column `k` of the i-th of the given tiles.
  std::span<const GradientWord, most_bins> column(std::size_t i, std::size_t k) const {
    return std::span<const GradientWord, most_bins>(&cells_[i * tile_cells + k * most_bins],
                                                    most_bins);
  }

 private:
  std::vector<GradientWord> cells_;
};
static_assert(most_bins == 64, "add_to_tile masks bins with 63");

}  // namespace hone::gbdt
