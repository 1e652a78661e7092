// kernel/layout.hpp
// Which dimension of an argument lies contiguously in memory: what `.layout = {{"A", col_major}}`
// chooses between. A kernel is compiled for the layouts of its arguments; all other strides are
// values of a call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace hone {

enum class Layout : std::uint8_t { row_major, col_major };

inline constexpr Layout row_major = Layout::row_major;  // the last dimension has stride 1
inline constexpr Layout col_major = Layout::col_major;  // the first one has

/// The dimension with stride 1; -1 for a tensor without dimensions.
constexpr int unit_dim(Layout layout, std::size_t rank) {
  if (rank == 0) return -1;
  return layout == Layout::row_major ? static_cast<int>(rank) - 1 : 0;
}

/// The strides, in elements, of a tensor without gaps; `strides` is as long as `shape`. Extents
/// beyond memory wrap around here and are refused where arguments are checked.
constexpr void pack_strides(Layout layout, std::span<const std::int64_t> shape,
                            std::span<std::int64_t> strides) {
  std::uint64_t stride = 1;
  for (std::size_t n = 0; n < shape.size(); ++n) {
    const std::size_t d = layout == Layout::row_major ? shape.size() - 1 - n : n;
    strides[d] = static_cast<std::int64_t>(stride);
    stride *= static_cast<std::uint64_t>(shape[d]);
  }
}

}  // namespace hone
