#include <hone/dsl/index.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

using namespace hone;

namespace {
constexpr Index<"h"> h;
constexpr Index<"r"> r;
using H = Index<"h">;
using R = Index<"r">;
}  // namespace

TEST_CASE("an index is an empty object with a name") {
  CHECK(std::string_view(h.name) == "h");
  CHECK(std::is_empty_v<H>);
}

TEST_CASE("a subscript adds up integer multiples of indices and a constant") {
  constexpr auto s = 2 * h + r - 1;
  CHECK(std::is_same_v<decltype(s), const AffineSubscript<H, R>>);
  CHECK(s.coefficient<H>() == 2);
  CHECK(s.coefficient<R>() == 1);
  CHECK(s.constant() == -1);
}

TEST_CASE("an index occurs once in a subscript however often it is written") {
  constexpr auto s = h + r * 3 - (h - 4) * 2;
  CHECK(std::is_same_v<decltype(s), const AffineSubscript<H, R>>);
  CHECK(s.coefficient<H>() == -1);
  CHECK(s.coefficient<R>() == 3);
  CHECK(s.constant() == 8);
}

TEST_CASE("subscripts subtract from numbers, change sign, and take unsigned numbers") {
  constexpr auto s = 7u - h;
  CHECK(s.coefficient<H>() == -1);
  CHECK(s.constant() == 7);
  CHECK((-h).coefficient<H>() == -1);
  CHECK((-(h + 1)).constant() == -1);
}
