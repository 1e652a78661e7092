// kernel/overlap.hpp
// Do two arguments share memory? A kernel writes its outputs while it still reads its inputs.
//
// The answer is never a wrong "no". It is right for tensors without gaps, and for blocks of one
// larger matrix: rows that lie side by side are told apart although their memory ranges interleave.
#pragma once

#include <hone/kernel/argument.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace hone {
namespace detail {

/// Addresses, from the first byte of a tensor to behind its last. Modulo 2^64, as addresses are.
struct MemoryRange {
  std::uint64_t begin;
  std::uint64_t end;
};

inline MemoryRange memory_range(const ArgumentView& view) {
  const std::uint64_t bytes = size_of(view.dtype);
  MemoryRange out{reinterpret_cast<std::uintptr_t>(view.data), 0};
  out.end = out.begin + bytes;
  for (std::size_t d = 0; d < view.rank; ++d) {
    const auto steps = static_cast<std::uint64_t>(view.shape[d] - 1);
    const std::uint64_t reach = steps * static_cast<std::uint64_t>(view.strides[d]) * bytes;
    (view.strides[d] < 0 ? out.begin : out.end) += reach;
  }
  return out;
}

/// A tensor as pieces without gaps, of `width` bytes; they begin multiples of `step` bytes apart.
struct Pieces {
  std::uint64_t width;
  std::uint64_t step;  // 0: there is one piece
};

inline Pieces pieces(const ArgumentView& view) {
  const std::uint64_t bytes = size_of(view.dtype);
  Pieces out{bytes, 0};
  for (std::size_t d = 0; d < view.rank; ++d) {
    if (view.shape[d] == 1) continue;
    const auto stride = static_cast<std::uint64_t>(view.strides[d]);
    const std::uint64_t length = view.strides[d] < 0 ? -stride : stride;
    const bool is_first_unit = length == 1 && out.width == bytes;
    if (is_first_unit) out.width *= static_cast<std::uint64_t>(view.shape[d]);
    else out.step = std::gcd(out.step, length * bytes);
  }
  return out;
}

/// Whether the pieces of one lie in the gaps of the other, seen modulo a step of both.
inline bool interleave(const Pieces& a, const Pieces& b, std::uint64_t a_begin,
                       std::uint64_t b_begin) {
  const std::uint64_t step = std::gcd(a.step, b.step);
  if (step == 0) return false;
  const std::uint64_t offset = b_begin >= a_begin ? (b_begin - a_begin) % step
                                                  : step - 1 - (a_begin - b_begin - 1) % step;
  return a.width <= offset && b.width <= step && offset <= step - b.width;
}

}  // namespace detail

/// False only if no byte belongs to both.
inline bool may_overlap(const ArgumentView& a, const ArgumentView& b) {
  const detail::MemoryRange x = detail::memory_range(a);
  const detail::MemoryRange y = detail::memory_range(b);
  if (x.end <= y.begin || y.end <= x.begin) return false;
  return !detail::interleave(detail::pieces(a), detail::pieces(b), x.begin, y.begin);
}

/// Whether every element has memory of its own: sorted by stride, each dimension steps past all
/// that the smaller ones cover.
inline bool has_distinct_elements(const ArgumentView& view) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> dims;  // stride and extent
  for (std::size_t d = 0; d < view.rank; ++d) {
    const auto stride = static_cast<std::uint64_t>(view.strides[d]);
    const auto extent = static_cast<std::uint64_t>(view.shape[d]);
    if (extent > 1) dims.emplace_back(view.strides[d] < 0 ? -stride : stride, extent);
  }
  std::sort(dims.begin(), dims.end());
  std::uint64_t covered = 0;
  for (const auto& [stride, extent] : dims) {
    if (stride <= covered) return false;
    covered += stride * (extent - 1);
  }
  return true;
}

}  // namespace hone
