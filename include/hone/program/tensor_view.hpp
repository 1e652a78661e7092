// program/tensor_view.hpp
// A tensor in memory as evaluate() reads it and sample_data fills it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <hone/ir/dtype.hpp>
#include <hone/ir/meaning.hpp>

namespace hone {

/// Elements at data + sum of index * stride; strides in elements, of any sign. Does not own.
struct TensorView {
  const void* data = nullptr;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;
};

/// An input of a program.
struct NamedTensor {
  std::string name;
  TensorView view;
};

/// The strides of a dense row-major tensor.
inline std::vector<std::int64_t> dense_strides(const std::vector<std::int64_t>& shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t d = shape.size(); d-- > 1;) strides[d - 1] = strides[d] * shape[d];
  return strides;
}

/// A dense row-major tensor of C++ elements.
template <class T>
TensorView dense_view(const T* data, std::vector<std::int64_t> shape) {
  std::vector<std::int64_t> strides = dense_strides(shape);
  return {data, dtype_of<T>, std::move(shape), std::move(strides)};
}

/// The element at `offset`, in elements.
inline ir::Value element_at(const TensorView& view, std::int64_t offset) {
  switch (view.dtype) {
    case DType::f32: return {DType::f32, 0, static_cast<const float*>(view.data)[offset]};
    case DType::f64: return {DType::f64, 0, static_cast<const double*>(view.data)[offset]};
    case DType::i8: return {DType::i8, static_cast<const std::int8_t*>(view.data)[offset], 0};
    case DType::i16: return {DType::i16, static_cast<const std::int16_t*>(view.data)[offset], 0};
    case DType::i32: return {DType::i32, static_cast<const std::int32_t*>(view.data)[offset], 0};
    case DType::i64: return {DType::i64, static_cast<const std::int64_t*>(view.data)[offset], 0};
    case DType::u8: return {DType::u8, static_cast<const std::uint8_t*>(view.data)[offset], 0};
    case DType::u16: return {DType::u16, static_cast<const std::uint16_t*>(view.data)[offset], 0};
    case DType::u32: return {DType::u32, static_cast<const std::uint32_t*>(view.data)[offset], 0};
    case DType::boolean:
      return {DType::boolean, static_cast<const std::uint8_t*>(view.data)[offset] != 0, 0};
  }
  return {};
}

}  // namespace hone
