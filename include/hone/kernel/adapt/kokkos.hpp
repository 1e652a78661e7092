// kernel/adapt/kokkos.hpp
// Kokkos::View, and whatever else answers data(), extent(d), stride(d) and a static rank.
//
// A View's own strides are passed on, whichever its layout is. It must be of host memory: of one
// for a device, pass the host mirror. Views with data_handle() are mdspans (adapt/mdspan.hpp).
#pragma once

#include <hone/kernel/adapt/mdspan.hpp>
#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

template <class Data>
concept KokkosViewLike = !MdspanLike<Data> && requires(const Data& data) {
  static_cast<std::size_t>(Data::rank);  // a number, or Kokkos 4's object that converts to one
  { data.extent(std::size_t{0}) };
  { data.stride(std::size_t{0}) };
  requires std::is_pointer_v<std::remove_cvref_t<decltype(data.data())>>;
};

template <KokkosViewLike Data>
struct ArgumentAdaptor<Data> {
  static constexpr bool owns_elements = false;  // or not alone: views are counted references
  static constexpr std::size_t rank = static_cast<std::size_t>(Data::rank);
  static constexpr bool fits(std::size_t wanted) { return wanted == rank; }

  static auto* elements(const Data& data) { return data.data(); }

  static void describe(const Data& data, ArgumentView& view) {
    static_assert(rank <= max_rank, "hone: a view of more dimensions than kernels take");
    if (!detail::is_in_host_memory<Data>()) return view.refuse(&detail::outside_host_memory);
    for (std::size_t d = 0; d < rank; ++d) {
      view.shape[d] = static_cast<std::int64_t>(data.extent(d));
      view.strides[d] = static_cast<std::int64_t>(data.stride(d));
    }
  }
};

}  // namespace hone
