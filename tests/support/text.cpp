#include <hone/support/rng.hpp>
#include <hone/support/text.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace hone;

TEST_CASE("join puts the separator between items only") {
  CHECK(join(std::vector<std::string>{}, ", ") == "");
  CHECK(join(std::vector<std::string>{"a"}, ", ") == "a");
  CHECK(join(std::vector<std::string_view>{"a", "", "c"}, ", ") == "a, , c");
}

TEST_CASE("split gives one piece more than there are separators") {
  using Pieces = std::vector<std::string_view>;
  CHECK(split("", ',') == Pieces{""});
  CHECK(split("a", ',') == Pieces{"a"});
  CHECK(split(",a,,b,", ',') == Pieces{"", "a", "", "b", ""});
}

TEST_CASE("trim takes blanks off both ends and leaves those inside") {
  CHECK(trim(" \t a b\r\n") == "a b");
  CHECK(trim("a") == "a");
  CHECK(trim(" \n ") == "");
  CHECK(trim("") == "");
}

TEST_CASE("a number's text is short") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(0.1F) == "0.1");
  CHECK(number_text(1e30) == "1e+30");
  CHECK(number_text(-0.0) == "-0");
  CHECK(number_text(3.0) == "3");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("a number's text reads back bit for bit") {
  constexpr std::uint64_t seed = 11;
  CAPTURE(seed);
  Rng rng(seed);
  for (int i = 0; i < 10'000; ++i) {
    const auto number = std::bit_cast<double>(rng.next());
    if (std::isnan(number)) continue;
    const std::optional<double> back = parse_double(number_text(number));
    REQUIRE(back.has_value());
    CHECK_MESSAGE(std::bit_cast<std::uint64_t>(*back) == std::bit_cast<std::uint64_t>(number),
                  number_text(number));
  }
  CHECK(std::signbit(parse_double("-0").value()));
  CHECK(parse_double("5e-324") == std::numeric_limits<double>::denorm_min());
}

TEST_CASE("an integer must be the whole text and fit") {
  CHECK(parse_int64("0") == 0);
  CHECK(parse_int64("-12") == -12);
  CHECK(parse_int64("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_int64("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const char* text :
       {"", " 1", "1 ", "+1", "1.0", "0x1", "9223372036854775808", "1e3", "-", "--1"}) {
    CHECK_MESSAGE(!parse_int64(text), text);
  }
}

TEST_CASE("a floating-point number must be the whole text and fit") {
  CHECK(parse_double("-1.5e3") == -1500);
  CHECK(parse_double("inf") == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(parse_double("nan").value()));
  for (const char* text : {"", " 1", "1 ", "+1", "1,5", "0x1p3", "1e999", "1e-999", ".", "e5"}) {
    CHECK_MESSAGE(!parse_double(text), text);
  }
}

TEST_CASE("a JSON string escapes quotes, backslashes and control characters, and nothing else") {
  CHECK(quote_json("") == R"("")");
  CHECK(quote_json(R"(a "b" \ /)") == R"("a \"b\" \\ /")");
  CHECK(quote_json("\n\r\t\x01\x1f\x7f") == "\"\\n\\r\\t\\u0001\\u001f\x7f\"");
  CHECK(quote_json(std::string_view("\0", 1)) == "\"\\u0000\"");
  CHECK(quote_json("\xc3\xa9") == "\"\xc3\xa9\"");
}
