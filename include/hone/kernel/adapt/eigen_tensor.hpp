// kernel/adapt/eigen_tensor.hpp
// Eigen's tensors as arguments: Tensor, TensorFixedSize, and TensorMap of either.
//
// They have no gaps, and lie by column (the first dimension has stride 1) unless they are declared
// with Eigen::RowMajor. Expressions have no elements in memory and are no arguments.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/layout.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace hone {
namespace detail {

/// A subscript of whichever integer type Eigen wants: not all of its tensors agree.
struct TensorSubscript {
  std::size_t value;

  template <class Integer>
  constexpr operator Integer() const {  // NOLINT
    return static_cast<Integer>(value);
  }
};

}  // namespace detail

template <class Data>
concept EigenTensor = requires(Data& data, const Data& constant) {
  typename Data::Dimensions;
  static_cast<std::size_t>(Data::NumIndices);
  static_cast<int>(Data::Layout);
  { constant.dimension(0) };
  requires std::is_pointer_v<decltype(data.data())>;
  requires std::is_pointer_v<decltype(constant.data())>;
};

template <EigenTensor Data>
struct ArgumentAdaptor<Data> {
  // An owner's elements are const when it is; those of a map are what they are.
  static constexpr bool owns_elements =
      !std::is_same_v<decltype(std::declval<Data&>().data()),
                      decltype(std::declval<const Data&>().data())>;
  static constexpr std::size_t rank = static_cast<std::size_t>(Data::NumIndices);
  static constexpr bool fits(std::size_t wanted) { return wanted == rank; }

  static auto* elements(Data& data) { return data.data(); }
  static auto* elements(const Data& data) { return data.data(); }

  static void describe(const Data& data, ArgumentView& view) {
    static_assert(rank <= max_rank, "hone: a tensor of more dimensions than kernels take");
    constexpr int eigen_row_major = 1;
    constexpr bool is_by_row = static_cast<int>(Data::Layout) == eigen_row_major;
    for (std::size_t d = 0; d < rank; ++d) {
      view.shape[d] = static_cast<std::int64_t>(data.dimension(detail::TensorSubscript{d}));
    }
    pack_strides(is_by_row ? Layout::row_major : Layout::col_major, view.extents(),
                 {view.strides.data(), rank});
  }
};

}  // namespace hone
