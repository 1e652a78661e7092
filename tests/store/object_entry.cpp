#include <hone/store/object_entry.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace hone;

namespace {

std::string content_of(const ObjectEntry& entry) {
  return concat(object_header(entry), entry.key, entry.object);
}

}  // namespace

TEST_CASE("an entry reads back, whatever bytes it holds") {
  const std::string object(
      "\0\x7f"
      "ELF\n\xff hone-object-1 ",
      22);
  for (const ObjectEntry entry : {ObjectEntry{"key\n", object}, {"", "x"}, {"k", ""}, {"", ""}}) {
    const std::string content = content_of(entry);
    const auto read = parse_object_entry(content);
    REQUIRE(read);
    CHECK(read->key == entry.key);
    CHECK(read->object == entry.object);
  }
}

TEST_CASE("the header's text is stable") {
  CHECK(object_header({"key", "object"})
            .starts_with("hone-object-1 0000000000000003 0000000000000006 "));
  CHECK(object_header({"key", "object"}).size() == detail::object_header_size);
  CHECK(object_file_name("key") == hex_text(hash_text("key")));
}

TEST_CASE("content that is cut off anywhere or goes on is no entry") {
  const std::string content = content_of({"the key", "the object"});
  for (std::size_t size = 0; size < content.size(); ++size) {
    CHECK(!parse_object_entry(content.substr(0, size)));
  }
  CHECK(!parse_object_entry(content + '\0'));
}

TEST_CASE("no flipped bit goes unnoticed") {
  const std::string content = content_of({"the key", "the object"});
  for (std::size_t bit = 0; bit < content.size() * 8; ++bit) {
    std::string flipped = content;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CHECK(!parse_object_entry(flipped));
  }
}

TEST_CASE("the border between key and object is part of what is checked") {
  CHECK(object_header({"ab", "c"}) != object_header({"a", "bc"}));
  CHECK(!parse_object_entry(object_header({"ab", "c"}) + "xbc"));
}
