#include <hone/ir/extent.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("an extent is a number or a symbol") {
  const Extent number = 768;
  const Extent symbol = "M";
  CHECK(number.is_static());
  CHECK(!symbol.is_static());
  CHECK(to_string(number) == "768");
  CHECK(to_string(symbol) == "M");
  CHECK(number == Extent(768));
  CHECK(symbol != Extent("N"));
}
