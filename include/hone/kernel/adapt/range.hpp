// kernel/adapt/range.hpp
// Contiguous ranges as arguments: std::vector, std::array, std::span, arrays of one dimension.
//
// A range has a number of elements and no shape. For a placeholder of one dimension that is its
// extent; for others the elements are taken in the argument's layout, and their number must fit.
#pragma once

#include <hone/kernel/adapt/eigen.hpp>
#include <hone/kernel/adapt/nested_array.hpp>
#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <type_traits>

namespace hone {

/// What std::span can be made of. Eigen's vectors and arrays of arrays know more than that.
template <class Data>
concept ContiguousRange =
    !EigenDense<Data> && !NestedArray<Data> && requires(Data& data) { std::span(data); };

namespace detail {

/// A view's constness says nothing about its elements; an owner's does.
template <class Data>
inline constexpr bool is_view =
    std::ranges::enable_borrowed_range<Data> ||
    !std::is_const_v<std::remove_pointer_t<decltype(std::data(std::declval<const Data&>()))>>;

}  // namespace detail

template <ContiguousRange Data>
struct ArgumentAdaptor<Data> {
  static constexpr bool owns_elements = !detail::is_view<Data>;
  static constexpr std::size_t rank = 1;
  static constexpr bool fits(std::size_t) { return true; }

  static auto* elements(Data& data) { return std::data(data); }
  static auto* elements(const Data& data) { return std::data(data); }

  static void describe(const Data& data, ArgumentView& view) {
    view.form = ArgumentForm::run;
    view.shape[0] = static_cast<std::int64_t>(std::size(data));
  }
};

}  // namespace hone
