// interop/npy_array.hpp
// The data of an .npy file as arguments of kernels.
//
//   const NpyArray a = read_npy("a.npy");   memory of its own, which may be written
//   const NpyMap b = map_npy("b.npy");      the pages of the file, read-only
//   kernel(A = a, B = b, C = c);
//
// Element type and shape are checked at the call. Fortran order needs a kernel of that layout.
#pragma once

#include <hone/interop/npy_file.hpp>
#include <hone/interop/npy_header.hpp>
#include <hone/ir/dtype.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <sys/mman.h>
#include <utility>

namespace hone {
namespace detail {

/// UserError unless the header's elements are T's.
template <class T>
void require_elements(const NpyHeader& header) {
  require(header.dtype == dtype_of<T>, "elements<", name_of(dtype_of<T>), ">() of an npy array of ",
          name_of(header.dtype));
}

}  // namespace detail

/// Owns its elements, which lie in the order of header().layout without gaps.
class NpyArray {
 public:
  /// `data` has header.bytes() or more.
  NpyArray(NpyHeader header, AlignedBuffer data)
      : header_(std::move(header)), data_(std::move(data)) {}

  const NpyHeader& header() const { return header_; }
  void* data() { return data_.data(); }
  const void* data() const { return data_.data(); }

  /// All elements in the order of the file. UserError if they are of another type.
  template <class T>
  std::span<T> elements() {
    detail::require_elements<T>(header_);
    return data_.as<T>().first(static_cast<std::size_t>(header_.elements()));
  }
  template <class T>
  std::span<const T> elements() const {
    detail::require_elements<T>(header_);
    return data_.as<const T>().first(static_cast<std::size_t>(header_.elements()));
  }

 private:
  NpyHeader header_;
  AlignedBuffer data_;
};

/// A file whose pages are read as they are used. The file must not become shorter meanwhile: like
/// any mapped file it ends the process then (SIGBUS). Files replaced by write_npy are safe.
class NpyMap {
 public:
  /// UserError if the file cannot be mapped, or its elements do not lie aligned in it.
  explicit NpyMap(const detail::NpyFile& file)
      : header_(file.header()), data_begin_(file.data_begin()), pages_(map_pages(file)) {
    const bool is_aligned = data_begin_ % size_of(header_.dtype) == 0;
    require(is_aligned || header_.bytes() == 0, "npy file ", file.path(),
            ": its data begin at byte ", data_begin_, ", no multiple of ", size_of(header_.dtype),
            ", the bytes of a ", name_of(header_.dtype), "; read it with read_npy");
    detail::check_booleans(header_, data(), file.path());
  }

  const NpyHeader& header() const { return header_; }
  const void* data() const { return static_cast<const std::byte*>(pages_.get()) + data_begin_; }

  /// All elements in the order of the file. UserError if they are of another type.
  template <class T>
  std::span<const T> elements() const {
    detail::require_elements<T>(header_);
    return {static_cast<const T*>(data()), static_cast<std::size_t>(header_.elements())};
  }

 private:
  struct Unmap {
    std::size_t size;
    void operator()(void* pages) const { munmap(pages, size); }
  };
  using Pages = std::unique_ptr<void, Unmap>;

  static Pages map_pages(const detail::NpyFile& file) {
    const std::size_t size = file.data_begin() + file.header().bytes();
    void* const pages = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.handle().get(), 0);
    if (pages == MAP_FAILED) {
      fail<UserError>("npy file ", file.path(), ": it cannot be mapped: ", std::strerror(errno));
    }
    return Pages(pages, Unmap{size});
  }

  NpyHeader header_;
  std::size_t data_begin_;
  Pages pages_;
};

/// The file in memory of its own. UserError if it cannot be read or is malformed.
inline NpyArray read_npy(const std::string& path) {
  const detail::NpyFile file(path);
  AlignedBuffer data(file.header().bytes());
  file.read(file.data_begin(), data.size(), data.data());
  detail::check_booleans(file.header(), data.data(), path);
  return NpyArray(file.header(), std::move(data));
}

/// The file as it lies on disk. UserError if it cannot be mapped or is malformed.
inline NpyMap map_npy(const std::string& path) { return NpyMap(detail::NpyFile(path)); }

namespace detail {

inline void describe_npy(const NpyHeader& header, ArgumentView& view) {
  view.dtype = header.dtype;
  view.rank = header.shape.size();
  std::copy(header.shape.begin(), header.shape.end(), view.shape.begin());
  pack_strides(header.layout, view.extents(), {view.strides.data(), view.rank});
}

}  // namespace detail

template <>
struct ArgumentAdaptor<NpyArray> {
  static constexpr bool owns_elements = true;
  static constexpr std::size_t rank = 0;  // describe() says
  static constexpr bool fits(std::size_t) { return true; }

  static void* elements(NpyArray& array) { return array.data(); }
  static const void* elements(const NpyArray& array) { return array.data(); }

  static void describe(const NpyArray& array, ArgumentView& view) {
    detail::describe_npy(array.header(), view);
  }
};

template <>
struct ArgumentAdaptor<NpyMap> {
  static constexpr bool owns_elements = true;
  static constexpr std::size_t rank = 0;
  static constexpr bool fits(std::size_t) { return true; }

  static const void* elements(const NpyMap& map) { return map.data(); }

  static void describe(const NpyMap& map, ArgumentView& view) {
    detail::describe_npy(map.header(), view);
  }
};

}  // namespace hone
