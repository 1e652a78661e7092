// interop/npy_header.hpp
// The header of an .npy file: text -> element type, layout and shape, and back.
//
//   \x93NUMPY  version  length  {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }  data
//
// The length has 2 bytes in version 1.0 and 4 in 2.0 and 3.0, little-endian. hone reads all three
// and writes 1.0, which suffices for its element types.
#pragma once

#include <hone/interop/npy_dict.hpp>
#include <hone/ir/dtype.hpp>
#include <hone/kernel/layout.hpp>
#include <hone/program/number_format.hpp>
#include <hone/program/symbols.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

struct NpyHeader {
  DType dtype = DType::f32;
  Layout layout = Layout::row_major;  // col_major: Fortran order
  std::vector<std::int64_t> shape;

  std::int64_t elements() const {
    std::int64_t count = 1;
    for (const std::int64_t extent : shape) count *= extent;
    return count;
  }

  std::size_t bytes() const { return static_cast<std::size_t>(elements()) * size_of(dtype); }

  /// "float(3, 4)"
  std::string text() const {
    std::vector<std::string> extents;
    for (const std::int64_t extent : shape) extents.push_back(std::to_string(extent));
    return concat(name_of(dtype), "(", join(extents, ", "), ")");
  }

  friend bool operator==(const NpyHeader&, const NpyHeader&) = default;
};

namespace detail {

static_assert(std::endian::native == std::endian::little, "hone: .npy files are read in place");

inline constexpr std::string_view npy_magic = "\x93NUMPY";

/// Magic, version and the longer of the two lengths: npy_header_size needs no more.
inline constexpr std::size_t npy_preamble = 12;

inline std::size_t little_endian(std::string_view bytes) {
  std::size_t number = 0;
  for (std::size_t n = bytes.size(); n-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes[n]);
  }
  return number;
}

/// Bytes of the length in a file that begins like this.
inline std::size_t npy_length_bytes(std::string_view begin, std::string_view file) {
  const std::string_view magic = begin.substr(0, npy_magic.size());
  require(!magic.empty() && npy_magic.starts_with(magic), "npy file ", file,
          ": it does not begin with \\x93NUMPY, so it is no .npy file");
  require(begin.size() >= npy_magic.size() + 2, "npy file ", file, ": it ends after ",
          begin.size(), " bytes, inside its header");
  const auto major = static_cast<unsigned char>(begin[npy_magic.size()]);
  const auto minor = static_cast<unsigned char>(begin[npy_magic.size() + 1]);
  require(major >= 1 && major <= 3 && minor == 0, "npy file ", file, ": it has version ",
          unsigned{major}, ".", unsigned{minor}, "; hone reads 1.0, 2.0 and 3.0");
  return major == 1 ? 2 : 4;
}

/// Where the dict begins.
inline std::size_t npy_dict_begin(std::string_view begin, std::string_view file) {
  const std::size_t size = npy_magic.size() + 2 + npy_length_bytes(begin, file);
  require(begin.size() >= size, "npy file ", file, ": it ends after ", begin.size(),
          " bytes, inside its header");
  return size;
}

/// Whether descr says big-endian: '>f4', but not '>u1'.
inline bool is_big_endian(std::string_view descr) {
  return descr.starts_with('>') && !descr.ends_with('1');
}

inline std::optional<NumberFormat> npy_format(std::string_view descr) {
  const std::size_t kind = descr.find_first_not_of("<=|>");
  if (kind > 1 || kind == std::string_view::npos) return std::nullopt;
  const auto bytes = parse_int64(descr.substr(kind + 1));
  if (!bytes || *bytes <= 0) return std::nullopt;
  const auto size = static_cast<std::size_t>(*bytes);
  switch (descr[kind]) {
    case 'b': return NumberFormat{NumberKind::boolean, size};
    case 'i': return NumberFormat{NumberKind::signed_integer, size};
    case 'u': return NumberFormat{NumberKind::unsigned_integer, size};
    case 'f': return NumberFormat{NumberKind::floating, size};
    default: return std::nullopt;
  }
}

inline DType npy_dtype(std::string_view descr, std::string_view file) {
  require(descr.find('O') == std::string_view::npos, "npy file ", file,
          ": it holds Python objects, which only Python can read; save an array of numbers");
  const std::optional<NumberFormat> format = npy_format(descr);
  const std::optional<DType> type = format ? find_dtype(*format) : std::nullopt;
  if (!type) {
    fail<UserError>("npy file ", file, ": it holds '", descr, "', but the element types of ",
                    "kernels are ", dtype_names());
  }
  require(!is_big_endian(descr), "npy file ", file, ": it holds big-endian '", descr,
          "'; save it little-endian, as numpy's astype('<", descr.substr(1), "') does");
  return *type;
}

inline void check_npy_size(const NpyHeader& header, std::string_view file) {
  std::int64_t room = most_bytes / static_cast<std::int64_t>(size_of(header.dtype));
  for (const std::int64_t extent : header.shape) room /= std::max<std::int64_t>(extent, 1);
  if (room > 0) return;
  fail<UserError>("npy file ", file, ": ", header.text(), " is more than memory can hold");
}

/// "<f4", "|b1"
inline std::string npy_descr(DType type) {
  constexpr std::string_view kinds = "biuf";  // in the order of NumberKind
  const NumberFormat format = number_format_of(type);
  return concat(format.bytes == 1 ? '|' : '<', kinds[static_cast<std::size_t>(format.kind)],
                format.bytes);
}

/// "()", "(3,)", "(3, 4)"
inline std::string npy_shape(const std::vector<std::int64_t>& shape) {
  std::vector<std::string> extents;
  for (const std::int64_t extent : shape) extents.push_back(std::to_string(extent));
  return concat("(", join(extents, ", "), shape.size() == 1 ? ",)" : ")");
}

}  // namespace detail

/// How many bytes come before the data in a file that begins with `begin`: 12 bytes, or all of it.
/// UserError that names `file` if it does not begin like an .npy file.
inline std::size_t npy_header_size(std::string_view begin, std::string_view file) {
  const std::size_t dict = detail::npy_dict_begin(begin, file);
  const std::size_t length = detail::npy_magic.size() + 2;
  return dict + detail::little_endian(begin.substr(length, dict - length));
}

/// What a file that begins with `begin`, its header at least, says of its data. UserError that
/// names `file` if it is malformed, or holds what no argument of a kernel can be.
inline NpyHeader parse_npy_header(std::string_view begin, std::string_view file) {
  const std::size_t size = npy_header_size(begin, file);
  require(begin.size() >= size, "npy file ", file, ": it ends after ", begin.size(),
          " bytes, but its header has ", size);
  const std::size_t dict_begin = detail::npy_dict_begin(begin, file);
  const std::string_view text = begin.substr(dict_begin, size - dict_begin);
  detail::NpyDict dict = detail::NpyDictScanner(text, file).scan();
  NpyHeader header{detail::npy_dtype(dict.descr, file),
                   dict.is_fortran_order ? Layout::col_major : Layout::row_major,
                   std::move(dict.shape)};
  detail::check_npy_size(header, file);
  return header;
}

/// The header as version 1.0, with blanks that make it a multiple of 64 bytes, as numpy does.
inline std::string npy_header_text(const NpyHeader& header) {
  std::string dict = concat("{'descr': '", detail::npy_descr(header.dtype), "', 'fortran_order': ",
                            header.layout == Layout::col_major ? "True" : "False", ", 'shape': ",
                            detail::npy_shape(header.shape), ", }");
  const std::size_t fixed = detail::npy_magic.size() + 4;
  const std::size_t size = (fixed + dict.size() + 1 + 63) / 64 * 64;
  dict.append(size - fixed - dict.size() - 1, ' ');
  dict += '\n';
  const char length[] = {static_cast<char>(dict.size() & 255U),
                         static_cast<char>(dict.size() >> 8U)};
  return concat(detail::npy_magic, '\x01', '\x00', length[0], length[1], dict);
}

}  // namespace hone
