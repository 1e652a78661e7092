// support/text.hpp
// Text in and out: lists, numbers, JSON strings.
//
// Numbers are written and read without the locale, so that a record written under one locale reads
// back bit for bit under another.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace hone {

/// The items, one after the other, with the separator between them.
template <class Items>
std::string join(const Items& items, std::string_view separator) {
  std::string out;
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += separator;
    first = false;
    out += item;
  }
  return out;
}

/// The pieces between the separators: one more than there are separators. They refer to `text`.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

/// The text without spaces, tabs and line ends at both ends.
constexpr std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// The shortest text that reads back as the same number: "0.1", "1e+30", "-0", "inf", "nan".
template <std::floating_point T>
std::string number_text(T number) {
  std::array<char, 128> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

namespace detail {

template <class T>
std::optional<T> parse_whole(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace detail

/// The decimal integer that is the whole text ("-12"; no blanks, no "+"), if it fits.
inline std::optional<std::int64_t> parse_int64(std::string_view text) {
  return detail::parse_whole<std::int64_t>(text);
}

/// The number that is the whole text ("-1.5e3", "inf", "nan"; no blanks, no "+"), if it is neither
/// too large nor too small for a double.
inline std::optional<double> parse_double(std::string_view text) {
  return detail::parse_whole<double>(text);
}

/// The text as a JSON string, quotes included (RFC 8259, section 7). Bytes from 0x80 on are kept:
/// text that is UTF-8 stays UTF-8.
inline std::string quote_json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (const auto code = static_cast<unsigned char>(c); code < 0x20) {
          out += "\\u00";
          out += "0123456789abcdef"[code >> 4U];
          out += "0123456789abcdef"[code & 15U];
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

}  // namespace hone
