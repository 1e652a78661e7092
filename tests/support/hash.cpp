#include <hone/support/hash.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

using namespace hone;

TEST_CASE("a text has the same hash everywhere and for ever") {
  CHECK(hash_text("") == 0xefd01f60ba992926U);
  CHECK(hash_text("a") == 0x82a2a958a9bece5bU);
  CHECK(hash_text("hone") == 0x3fb9d361be272bf7U);
  CHECK(hash_text(std::string_view("\xff\0", 2)) == 0x6697e69689e5177aU);
  static_assert(hash_text("hone") == 0x3fb9d361be272bf7U);
}

TEST_CASE("bytes hash like the text that has these bytes") {
  CHECK(hash_bytes("hone", 4) == hash_text("hone"));
  CHECK(hash_bytes(nullptr, 0) == hash_text(""));
}

TEST_CASE("combining depends on the order") {
  CHECK(hash_combine(1, 2) == 0x33d0a2158e988188U);
  CHECK(hash_combine(2, 1) == 0xbdc9b993f326af9fU);
  CHECK(hash_combine(0, 0) != 0);
}

TEST_CASE("short texts that differ little have hashes that differ in all parts") {
  std::set<std::uint64_t> whole;
  std::set<std::uint64_t> high;
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t hash = hash_text(std::to_string(i));
    whole.insert(hash);
    high.insert(hash >> 32U);
  }
  CHECK(whole.size() == 1000);
  CHECK(high.size() == 1000);
}

TEST_CASE("a hash prints as 16 hexadecimal digits") {
  CHECK(hex_text(0) == "0000000000000000");
  CHECK(hex_text(0x0123456789abcdefU) == "0123456789abcdef");
}
