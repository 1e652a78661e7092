// kernel/adapt/mdspan.hpp
// std::mdspan, Kokkos's, and whatever else answers the same questions, as an argument.
//
// Any layout that has strides will do. Elements must be what the data handle points at: an
// accessor that computes them (scaled, conjugated) is no argument.
#pragma once

#include <hone/kernel/argument.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>

namespace hone {
namespace detail {

/// False where access gives something else than a reference to an element.
template <class Data>
constexpr bool refers_to_elements() {
  if constexpr (requires { typename Data::reference; typename Data::element_type; }) {
    return std::is_same_v<typename Data::reference, typename Data::element_type&>;
  }
  return true;
}

/// Kokkos's types tell in which memory they are.
template <class Data>
constexpr bool is_in_host_memory() {
  if constexpr (requires { static_cast<bool>(Data::is_hostspace); }) {
    return static_cast<bool>(Data::is_hostspace);
  }
  return true;
}

/// The texts of these refusals; see kernel/refusals.hpp.
std::string outside_host_memory(const ArgumentView& view);
std::string without_strides(const ArgumentView& view);

}  // namespace detail

template <class Data>
concept MdspanLike = requires(const Data& data) {
  { Data::rank() };
  { data.extent(0) };
  { data.stride(0) };
  requires std::is_pointer_v<std::remove_cvref_t<decltype(data.data_handle())>>;
} && detail::refers_to_elements<Data>();

template <MdspanLike Data>
struct ArgumentAdaptor<Data> {
  static constexpr bool owns_elements = false;
  static constexpr std::size_t rank = Data::rank();
  static constexpr bool fits(std::size_t wanted) { return wanted == rank; }

  static auto* elements(const Data& data) { return data.data_handle(); }

  static void describe(const Data& data, ArgumentView& view) {
    static_assert(rank <= max_rank, "hone: a view of more dimensions than kernels take");
    if (!detail::is_in_host_memory<Data>()) return view.refuse(&detail::outside_host_memory);
    if constexpr (requires { data.is_strided(); }) {
      if (!data.is_strided()) return view.refuse(&detail::without_strides);
    }
    if constexpr (rank > 0) {  // a layout without dimensions has no stride to ask for
      for (std::size_t d = 0; d < rank; ++d) {
        view.shape[d] = static_cast<std::int64_t>(data.extent(d));
        view.strides[d] = static_cast<std::int64_t>(data.stride(d));
      }
    }
  }
};

}  // namespace hone
