#include <hone/dsl/text/number.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace text_number_test {

using namespace hone::dsl;

inline double read(const char* text) { return to_real<double>(read_decimal(text)); }
inline float read_float(const char* text) { return to_real<float>(read_decimal(text)); }

static_assert(to_real<double>(read_decimal("3.14159265358979323846")) == 3.14159265358979323846);
static_assert(to_real<double>(read_decimal("1e-300")) == 1e-300);
static_assert(to_real<float>(read_decimal("0.1")) == 0.1F);

TEST_CASE("numbers at the limits are those of the compiler") {
  CHECK(read("5e-324") == 5e-324);
  CHECK(read("2.4703282292062327e-324") == 0);
  CHECK(read("2.4703282292062328e-324") == 5e-324);
  CHECK(read("2.2250738585072011e-308") == 2.2250738585072011e-308);
  CHECK(read("1.7976931348623157e308") == 1.7976931348623157e308);
  CHECK(read("1.7976931348623159e308") == std::numeric_limits<double>::infinity());
  CHECK(read("1e309") == std::numeric_limits<double>::infinity());
  CHECK(read("1e99999999") == std::numeric_limits<double>::infinity());
  CHECK(read("1e-99999999") == 0);
  CHECK(read("0.000") == 0);
  CHECK(read("9007199254740993") == 9007199254740992.0);
  CHECK(read("9007199254740993.00000000000000000001") == 9007199254740994.0);
  CHECK(read_float("1e-45") == 1e-45F);
  CHECK(read_float("3.4028235e38") == 3.4028235e38F);
  CHECK(read_float("3.4028236e38") == std::numeric_limits<float>::infinity());
  CHECK(read_float("16777217") == 16777216.0F);
}

TEST_CASE("random numbers are read as the C library reads them") {
  constexpr std::uint64_t seed = 7;
  CAPTURE(seed);
  hone::Rng rng(seed);
  for (int n = 0; n < 4000; ++n) {
    const auto value = std::bit_cast<double>(rng.next() & ~(std::uint64_t{1} << 63U));
    if (!(value < std::numeric_limits<double>::infinity())) continue;
    char text[64];
    const int digits = 1 + static_cast<int>(rng.next() % 24);
    std::snprintf(text, sizeof text, "%.*e", digits, value);
    CAPTURE(text);
    REQUIRE(read(text) == std::strtod(text, nullptr));
    REQUIRE(read_float(text) == std::strtof(text, nullptr));
  }
}

}  // namespace text_number_test
