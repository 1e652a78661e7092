// verify/sample_points.hpp
// Which elements of a tensor the gate compares: those where schedules go wrong, then random ones.
//
//   corners                   every combination of first and last
//   edges of tiles            along each axis the first and last index of every tile and of the
//                             tail; without known tiles, the indices around powers of two and
//                             around the last whole multiple of each
//   random                    until there are enough
//
// An index of an edge is combined once with edges and once with random indices of the other axes.
#pragma once

#include <hone/support/rng.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hone {

/// Tile sizes, outermost or innermost first, along each dimension of one tensor. An empty list:
/// not known.
using AxisTiles = std::vector<std::vector<std::int64_t>>;

namespace detail {

/// Adds the first and the last index of every whole tile and of the tail.
inline void add_tile_edges(std::int64_t extent, std::int64_t tile, std::vector<std::int64_t>& out) {
  if (tile <= 1) return;
  for (std::int64_t begin = 0; begin < extent; begin += tile) {
    out.push_back(begin);
    out.push_back(std::min(begin + tile, extent) - 1);
  }
}

/// Adds the indices around every power of two and around where its last whole multiple ends.
inline void add_power_edges(std::int64_t extent, std::vector<std::int64_t>& out) {
  for (std::int64_t power = 2; power < extent; power *= 2) {
    const std::int64_t tail = extent / power * power;
    for (const std::int64_t edge : {power, tail}) {
      for (const std::int64_t index : {edge - 1, edge, edge + 1}) {
        if (index < extent) out.push_back(index);
      }
    }
  }
}

/// At most `most` of the sorted indices, evenly spread, with the first and the last of them.
inline std::vector<std::int64_t> thinned(const std::vector<std::int64_t>& indices,
                                         std::size_t most) {
  if (indices.size() <= most) return indices;
  std::vector<std::int64_t> kept;
  for (std::size_t n = 0; n < most; ++n) {
    kept.push_back(indices[n * (indices.size() - 1) / (most - 1)]);
  }
  return kept;
}

}  // namespace detail

/// The indices of one axis at which a schedule's cases change, sorted; at most 1,024 of them.
inline std::vector<std::int64_t> edge_indices(std::int64_t extent,
                                              const std::vector<std::int64_t>& tiles) {
  std::vector<std::int64_t> edges = {0, extent - 1};
  for (const std::int64_t tile : tiles) detail::add_tile_edges(extent, tile, edges);
  if (tiles.empty()) detail::add_power_edges(extent, edges);
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return detail::thinned(edges, 1024);
}

namespace detail {

/// Collects row-major element numbers without repetition.
class SamplePoints {
 public:
  SamplePoints(const std::vector<std::int64_t>& shape, const AxisTiles& tiles, Rng& rng)
      : shape_(shape), rng_(rng) {
    const std::vector<std::int64_t> unknown;
    for (std::size_t d = 0; d < shape.size(); ++d) {
      edges_.push_back(edge_indices(shape[d], d < tiles.size() ? tiles[d] : unknown));
    }
  }

  void add_corners() {
    const std::size_t rank = std::min<std::size_t>(shape_.size(), 12);  // 4,096 corners
    for (std::size_t corner = 0; corner < std::size_t{1} << rank; ++corner) {
      add([&](std::size_t d) { return (corner >> d & 1U) != 0 ? shape_[d] - 1 : 0; });
    }
  }

  void add_edges() {
    for (std::size_t axis = 0; axis < shape_.size(); ++axis) {
      for (const std::int64_t edge : edges_[axis]) {
        add([&](std::size_t d) { return d == axis ? edge : rng_.pick(edges_[d]); });
        add([&](std::size_t d) { return d == axis ? edge : random_index(d); });
      }
    }
  }

  void add_random(std::size_t count) {
    while (numbers_.size() < count) add([&](std::size_t d) { return random_index(d); });
  }

  std::vector<std::int64_t> take() && { return std::move(numbers_); }

 private:
  template <class IndexOf>
  void add(const IndexOf& index_of) {
    std::int64_t number = 0;
    for (std::size_t d = 0; d < shape_.size(); ++d) number = number * shape_[d] + index_of(d);
    if (seen_.insert(number).second) numbers_.push_back(number);
  }

  std::int64_t random_index(std::size_t d) { return rng_.between(0, shape_[d] - 1); }

  const std::vector<std::int64_t>& shape_;
  Rng& rng_;
  std::vector<std::vector<std::int64_t>> edges_;
  std::unordered_set<std::int64_t> seen_;
  std::vector<std::int64_t> numbers_;
};

}  // namespace detail

/// Row-major numbers of at least `count` different elements of a tensor, the telling ones first;
/// of all its elements if it has no more.
inline std::vector<std::int64_t> sample_points(const std::vector<std::int64_t>& shape,
                                               const AxisTiles& tiles, std::int64_t count,
                                               Rng& rng) {
  std::int64_t elements = 1;
  for (const std::int64_t extent : shape) elements *= extent;
  if (elements <= count) {
    std::vector<std::int64_t> all(static_cast<std::size_t>(elements));
    for (std::size_t n = 0; n < all.size(); ++n) all[n] = static_cast<std::int64_t>(n);
    return all;
  }
  detail::SamplePoints points(shape, tiles, rng);
  points.add_corners();
  points.add_edges();
  points.add_random(static_cast<std::size_t>(count));
  return std::move(points).take();
}

}  // namespace hone
