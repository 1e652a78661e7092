// kernel/describe_dlpack.hpp
// What a DLPack tensor says of itself, as a view or as the reason why it is none. Apart from its
// adaptor, because every file that calls a kernel includes that. With HONE_COMPILED only impl.hpp
// includes it, in hone::compiled.
#pragma once

#include <hone/kernel/adapt/dlpack.hpp>
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

#ifdef HONE_COMPILED
#define HONE_SEAM
#else
#define HONE_SEAM inline
#endif

namespace hone::detail {

/// kDLCPU, kDLCUDAHost and kDLROCMHost.
constexpr bool is_host_device(int device) { return device == 1 || device == 3 || device == 11; }

constexpr std::string_view dlpack_device_name(std::int64_t device) {
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
inline std::string dlpack_type_name(std::int64_t code, std::int64_t bits) {
  constexpr std::string_view names[] = {"int", "uint", "float", "opaque", "bfloat", "complex",
                                        "bool"};
  if (code < 0 || code >= static_cast<std::int64_t>(std::size(names))) {
    return concat("type code ", code, " of ", bits, " bits");
  }
  return concat(names[static_cast<std::size_t>(code)], bits);
}

inline std::string dlpack_on_device(const ArgumentView& view) {
  return concat("argument ", view.name, " lies on DLPack device type ", view.shape[0],
                dlpack_device_name(view.shape[0]), ", but kernels read host memory; copy it there");
}

inline std::string dlpack_of_lanes(const ArgumentView& view) {
  return concat("argument ", view.name, " has elements of ", view.shape[0],
                " lanes; pass a tensor of single numbers, with the lanes as its last dimension");
}

inline std::string dlpack_of_elements(const ArgumentView& view) {
  return concat("argument ", view.name, " holds ", dlpack_type_name(view.shape[0], view.shape[1]),
                ", but the element types of kernels are ", dtype_names());
}

inline std::string dlpack_of_rank(const ArgumentView& view) {
  return concat("argument ", view.name, " has ", view.shape[0],
                " dimensions; an argument of a kernel has 0 to ", max_rank);
}

inline std::string dlpack_without_shape(const ArgumentView& view) {
  return concat("argument ", view.name, " has ", view.shape[0],
                " dimensions, but its shape is a null pointer");
}

inline std::string dlpack_of_version(const ArgumentView& view) {
  return concat("argument ", view.name, " has DLPack version ", view.shape[0], ".", view.shape[1],
                "; hone reads version 1");
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

HONE_SEAM void describe_dlpack(const DlpackFacts& tensor, ArgumentView& view) {
  if (!is_host_device(tensor.device)) return view.refuse(&dlpack_on_device, {tensor.device});
  if (tensor.lanes != 1) return view.refuse(&dlpack_of_lanes, {tensor.lanes});
  const std::optional<DType> dtype = dtype_of_dlpack(tensor);
  if (!dtype) return view.refuse(&dlpack_of_elements, {tensor.code, tensor.bits});
  const bool has_rank = tensor.rank >= 0 && tensor.rank <= static_cast<int>(max_rank);
  if (!has_rank) return view.refuse(&dlpack_of_rank, {tensor.rank});
  const bool has_shape = tensor.rank == 0 || tensor.shape != nullptr;
  if (!has_shape) return view.refuse(&dlpack_without_shape, {tensor.rank});
  view.dtype = *dtype;
  view.rank = static_cast<std::size_t>(tensor.rank);
  for (std::size_t d = 0; d < view.rank; ++d) view.shape[d] = tensor.shape[d];
  pack_strides(Layout::row_major, view.extents(), {view.strides.data(), view.rank});
  if (tensor.strides == nullptr) return;
  for (std::size_t d = 0; d < view.rank; ++d) view.strides[d] = tensor.strides[d];
}

HONE_SEAM void refuse_dlpack_version(std::int64_t major, std::int64_t minor, ArgumentView& view) {
  view.refuse(&dlpack_of_version, {major, minor});
}

}  // namespace hone::detail

#undef HONE_SEAM
