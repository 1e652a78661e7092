// support/hash.hpp
// A 64-bit hash that is the same on every machine, in every process and in every version of hone:
// it names records and cached objects on disk.
//
// Bytes go through FNV-1a and then through the finaliser of MurmurHash3, because FNV's high bits
// change little for short texts. Not for adversaries: it protects against accidents only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hone {

/// A bijection that spreads every input bit over the word (fmix64 of MurmurHash3).
constexpr std::uint64_t hash_mix(std::uint64_t word) {
  word = (word ^ (word >> 33)) * 0xff51afd7ed558ccdU;
  word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53U;
  return word ^ (word >> 33);
}

/// The hash of a text. Depends on its bytes only.
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t state = 0xcbf29ce484222325U;
  for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash_mix(state);
}

/// The hash of `size` bytes at `data`; the same as that of a text of these bytes.
inline std::uint64_t hash_bytes(const void* data, std::size_t size) {
  return hash_text({static_cast<const char*>(data), size});
}

/// The hash of a sequence whose hash is `seed`, followed by `next`. The order matters.
constexpr std::uint64_t hash_combine(std::uint64_t seed, std::uint64_t next) {
  return hash_mix((seed + 0x9e3779b97f4a7c15U) * 3 ^ hash_mix(next));
}

/// 16 lower-case hexadecimal digits, for file names and printed keys.
inline std::string hex_text(std::uint64_t word) {
  std::string digits(16, '0');
  for (std::size_t i = 16; i-- > 0; word >>= 4) digits[i] = "0123456789abcdef"[word & 15U];
  return digits;
}

}  // namespace hone
