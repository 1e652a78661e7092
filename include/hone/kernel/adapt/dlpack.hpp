// kernel/adapt/dlpack.hpp
// DLPack's tensors as arguments: DLTensor, DLManagedTensor and DLManagedTensorVersioned, known by
// their members, so that any dlpack.h will do (https://dmlc.github.io/dlpack/latest/c_api.html).
//
// Element type and rank are values here: what other arguments are refused for at compile time is
// checked at the call. Calling the deleter stays with whoever holds the tensor.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/layout.hpp>
#include <hone/program/number_format.hpp>
#include <hone/support/error.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
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

/// kDLCPU, kDLCUDAHost and kDLROCMHost.
constexpr bool is_host_device(int device) { return device == 1 || device == 3 || device == 11; }

constexpr std::string_view dlpack_device_name(int device) {
  switch (device) {
    case 2: return " (CUDA)";
    case 4: return " (OpenCL)";
    case 7: return " (Vulkan)";
    case 8: return " (Metal)";
    case 10: return " (ROCm)";
    case 13: return " (CUDA managed)";
    case 14: return " (oneAPI)";
    default: return "";
  }
}

/// "float16", "complex64"; of a code later than version 1.0, "type code 9 of 8 bits".
inline std::string dlpack_type_name(const DlpackFacts& tensor) {
  constexpr std::string_view names[] = {"int", "uint", "float", "opaque", "bfloat", "complex",
                                        "bool"};
  if (tensor.code < 0 || tensor.code >= static_cast<int>(std::size(names))) {
    return concat("type code ", tensor.code, " of ", tensor.bits, " bits");
  }
  return concat(names[static_cast<std::size_t>(tensor.code)], tensor.bits);
}

inline std::optional<DType> dtype_of_dlpack(const DlpackFacts& tensor) {
  if (tensor.bits % 8 != 0) return std::nullopt;
  const auto bytes = static_cast<std::size_t>(tensor.bits) / 8;
  switch (tensor.code) {
    case 0: return find_dtype({NumberKind::signed_integer, bytes});
    case 1: return find_dtype({NumberKind::unsigned_integer, bytes});
    case 2: return find_dtype({NumberKind::floating, bytes});
    case 6: return find_dtype({NumberKind::boolean, bytes});
    default: return std::nullopt;
  }
}

inline DType checked_dtype(const DlpackFacts& tensor, std::string_view name) {
  require(tensor.lanes == 1, "argument ", name, " has elements of ", tensor.lanes,
          " lanes; pass a tensor of single numbers, with the lanes as its last dimension");
  const std::optional<DType> type = dtype_of_dlpack(tensor);
  if (!type) {
    fail<UserError>("argument ", name, " holds ", dlpack_type_name(tensor),
                    ", but the element types of kernels are ", dtype_names());
  }
  return *type;
}

inline void describe_dlpack(const DlpackFacts& tensor, ArgumentView& view) {
  require(is_host_device(tensor.device), "argument ", view.name, " lies on DLPack device type ",
          tensor.device, dlpack_device_name(tensor.device),
          ", but kernels read host memory; copy it there");
  view.dtype = checked_dtype(tensor, view.name);
  require(tensor.rank >= 0 && tensor.rank <= static_cast<int>(max_rank), "argument ", view.name,
          " has ", tensor.rank, " dimensions; an argument of a kernel has 0 to ", max_rank);
  require(tensor.rank == 0 || tensor.shape != nullptr, "argument ", view.name, " has ",
          tensor.rank, " dimensions, but its shape is a null pointer");
  view.rank = static_cast<std::size_t>(tensor.rank);
  for (std::size_t d = 0; d < view.rank; ++d) view.shape[d] = tensor.shape[d];
  pack_strides(Layout::row_major, view.extents(), {view.strides.data(), view.rank});
  if (tensor.strides == nullptr) return;
  for (std::size_t d = 0; d < view.rank; ++d) view.strides[d] = tensor.strides[d];
}

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
      require(managed.version.major == 1, "argument ", view.name, " has DLPack version ",
              managed.version.major, ".", managed.version.minor, "; hone reads version 1");
    }
    if constexpr (requires { managed.flags; }) {
      constexpr std::uint64_t read_only = 1;  // DLPACK_FLAG_BITMASK_READ_ONLY
      view.is_const = (managed.flags & read_only) != 0;
    }
    Tensor::describe(managed.dl_tensor, view);
  }
};

}  // namespace hone
