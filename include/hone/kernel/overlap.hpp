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

namespace hone {
namespace detail {

/// Addresses of elements: pieces of `width` bytes, each beginning a multiple of `step` bytes behind
/// `first`, the last one ending at `end`. All arithmetic is modulo 2^64, as addresses are.
struct Footprint {
  std::uint64_t first;
  std::uint64_t end;
  std::uint64_t width;
  std::uint64_t step;  // 0: there is one piece
};

inline Footprint footprint(const ArgumentView& view) {
  const std::uint64_t bytes = size_of(view.dtype);
  Footprint out{reinterpret_cast<std::uintptr_t>(view.data), 0, bytes, 0};
  std::uint64_t reach = 0;
  bool has_unit = false;
  for (std::size_t d = 0; d < view.rank; ++d) {
    if (view.shape[d] <= 1) continue;
    const auto steps = static_cast<std::uint64_t>(view.shape[d] - 1);
    const auto stride = static_cast<std::uint64_t>(view.strides[d]) * bytes;
    const std::uint64_t length = view.strides[d] < 0 ? -stride : stride;
    if (view.strides[d] < 0) out.first -= steps * length;
    reach += steps * length;
    if (length == bytes && !has_unit) out.width += steps * bytes;
    else out.step = std::gcd(out.step, length);
    has_unit = has_unit || length == bytes;
  }
  out.end = out.first + reach + bytes;
  return out;
}

/// Whether a step of both takes the pieces of one past those of the other.
inline bool pieces_interleave(const Footprint& a, const Footprint& b) {
  const std::uint64_t step = std::gcd(a.step, b.step);
  if (step == 0) return false;
  const std::uint64_t offset =
      b.first >= a.first ? (b.first - a.first) % step : (step - (a.first - b.first) % step) % step;
  return a.width <= offset && b.width <= step && offset <= step - b.width;
}

}  // namespace detail

/// False only if no byte belongs to both.
inline bool may_overlap(const ArgumentView& a, const ArgumentView& b) {
  const detail::Footprint x = detail::footprint(a);
  const detail::Footprint y = detail::footprint(b);
  return x.first < y.end && y.first < x.end && !detail::pieces_interleave(x, y);
}

/// Whether every element has memory of its own: sorted by stride, each dimension steps past all
/// that the smaller ones cover.
inline bool has_distinct_elements(const ArgumentView& view) {
  std::array<std::size_t, max_rank> dims{};
  std::iota(dims.begin(), dims.end(), std::size_t{0});
  const auto length = [&](std::size_t d) {
    const auto stride = static_cast<std::uint64_t>(view.strides[d]);
    return view.strides[d] < 0 ? -stride : stride;
  };
  const auto end = dims.begin() + static_cast<std::ptrdiff_t>(view.rank);
  std::sort(dims.begin(), end, [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
  std::uint64_t covered = 0;
  for (auto d = dims.begin(); d != end; ++d) {
    if (view.shape[*d] <= 1) continue;
    if (length(*d) <= covered) return false;
    covered += length(*d) * static_cast<std::uint64_t>(view.shape[*d] - 1);
  }
  return true;
}

}  // namespace hone
