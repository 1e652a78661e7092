#include <hone/support/json.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>

using namespace hone;

TEST_CASE("objects and arrays nest, with commas where they belong") {
  JsonWriter json;
  json.object([&] {
    json.field("name", "dense").field("trials", 64).field("stored", true);
    json.key("cases").array([&] {
      json.array([] {});
      json.object([] {});
      json.value(1.5).value(2);
    });
    json.key("last").object([&] { json.field("x", nullptr); });
  });
  CHECK(json.text() == R"({"name": "dense", "trials": 64, "stored": true, )"
                       R"("cases": [[], {}, 1.5, 2], "last": {"x": null}})");
}

TEST_CASE("every kind of value prints as JSON has it") {
  JsonWriter json;
  json.array([&] {
    json.value(false).value('\7').value(std::string("a\"b")).value(std::string_view("v"));
    json.value(std::numeric_limits<std::uint64_t>::max()).value(std::int64_t{-5});
    json.value(0.1F).value(1e-7);
  });
  CHECK(json.text() == R"([false, 7, "a\"b", "v", 18446744073709551615, -5, 0.1, 1e-07])");
}

TEST_CASE("NaN and the infinities become null") {
  JsonWriter json;
  json.array([&] {
    json.value(std::numeric_limits<double>::quiet_NaN());
    json.value(-std::numeric_limits<float>::infinity());
  });
  CHECK(json.text() == "[null, null]");
}

TEST_CASE("names are escaped like values") {
  JsonWriter json;
  json.object([&] { json.field("a\nb", 1); });
  CHECK(json.text() == R"({"a\nb": 1})");
}
