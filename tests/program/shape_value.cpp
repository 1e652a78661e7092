#include <hone/program/shape_value.hpp>

#include <doctest/doctest.h>

TEST_CASE("a value of a symbol is written as a pair") {
  const hone::ShapeValue m{"M", 128};
  CHECK(m.symbol == "M");
  CHECK(m.value == 128);
}
