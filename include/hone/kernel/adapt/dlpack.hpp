// kernel/adapt/dlpack.hpp
// DLPack's tensors as arguments: DLTensor, DLManagedTensor and DLManagedTensorVersioned, known by
// their members, so that any dlpack.h will do (https://dmlc.github.io/dlpack/latest/c_api.html).
//
// Element type and rank are values here: what other arguments are refused for at compile time is
// checked at the call. Calling the deleter stays with whoever holds the tensor.
#pragma once

#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace hone {

template <class Data>
concept DlpackTensor = requires(const Data& data) {
  requires std::is_same_v<std::remove_cvref_t<decltype(data.data)>, void*>;
  static_cast<int>(data.device.device_type);
  static_cast<int>(data.ndim);
  static_cast<int>(data.dtype.code);
  static_cast<int>(data.dtype.bits);
  static_cast<int>(data.dtype.lanes);
  static_cast<const std::int64_t*>(data.shape);
  static_cast<const std::int64_t*>(data.strides);
  static_cast<std::size_t>(data.byte_offset);
};

template <class Data>
concept DlpackManaged = requires(const Data& data) {
  requires DlpackTensor<std::remove_cvref_t<decltype(data.dl_tensor)>>;
};

namespace detail {

/// A DLTensor without its type.
struct DlpackFacts {
  int device;
  int rank;
  int code, bits, lanes;
  const std::int64_t* shape;
  const std::int64_t* strides;  // in elements, or nullptr: row-major without gaps
};

/// Fills in the view, or refuses it; see kernel/describe_dlpack.hpp.
void describe_dlpack(const DlpackFacts& tensor, ArgumentView& view);
void refuse_dlpack_version(std::int64_t major, std::int64_t minor, ArgumentView& view);

}  // namespace detail

template <DlpackTensor Data>
struct ArgumentAdaptor<Data> {
  static constexpr bool owns_elements = false;
  static constexpr std::size_t rank = 0;  // describe() says
  static constexpr bool fits(std::size_t) { return true; }

  static void* elements(const Data& tensor) {
    if (tensor.data == nullptr) return nullptr;
    return static_cast<std::byte*>(tensor.data) + static_cast<std::size_t>(tensor.byte_offset);
  }

  static void describe(const Data& tensor, ArgumentView& view) {
    detail::describe_dlpack({static_cast<int>(tensor.device.device_type),
                             static_cast<int>(tensor.ndim), static_cast<int>(tensor.dtype.code),
                             static_cast<int>(tensor.dtype.bits),
                             static_cast<int>(tensor.dtype.lanes), tensor.shape, tensor.strides},
                            view);
  }
};

/// What other libraries hand over. Its flags say whether it may be written.
template <DlpackManaged Data>
struct ArgumentAdaptor<Data> {
  using Tensor = ArgumentAdaptor<std::remove_cvref_t<decltype(std::declval<Data&>().dl_tensor)>>;

  static constexpr bool owns_elements = false;
  static constexpr std::size_t rank = 0;
  static constexpr bool fits(std::size_t) { return true; }

  static void* elements(const Data& managed) { return Tensor::elements(managed.dl_tensor); }

  static void describe(const Data& managed, ArgumentView& view) {
    if constexpr (requires { managed.version.major; managed.version.minor; }) {
      if (managed.version.major != 1) {
        return detail::refuse_dlpack_version(managed.version.major, managed.version.minor, view);
      }
    }
    if constexpr (requires { managed.flags; }) {
      constexpr std::uint64_t read_only = 1;  // DLPACK_FLAG_BITMASK_READ_ONLY
      view.is_const = (managed.flags & read_only) != 0;
    }
    Tensor::describe(managed.dl_tensor, view);
  }
};

}  // namespace hone
