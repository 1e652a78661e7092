// gbdt/binned_rows.hpp
// The training rows as bins, eight columns side by side: one word of a tile holds eight bins of one
// row, so that a pass over a tile updates eight histograms that do not wait for each other.
//
//   tile 0   word r:  bin of column 7 .. bin of column 0        (a byte each)
//   tile 1   word r:  ..
//
// Columns are dealt to tiles at random, because a tree takes or leaves whole tiles. Features that
// have one bin are no columns. When rows are added, the edges stay until the rows have grown by a
// quarter; then all edges are computed anew. Trees hold features and thresholds, so they stay true.
#pragma once

#include <hone/gbdt/bins.hpp>
#include <hone/gbdt/programs.hpp>
#include <hone/support/rng.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hone::gbdt {

inline constexpr std::size_t tile_columns = 8;

class BinnedRows {
 public:
  /// Brings the bins up to the rows of `programs`, which only grow from call to call.
  void follow(const ProgramSet& programs, Rng& rng) {
    if (programs.row_count() * 4 >= rows_with_these_edges_ * 5) choose_edges(programs, rng);
    for (std::size_t t = 0; t < tiles_.size(); ++t) append_rows(programs, t);
  }

  std::size_t tile_count() const { return tiles_.size(); }
  std::size_t column_count() const { return columns_.size(); }

  /// The words of a tile, one for each row.
  std::span<const std::uint64_t> tile(std::size_t t) const { return tiles_[t]; }

  std::size_t feature(std::size_t column) const { return columns_[column].feature; }
  std::span<const float> edges(std::size_t column) const { return columns_[column].edges; }

  std::size_t bin(std::size_t row, std::size_t column) const {
    const std::uint64_t word = tiles_[column / tile_columns][row];
    return static_cast<std::size_t>(word >> (column % tile_columns * 8) & 0xff);
  }

 private:
  struct Column {
    std::size_t feature;
    std::vector<float> edges;
  };

  void choose_edges(const ProgramSet& programs, Rng& rng) {
    columns_.clear();
    std::vector<float> values(programs.row_count());
    for (std::size_t f = 0; f < programs.features(); ++f) {
      for (std::size_t r = 0; r < values.size(); ++r) values[r] = programs.value(r, f);
      std::vector<float> edges = quantile_edges(values);
      if (!edges.empty()) columns_.push_back({f, std::move(edges)});
    }
    for (std::size_t c = columns_.size(); c > 1; --c) {
      std::swap(columns_[c - 1], columns_[static_cast<std::size_t>(rng.below(c))]);
    }
    tiles_.assign((columns_.size() + tile_columns - 1) / tile_columns, {});
    rows_with_these_edges_ = programs.row_count();
  }

  void append_rows(const ProgramSet& programs, std::size_t t) {
    std::vector<std::uint64_t>& words = tiles_[t];
    const std::size_t first = words.size();
    words.resize(programs.row_count());
    for (std::size_t k = 0; k < tile_columns && t * tile_columns + k < columns_.size(); ++k) {
      const Column& column = columns_[t * tile_columns + k];
      for (std::size_t r = first; r < words.size(); ++r) {
        const std::uint64_t bin = bin_of(column.edges, programs.value(r, column.feature));
        words[r] |= bin << (k * 8);
      }
    }
  }

  std::vector<Column> columns_;  // column c lies in tile c / 8
  std::vector<std::vector<std::uint64_t>> tiles_;
  std::size_t rows_with_these_edges_ = 0;
};

}  // namespace hone::gbdt
