#include <hone/feature/subscript_table.hpp>

#include <doctest/doctest.h>

using namespace hone;
using namespace hone::feature;

TEST_CASE("a subscript becomes coefficients and the values from each depth") {
  const LoopPath path{{"S", "i.0", 4}, {"S", "i.1", 6}};
  SubscriptTable table;
  table.begin(path);
  const std::size_t row =
      table.add(ir::var("S.i.0") * ir::index(6) + ir::var("S.i.1") + ir::index(2));
  CHECK(table.coefficient(row, 0) == 6);
  CHECK(table.coefficient(row, 1) == 1);
  CHECK(table.range(row, 0).low == 2);
  CHECK(table.range(row, 0).high == 25);
  CHECK(table.range(row, 1).high == 7);
  CHECK(table.range(row, 2).high == 2);
  CHECK(table.occurs(row, 1));
  CHECK(table.step(row, 0) == 6);
}

TEST_CASE("negative coefficients widen the range downwards") {
  const LoopPath path{{"S", "i", 4}};
  SubscriptTable table;
  table.begin(path);
  const std::size_t row = table.add(ir::index(-1) - ir::var("S.i"));
  CHECK(table.range(row, 0).low == -4);
  CHECK(table.range(row, 0).high == -1);
}

TEST_CASE("quotients are looked at again for each depth") {
  const LoopPath path{{"S", "f", 98}};
  SubscriptTable table;
  table.begin(path);
  const std::size_t row = table.add(ir::var("S.f") / ir::index(14) + ir::index(1));
  CHECK(table.coefficient(row, 0) == 0);
  CHECK(table.occurs(row, 0));
  CHECK(table.range(row, 0).high == 7);
  CHECK(table.range(row, 1).high == 1);
}
