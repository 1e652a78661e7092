// kernel/adapt/view.hpp
// hone::view(pointer, {shape}, {strides}) as an argument.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/view.hpp>

#include <cstddef>

namespace hone {

template <class T, std::size_t Rank>
struct ArgumentAdaptor<View<T, Rank>> {
  static constexpr bool owns_elements = false;
  static constexpr std::size_t rank = Rank;
  static constexpr bool fits(std::size_t wanted) { return wanted == Rank; }

  static T* elements(const View<T, Rank>& view) { return view.data; }

  static void describe(const View<T, Rank>& data, ArgumentView& view) {
    static_assert(Rank <= max_rank, "hone: a view of more dimensions than kernels take");
    for (std::size_t d = 0; d < Rank; ++d) {
      view.shape[d] = data.shape[d];
      view.strides[d] = data.strides[d];
    }
  }
};

}  // namespace hone
