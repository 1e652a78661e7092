// backend/numbered_text.hpp
// The text that a compiler refused, with line numbers, as every BackendError shows it:
//
//   1 | define i32 @kernel(ptr %data) {
//   2 |   ret i33 0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hone {

/// `text` with every line numbered from 1; the numbers stand right-aligned. Ends in a newline.
inline std::string numbered_text(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  const std::size_t width = std::to_string(lines).size();
  std::string out;
  for (std::ptrdiff_t line = 1; line <= lines; ++line) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    const std::string number = std::to_string(line);
    out.append(width - number.size(), ' ').append(number).append(" | ");
    out.append(text.substr(0, length)) += '\n';
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return out;
}

}  // namespace hone
