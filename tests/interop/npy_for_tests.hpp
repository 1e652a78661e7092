// .npy files put together by hand, right or wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>

namespace npy_for_tests {

/// All that comes before the data, of version `major`.0.
inline std::string npy_begin(int major, std::string_view dict) {
  std::string text = "\x93NUMPY";
  text += static_cast<char>(major);
  text += '\0';
  for (int byte = 0; byte < (major == 1 ? 2 : 4); ++byte) {
    text += static_cast<char>(dict.size() >> (8 * byte) & 255U);
  }
  return text += dict;
}

/// `type` as numpy names it, `shape` in parentheses.
inline std::string npy_dict(std::string_view type, std::string_view shape,
                            bool is_fortran_order = false) {
  std::string dict = "{'descr': '";
  dict += type;
  dict += is_fortran_order ? "', 'fortran_order': True, 'shape': "
                           : "', 'fortran_order': False, 'shape': ";
  dict += shape;
  return dict += ", }\n";
}

/// Whoever opens files must close them.
inline std::ptrdiff_t open_files() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                       std::filesystem::directory_iterator());
}

}  // namespace npy_for_tests
