// kernel/adapt/mdspan.hpp
// std::mdspan, Kokkos's, and whatever else answers the same questions, as an argument.
#pragma once

#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

template <class Data>
concept MdspanLike = requires(const Data& data) {
  { Data::rank() };
  { data.extent(0) };
  { data.stride(0) };
  requires std::is_pointer_v<std::remove_cvref_t<decltype(data.data_handle())>>;
};

template <MdspanLike Data>
struct ArgumentAdaptor<Data> {
  static constexpr bool owns_elements = false;
  static constexpr std::size_t rank = Data::rank();
  static constexpr bool fits(std::size_t wanted) { return wanted == rank; }

  static auto* elements(const Data& data) { return data.data_handle(); }

  static void describe(const Data& data, ArgumentView& view) {
    static_assert(rank <= max_rank, "hone: a view of more dimensions than kernels take");
    for (std::size_t d = 0; d < rank; ++d) {
      view.shape[d] = static_cast<std::int64_t>(data.extent(d));
      view.strides[d] = static_cast<std::int64_t>(data.stride(d));
    }
  }
};

}  // namespace hone
