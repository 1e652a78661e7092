// kernel/view.hpp
// hone's own strided view, for data that no other adaptor knows:
//
//   kernel(A = view(a, {rows, 768}), C = view(c, {rows, 64}, {ld, 1}));
#pragma once

#include <hone/kernel/layout.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

/// Elements that somebody else owns. Strides count elements and may be negative or 0.
template <class T, std::size_t Rank>
struct View {
  T* data;
  std::array<std::int64_t, Rank> shape;
  std::array<std::int64_t, Rank> strides;
};

namespace detail {

/// An extent or a stride of any integer type, so that braces take std::size_t as well as int.
struct Size {
  std::int64_t value;

  template <class Integer>
    requires std::is_integral_v<Integer>
  constexpr Size(Integer number) : value(static_cast<std::int64_t>(number)) {}  // NOLINT
};

template <std::size_t N>
constexpr std::array<std::int64_t, N> values_of(const Size (&sizes)[N]) {
  std::array<std::int64_t, N> values{};
  for (std::size_t n = 0; n < N; ++n) values[n] = sizes[n].value;
  return values;
}

}  // namespace detail

/// Row-major elements without gaps.
template <class T, std::size_t Rank>
constexpr View<T, Rank> view(T* data, const detail::Size (&shape)[Rank]) {
  View<T, Rank> out{data, detail::values_of(shape), {}};
  pack_strides(Layout::row_major, out.shape, out.strides);
  return out;
}

/// Elements with a stride for each dimension; `data` is the one with all subscripts 0.
template <class T, std::size_t Rank>
constexpr View<T, Rank> view(T* data, const detail::Size (&shape)[Rank],
                             const detail::Size (&strides)[Rank]) {
  return {data, detail::values_of(shape), detail::values_of(strides)};
}

}  // namespace hone
