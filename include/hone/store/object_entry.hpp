// store/object_entry.hpp
// What a file of the object cache looks like:
//
//   hone-object-1 KEYSIZE OBJECTSIZE CHECKSUM\n  key  object        (numbers: 16 hex digits)
//
// The whole key is in the file and is compared byte for byte: its hash only names the file. The
// checksum finds accidents, not adversaries; against those the folder's owner and mode stand.
#pragma once

#include <hone/support/error.hpp>
#include <hone/support/hash.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hone {

/// Views of a file's content.
struct ObjectEntry {
  std::string_view key;
  std::string_view object;
};

namespace detail {

inline constexpr std::string_view object_magic = "hone-object-1 ";
inline constexpr std::size_t object_header_size = object_magic.size() + std::size_t{3} * 17;

// 16 lower-case hexadecimal digits, as hex_text writes them.
inline std::optional<std::uint64_t> parse_hex(std::string_view digits) {
  std::uint64_t word = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), word, 16);
  if (error != std::errc{} || hex_text(word) != digits) return std::nullopt;
  return word;
}

}  // namespace detail

/// The file's name: the key's hash.
inline std::string object_file_name(std::string_view key) { return hex_text(hash_text(key)); }

/// What stands in the file before the key and the object.
inline std::string object_header(const ObjectEntry& entry) {
  const std::uint64_t checksum = hash_combine(hash_text(entry.key), hash_text(entry.object));
  return concat(detail::object_magic, hex_text(entry.key.size()), " ",
                hex_text(entry.object.size()), " ", hex_text(checksum), "\n");
}

/// The entry that is the whole of `content`; nothing if a single byte of it is not as written.
inline std::optional<ObjectEntry> parse_object_entry(std::string_view content) {
  if (content.size() < detail::object_header_size) return std::nullopt;
  const std::string_view header = content.substr(0, detail::object_header_size);
  const std::string_view rest = content.substr(detail::object_header_size);
  const auto key_size = detail::parse_hex(header.substr(detail::object_magic.size(), 16));
  if (!key_size || *key_size > rest.size()) return std::nullopt;
  const ObjectEntry entry{rest.substr(0, *key_size), rest.substr(*key_size)};
  if (object_header(entry) != header) return std::nullopt;
  return entry;
}

}  // namespace hone
