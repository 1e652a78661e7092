// space/constructive/register_tile.hpp
// The innermost tile of a reduction: so many elements that their accumulators fill the vector
// registers and hide the latency of the multiply-add, of a shape that reads the least per step.
//
//   C(i, j) = sum(k, A(i, k) * B(k, j)), 16 lanes, 32 registers   ->   6 x 64: 24 accumulators,
//                                                      4 vectors of B and 6 broadcasts of A a step
//
// Tiles are compared by an estimate of all steps' cycles, tails included; nothing is measured.
#pragma once

#include <hone/space/vector_axis.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hone {

/// What a tile is chosen for.
struct TileProblem {
  std::vector<ir::Load> loads;
  std::vector<IterVar> axes;      // of the result
  std::size_t vector_axis = 0;    // position in axes
  std::int64_t lanes = 1;
  std::int64_t registers = 16;    // vector registers to fill
};

/// The inner length of each axis.
using TileLengths = std::vector<std::int64_t>;

namespace detail {

class RegisterTileChoice {
 public:
  explicit RegisterTileChoice(const TileProblem& problem) : problem_(problem) {}

  TileLengths choose() {
    const IterVar& axis = problem_.axes[problem_.vector_axis];
    for (std::int64_t vectors = 1; vectors <= most_vectors; ++vectors) {
      TileLengths tile(problem_.axes.size(), 1);
      tile[problem_.vector_axis] = std::min(axis.extent, vectors * problem_.lanes);
      consider_rows(tile, 0, 2);
      if (vectors * problem_.lanes >= axis.extent) break;
    }
    return best_;
  }

  /// An estimate of the cycles of one step of the reduction over the whole result, for a core that
  /// starts two multiply-adds and two loads in a cycle and finishes them four cycles later.
  double cycles(const TileLengths& tile) const {
    constexpr double latency = 4;
    constexpr double cost_of_read = 0.15;  // beside the arithmetic that hides it
    constexpr double cost_of_masks = 1.2;  // no operand of an instruction, but one of its own
    double tiles = 1;
    for (std::size_t d = 0; d < tile.size(); ++d) {
      const std::int64_t extent = problem_.axes[d].extent;
      tiles *= static_cast<double>((extent + tile[d] - 1) / tile[d]);
    }
    double reads = 0;
    for (const ir::Load& load : problem_.loads) reads += reads_of(load, tile);
    const double arithmetic = 0.5 * static_cast<double>(accumulators(tile));
    const double step = std::max({arithmetic, latency, 0.5 * reads}) + cost_of_read * reads;
    return tiles * step * (has_masks(tile) ? cost_of_masks : 1.0);
  }

  std::int64_t accumulators(const TileLengths& tile) const {
    std::int64_t count = vectors(tile);
    for (std::size_t d = 0; d < tile.size(); ++d) {
      if (d != problem_.vector_axis) count *= tile[d];
    }
    return count;
  }

 private:
  static constexpr std::int64_t most_vectors = 4;

  std::int64_t vectors(const TileLengths& tile) const {
    return (tile[problem_.vector_axis] + problem_.lanes - 1) / problem_.lanes;
  }

  bool has_masks(const TileLengths& tile) const {
    const std::int64_t length = tile[problem_.vector_axis];
    return length % problem_.lanes != 0 ||
           problem_.axes[problem_.vector_axis].extent % length != 0;
  }

  /// Accumulators, one row of operands and one broadcast.
  bool fits(const TileLengths& tile) const {
    return accumulators(tile) + vectors(tile) + 1 <= problem_.registers;
  }

  /// Tries all lengths of up to `axes` axes from position `from` on.
  void consider_rows(const TileLengths& tile, std::size_t from, int axes) {
    consider(tile);
    for (std::size_t d = from; axes > 0 && d < tile.size(); ++d) {
      if (d == problem_.vector_axis) continue;
      TileLengths next = tile;
      for (next[d] = 2; next[d] <= problem_.axes[d].extent && fits(next); ++next[d]) {
        consider_rows(next, d + 1, axes - 1);
      }
    }
  }

  void consider(const TileLengths& tile) {
    const double now = cycles(tile);
    if (!best_.empty() && now >= best_cycles_) return;
    best_ = tile;
    best_cycles_ = now;
  }

  /// Load instructions for one step: vectors, broadcasts, or one for each lane.
  double reads_of(const ir::Load& load, const TileLengths& tile) const {
    double count = 1;
    for (std::size_t d = 0; d < tile.size(); ++d) {
      const Stride stride = stride_along(problem_.axes[d].name, load);
      if (stride == Stride::none) continue;
      const bool is_vector = d == problem_.vector_axis && stride == Stride::unit;
      count *= static_cast<double>(is_vector ? vectors(tile) : tile[d]);
    }
    return count;
  }

  const TileProblem& problem_;
  TileLengths best_;
  double best_cycles_ = 0;
};

}  // namespace detail

/// The tile of least estimated cost whose accumulators fit the registers.
inline TileLengths choose_register_tile(const TileProblem& problem) {
  return detail::RegisterTileChoice(problem).choose();
}

/// Axes from the outermost tile loop to the innermost: the one that leaves most of what a tile
/// reads in place comes last, so that it is still in the cache for the next tile. `reduce` are the
/// reduction axes.
inline std::vector<std::size_t> tile_loop_order(const TileProblem& problem, const TileLengths& tile,
                                                const std::vector<IterVar>& reduce) {
  std::vector<double> kept(problem.axes.size(), 0);
  for (const ir::Load& load : problem.loads) {
    double elements = 1;
    for (std::size_t d = 0; d < tile.size(); ++d) {
      const bool moves = stride_along(problem.axes[d].name, load) != Stride::none;
      if (moves) elements *= static_cast<double>(tile[d]);
    }
    for (const IterVar& axis : reduce) {
      if (stride_along(axis.name, load) != Stride::none) {
        elements *= static_cast<double>(axis.extent);
      }
    }
    for (std::size_t d = 0; d < tile.size(); ++d) {
      if (stride_along(problem.axes[d].name, load) == Stride::none) kept[d] += elements;
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t d = 0; d < tile.size(); ++d) order.push_back(d);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return kept[a] != kept[b] ? kept[a] < kept[b] : a < b;
  });
  return order;
}

}  // namespace hone
