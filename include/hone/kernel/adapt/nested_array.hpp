// kernel/adapt/nested_array.hpp
// Arrays of arrays as arguments: float[3][4], std::array<std::array<float, 4>, 3>, and a range of
// arrays, std::vector<std::array<float, 3>> for instance, whose first extent is its size.
//
// Unlike a range of numbers they have a shape: that many dimensions, row-major without gaps.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/layout.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>

namespace hone {
namespace detail {

/// An array whose extents the type tells: T[N] and std::array<T, N>, to any depth.
template <class T>
struct FixedArray {
  static constexpr std::size_t rank = 0;
  using element = T;
  static constexpr void fill(std::int64_t*) {}
};

template <class Inner, std::size_t size>
struct FixedArrayOf {
  static constexpr std::size_t rank = FixedArray<Inner>::rank + 1;
  using element = typename FixedArray<Inner>::element;
  static_assert(sizeof(std::array<Inner, size>) == size * sizeof(Inner) || size == 0);

  static constexpr void fill(std::int64_t* extents) {
    *extents = static_cast<std::int64_t>(size);
    FixedArray<Inner>::fill(extents + 1);
  }
};

template <class T, std::size_t size>
struct FixedArray<T[size]> : FixedArrayOf<T, size> {};
template <class T, std::size_t size>
struct FixedArray<std::array<T, size>> : FixedArrayOf<T, size> {};
template <class T, std::size_t size>
struct FixedArray<const std::array<T, size>> : FixedArrayOf<const T, size> {};

/// float of a range of std::array<float, 3>, const float if they are const.
template <class Range>
using range_item = std::remove_pointer_t<decltype(std::data(std::declval<Range&>()))>;

}  // namespace detail

/// A contiguous range of arrays.
template <class Data>
concept NestedArray = requires(Data& data) {
  std::span(data);
  requires detail::FixedArray<detail::range_item<Data>>::rank > 0;
};

template <NestedArray Data>
struct ArgumentAdaptor<Data> {
  using Row = detail::FixedArray<detail::range_item<Data>>;

  static constexpr bool owns_elements =
      !std::ranges::enable_borrowed_range<Data> &&
      std::is_const_v<detail::range_item<const Data>>;
  static constexpr std::size_t rank = Row::rank + 1;
  static constexpr bool fits(std::size_t wanted) { return wanted == rank; }

  static auto* elements(Data& data) { return first(std::data(data)); }
  static auto* elements(const Data& data) { return first(std::data(data)); }

  static void describe(const Data& data, ArgumentView& view) {
    static_assert(rank <= max_rank, "hone: an array of more dimensions than kernels take");
    view.shape[0] = static_cast<std::int64_t>(std::size(data));
    Row::fill(view.shape.data() + 1);
    pack_strides(Layout::row_major, view.extents(), {view.strides.data(), rank});
  }

 private:
  template <class Item>
  static auto* first(Item* item) {
    return reinterpret_cast<typename detail::FixedArray<Item>::element*>(item);
  }
};

}  // namespace hone
