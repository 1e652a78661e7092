#include <hone/support/version.hpp>

#include <doctest/doctest.h>

#include <algorithm>

TEST_CASE("the version is three numbers") {
  CHECK(std::count(hone::version.begin(), hone::version.end(), '.') == 2);
  CHECK(hone::version.find_first_not_of("0123456789.") == std::string_view::npos);
}
