#include <hone/store/json_scanner.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace hone;

namespace {

// What the scanner says about a whole text that should be one value.
std::string verdict(std::string_view text) {
  try {
    JsonScanner json(text);
    json.skip_value();
    json.expect_end();
    return "ok";
  } catch (const JsonError& error) {
    return error.what();
  }
}

std::string string_of(std::string_view text) { return JsonScanner(text).string(); }

}  // namespace

TEST_CASE("values of every kind are passed over") {
  for (const char* text : {"null", "true", "false", "0", "-0", "12.5e-3", "1E+9", "\"\"", "[]",
                           "{}", " [ 1 , [ ] , { \"a\" : null } ]\r\n", "{\"a\":{\"b\":[1,2]}}"}) {
    CHECK(verdict(text) == "ok");
  }
}

TEST_CASE("what RFC 8259 does not allow is refused with its column") {
  CHECK(verdict("") == "column 1: expected a digit");
  CHECK(verdict("nul") == "column 1: expected a value");
  CHECK(verdict("tru") == "column 1: expected true or false");
  CHECK(verdict("01") == "column 2: there is more behind the value");
  CHECK(verdict("+1") == "column 1: expected a digit");
  CHECK(verdict("1.") == "column 3: expected a digit");
  CHECK(verdict(".5") == "column 1: expected a digit");
  CHECK(verdict("1e") == "column 3: expected a digit");
  CHECK(verdict("NaN") == "column 1: expected a digit");
  CHECK(verdict("[1,]") == "column 4: expected a digit");
  CHECK(verdict("[1 2]") == "column 4: expected ']'");
  CHECK(verdict("[1") == "column 3: expected ']'");
  CHECK(verdict("{\"a\" 1}") == "column 6: expected ':'");
  CHECK(verdict("{a:1}") == "column 2: expected a string");
  CHECK(verdict("{\"a\":1,}") == "column 8: expected a string");
  CHECK(verdict("{} {}") == "column 4: there is more behind the value");
  CHECK(verdict("'a'") == "column 1: expected a digit");
  CHECK(verdict("\"a") == "column 3: the string does not end");
  CHECK(verdict("\"a\nb\"") == "column 3: a control character in a string");
  CHECK(verdict("\"\\x\"") == "column 3: there is no such escape");
  CHECK(verdict("\"\\") == "column 3: there is no such escape");
  CHECK(verdict("\"\\u12g4\"") == "column 6: expected four hexadecimal digits");
  CHECK(verdict("\"\\ud800\"") == "column 8: half a surrogate pair");
  CHECK(verdict("\"\\udc00\"") == "column 8: half a surrogate pair");
  CHECK(verdict("\"\\ud800\\u0041\"") == "column 14: half a surrogate pair");
  CHECK(verdict(std::string_view("\"a\0b\"", 5)) == "column 3: a control character in a string");
}

TEST_CASE("nesting is limited") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(verdict(nested(33)) == "ok");
  CHECK(verdict(nested(34)) == "column 34: values are nested too deeply");
  CHECK(verdict(std::string(1'000'000, '[')) == "column 34: values are nested too deeply");
}

TEST_CASE("a string's escapes become UTF-8") {
  CHECK(string_of(R"("a\"\\\/\b\f\n\r\t")") == "a\"\\/\b\f\n\r\t");
  CHECK(string_of(R"("\u0041\u00e9\u20ac\ud83d\ude00")") ==
        "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  CHECK(string_of("\"\\u0000\"") == std::string(1, '\0'));
  CHECK(string_of("\"\xc3\xa9\"") == "\xc3\xa9");
}

TEST_CASE("members are read by whoever knows them") {
  JsonScanner json(R"( {"n" : -1.5e3, "yes": true} )");
  json.expect('{');
  CHECK(json.string() == "n");
  json.expect(':');
  CHECK(json.number() == "-1.5e3");
  CHECK(json.accept(','));
  CHECK(json.string() == "yes");
  json.expect(':');
  CHECK(json.boolean());
  CHECK(!json.accept(','));
  json.expect('}');
  json.expect_end();
}

TEST_CASE("every cut of a text is refused, not read beyond") {
  const std::string text = R"({"a": [1.5e+3, "x\u00e9\ud83d\ude00"], "b": {"c": false}})";
  REQUIRE(verdict(text) == "ok");
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string cut = text.substr(0, size);  // a copy, so that a sanitizer sees the end
    CHECK(verdict(cut) != "ok");
  }
}
