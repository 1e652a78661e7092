// interop/npy_write.hpp
// Writes any argument of a kernel that has a shape as an .npy file:
//
//   write_npy("c.npy", matrix);   write_npy("d.npy", hone::view(pointer, {3, 4}));
//
// Data without gaps is written as it lies, by column as Fortran order; other data row-major,
// through a copy. The new file takes the place of an old one when it is whole, and never before.
#pragma once

#include <hone/interop/npy_header.hpp>
#include <hone/kernel/adaptors.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/kernel/layout.hpp>
#include <hone/support/error.hpp>
#include <hone/support/publish.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <type_traits>

namespace hone {
namespace detail {

inline bool is_packed(const ArgumentView& view, Layout layout) {
  std::array<std::int64_t, max_rank> dense{};
  pack_strides(layout, view.extents(), {dense.data(), view.rank});
  bool has_gaps = false;
  for (std::size_t d = 0; d < view.rank; ++d) {
    if (view.shape[d] == 0) return true;
    has_gaps = has_gaps || (view.shape[d] > 1 && view.strides[d] != dense[d]);
  }
  return !has_gaps;
}

/// Counts `subscripts` on, the last fastest; false after the last element.
inline bool next_element(const ArgumentView& view,
                         std::array<std::int64_t, max_rank>& subscripts) {
  for (std::size_t d = view.rank; d-- > 0;) {
    if (++subscripts[d] < view.shape[d]) return true;
    subscripts[d] = 0;
  }
  return false;
}

/// The bytes of at least one element, row-major.
inline std::string gather(const ArgumentView& view) {
  const std::size_t bytes = size_of(view.dtype);
  std::string out;
  std::array<std::int64_t, max_rank> subscripts{};
  do {
    std::int64_t at = 0;
    for (std::size_t d = 0; d < view.rank; ++d) at += subscripts[d] * view.strides[d];
    const std::int64_t offset = at * static_cast<std::int64_t>(bytes);
    out.append(static_cast<const char*>(view.data) + offset, bytes);
  } while (next_element(view, subscripts));
  return out;
}

inline void publish_npy(const std::string& path, const NpyHeader& header, std::string_view data) {
  const int error = publish(AT_FDCWD, path, 0666, {npy_header_text(header), data});
  require(error == 0, "npy file ", path, ": it cannot be written: ", std::strerror(error));
}

inline NpyHeader header_of(const ArgumentView& view) {
  const bool by_column = !is_packed(view, Layout::row_major) && is_packed(view, Layout::col_major);
  return {view.dtype, by_column ? Layout::col_major : Layout::row_major,
          {view.extents().begin(), view.extents().end()}};
}

/// `view` is strided.
inline void write_npy_view(const std::string& path, const ArgumentView& view) {
  for (std::size_t d = 0; d < view.rank; ++d) {
    require(view.shape[d] >= 0, "npy file ", path, ": dimension ", d, " of its data is ",
            view.shape[d], "; an extent is at least 0");
  }
  const NpyHeader header = header_of(view);
  if (header.bytes() == 0) return publish_npy(path, header, {});
  require(view.data != nullptr, "npy file ", path, ": its data are a null pointer");
  if (!is_packed(view, header.layout)) return publish_npy(path, header, gather(view));
  publish_npy(path, header, {static_cast<const char*>(view.data), header.bytes()});
}

}  // namespace detail

/// Puts the data into the file `path`. UserError if it cannot be written; an old file is then as it
/// was.
template <class Data>
  requires KernelArgument<Data> && (!std::is_pointer_v<Data>)
void write_npy(const std::string& path, const Data& data) {
  ArgumentView view =
      detail::view_argument("of write_npy", data, detail::adaptor_of<Data>::rank);
  if (view.form == ArgumentForm::run) view.strides[0] = 1;
  detail::write_npy_view(path, view);
}

}  // namespace hone
