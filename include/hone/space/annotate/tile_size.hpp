// space/annotate/tile_size.hpp
// Random tile sizes: which numbers a split is likely to profit from. Any length is legal, and every
// length from 1 to the extent can come out of `any_length`; the others know more and choose less.
#pragma once

#include <hone/support/rng.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hone::tile_size {

inline std::int64_t ceil_divide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

inline bool happens(Rng& rng, double probability) { return rng.uniform() < probability; }

/// The divisors of `extent`, ascending.
inline std::vector<std::int64_t> divisors(std::int64_t extent) {
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  for (std::int64_t d = 1; d * d <= extent; ++d) {
    if (extent % d != 0) continue;
    low.push_back(d);
    if (d * d != extent) high.push_back(extent / d);
  }
  low.insert(low.end(), high.rbegin(), high.rend());
  return low;
}

inline std::int64_t any_divisor(std::int64_t extent, Rng& rng) {
  std::vector<std::int64_t> all = divisors(extent);
  return rng.pick(all);
}

/// The largest divisor of `extent` that is at most `most`.
inline std::int64_t divisor_within(std::int64_t extent, std::int64_t most) {
  for (std::int64_t d = std::min(extent, most); d > 1; --d) {
    if (extent % d == 0) return d;
  }
  return 1;
}

/// A divisor or any number, as likely.
inline std::int64_t any_length(std::int64_t extent, Rng& rng) {
  return happens(rng, 0.5) ? any_divisor(extent, rng) : rng.between(1, extent);
}

/// Between the innermost and the outermost level: often 1, else a divisor or a small number.
inline std::int64_t middle_length(std::int64_t extent, Rng& rng) {
  constexpr std::int64_t most = 16;
  if (extent == 1 || happens(rng, 0.5)) return 1;
  if (happens(rng, 0.5)) return any_divisor(extent, rng);
  return rng.between(1, std::min(extent, most));
}

/// The innermost part of a reduction. Accumulators may move to memory and back outside it, so it is
/// long: all of it, a power of two, or a divisor.
inline std::int64_t reduce_length(std::int64_t extent, Rng& rng) {
  constexpr std::int64_t least = 4;
  constexpr int powers = 8;  // up to 512
  const double choice = rng.uniform();
  if (choice < 0.35) return extent;
  if (choice < 0.75) return std::min(extent, least << rng.below(powers));
  return any_divisor(extent, rng);
}

/// Vectors side by side in a register tile.
inline constexpr std::int64_t most_vectors = 4;

/// Whole vectors beyond the end of a dimension are masked; one that is shorter is not exceeded.
inline std::int64_t longest_vector(std::int64_t extent, std::int64_t lanes) {
  return extent <= lanes ? extent : lanes * std::min(most_vectors, ceil_divide(extent, lanes));
}

/// Whole vectors of a unit-stride dimension, as many as that; all of it if it is shorter than one.
inline std::int64_t vector_length(std::int64_t extent, std::int64_t lanes, Rng& rng) {
  if (extent <= lanes) return extent;
  return lanes * rng.between(1, longest_vector(extent, lanes) / lanes);
}

/// Rows of a register tile, at most `most`: half the time a divisor, so that there is no tail.
inline std::int64_t row_length(std::int64_t extent, std::int64_t most, Rng& rng) {
  const std::int64_t length = rng.between(1, std::min(extent, most));
  return happens(rng, 0.5) ? divisor_within(extent, length) : length;
}

}  // namespace hone::tile_size
