#include <hone/ir/print.hpp>
#include <hone/schedule/axis_values.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using hone::AxisValues;
using hone::IterVar;
using hone::test::after;

namespace {

/// Axis values of C(i, j) with extents 13 and 29 unless given.
AxisValues of(const char* steps, std::vector<IterVar> axes = {{"i", 13}, {"j", 29}}) {
  return axis_values(after(programs::pair(13, 29), steps).stage("C"), axes);
}

std::string text(const hone::ir::Expr& e) { return hone::ir::to_string(e); }

}  // namespace

TEST_CASE("a split axis is the sum of its parts, and must stay below its extent") {
  const AxisValues values = of("split(C, i, [2, 3], mask)");
  CHECK(text(values.value("i")) == "(i.0 * 2 + i.1) * 3 + i.2");
  REQUIRE(values.inside.size() == 1);
  CHECK(text(values.inside[0].condition()) == "(i.0 * 2 + i.1) * 3 + i.2 < 13");
  CHECK(values.inside[0].outer == "i.0");
  CHECK(values.extents.at("i.0") == 3);
  CHECK(values.extents.at("i.2") == 3);
}

TEST_CASE("factors that divide leave no condition") {
  CHECK(of("split(C, i, [13], mask); split(C, j, [1], mask)").inside.empty());
}

TEST_CASE("a loop of one iteration has the value 0") {
  CHECK(text(of("split(C, i, [64], mask)").value("i")) == "0 * 13 + i.1");
}

TEST_CASE("fused axes are taken apart by division") {
  const AxisValues values = of("fuse(C, [i, j])");
  CHECK(text(values.value("i")) == "i@j / 29");
  CHECK(text(values.value("j")) == "i@j % 29");
  CHECK(values.extents.at("i@j") == 377);
}

TEST_CASE("a part of a fused loop of parts follows the whole chain back") {
  const AxisValues values = of("split(C, j, [8], mask); fuse(C, [i, j.0]); "
                               "split(C, i@j.0, [5], peel)");
  CHECK(text(values.value("i")) == "(i@j.0.0 * 5 + i@j.0.1) / 4");
  CHECK(text(values.value("j")) == "(i@j.0.0 * 5 + i@j.0.1) % 4 * 8 + j.1");
  REQUIRE(values.inside.size() == 2);
  CHECK(text(values.inside[0].condition()) == "i@j.0.0 * 5 + i@j.0.1 < 52");
  CHECK(values.inside[0].tail == hone::Tail::peel);
  CHECK(text(values.inside[1].condition()) == "(i@j.0.0 * 5 + i@j.0.1) % 4 * 8 + j.1 < 29");
}

TEST_CASE("over a smaller part of an axis the outer lengths go first") {
  const AxisValues values = of("split(C, i, [2, 3], mask)", {{"i", 4}, {"j", 29}});
  CHECK(values.extents.at("i.0") == 1);
  CHECK(values.extents.at("i.1") == 2);
  CHECK(values.extents.at("i.2") == 3);
  CHECK(of("split(C, i, [2, 3], mask)", {{"i", 3}, {"j", 29}}).inside.empty());
}

TEST_CASE("lengths are cut to what there is, the inner ones kept as long as possible") {
  using Lengths = std::vector<std::int64_t>;
  CHECK(hone::cut_lengths(13, {2, 3}) == Lengths{2, 3});
  CHECK(hone::cut_lengths(4, {2, 3}) == Lengths{2, 3});
  CHECK(hone::cut_lengths(3, {2, 3}) == Lengths{1, 3});
  CHECK(hone::cut_lengths(2, {2, 3}) == Lengths{1, 2});
  CHECK(hone::cut_lengths(1, {}) == Lengths{});
}

TEST_CASE("an axis that is not there is hone's mistake") {
  CHECK_THROWS_WITH_AS(of("parallel(C, i)").value("k"), "no axis named k", hone::InternalError);
}
