// kernel/adapt/eigen.hpp
// Eigen's dense objects as arguments: Matrix, Array, Map, Ref, blocks and transposes of them.
//
// Whatever has elements in memory is taken as it lies there, by column or by row, with its strides;
// expressions that have none (a + b) are not. A vector stands for one dimension or for two.
#pragma once

#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

template <class Data>
concept EigenDense = requires(const Data& data) {
  typename Data::PlainObject;
  static_cast<bool>(Data::IsRowMajor);
  static_cast<bool>(Data::IsVectorAtCompileTime);
  { data.rows() };
  { data.cols() };
  { data.innerStride() };
  { data.outerStride() };
  { data.data() };
};

template <EigenDense Data>
struct ArgumentAdaptor<Data> {
  static constexpr bool is_vector = static_cast<bool>(Data::IsVectorAtCompileTime);
  static constexpr bool is_by_row = static_cast<bool>(Data::IsRowMajor);

  // Views name the owner they look like; an owner names itself.
  static constexpr bool owns_elements = std::is_base_of_v<typename Data::PlainObject, Data>;
  static constexpr std::size_t rank = is_vector ? 1 : 2;
  static constexpr bool fits(std::size_t wanted) {
    return wanted == 2 || (is_vector && wanted == 1);
  }

  static auto* elements(Data& data) { return data.data(); }
  static auto* elements(const Data& data) { return data.data(); }

  static void describe(const Data& data, ArgumentView& view) {
    const auto inner = static_cast<std::int64_t>(data.innerStride());
    const auto outer = static_cast<std::int64_t>(data.outerStride());
    if (view.rank == 1) {
      view.shape[0] = static_cast<std::int64_t>(data.size());
      view.strides[0] = inner;
    } else {
      view.shape = {static_cast<std::int64_t>(data.rows()), static_cast<std::int64_t>(data.cols())};
      view.strides = {is_by_row ? outer : inner, is_by_row ? inner : outer};
    }
  }
};

}  // namespace hone
