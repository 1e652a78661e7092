// Tests of hone/task/subscript_range.hpp.
#include "programs.hpp"

#include <hone/task/build_dag.hpp>
#include <hone/task/subscript_range.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::build_dag;
using hone::UserError;

/// Y(i) = value over X of 14 elements, i < 10.
Program over_x(const Expr& value) {
  return Writer().input("X", {14}).output("Y", {10}).assign("Y", {"i"}, value);
}

}  // namespace

TEST_CASE("subscripts that are not affine are checked exactly") {
  const Expr rest = v("i") - v("i") / num(4) * num(4);
  CHECK(build_dag(over_x(at("X", {rest}))).nodes.size() == 2);
  CHECK(hone::subscript_range(rest, {{"i", 10}}) == hone::IndexRange{0, 3});
  const Expr wraps = v("i") % num(7) + v("j") * num(2);
  CHECK(hone::subscript_range(wraps, {{"i", 100}, {"j", 3}, {"k", 9}}) ==
        hone::IndexRange{0, 10});
  CHECK(hone::subscript_range(v("i") / num(3), {{"i", 3000000}}) == hone::IndexRange{0, 999999});
  CHECK(hone::subscript_range(num(5) - v("i") * num(2), {{"i", 4}}) == hone::IndexRange{-1, 5});
}

TEST_CASE("a read outside the bounds is refused once the extents are known") {
  CHECK_THROWS_WITH_AS(build_dag(over_x(at("X", {v("i") + num(5)}))),
                       "Y reads X outside its bounds: subscript 0 (i + 5) runs from 5 to 14, but "
                       "the extent of that dimension is 14; use zero_pad(X) to read zeros there",
                       UserError);
  const Program crop = Writer().input("X", {3, "M"}).output("Y", {10}).assign(
      "Y", {"i"}, at("X", {num(0), v("i")}));
  CHECK(build_dag(crop, {{"M", 10}}).nodes.size() == 2);
  CHECK_THROWS_WITH_AS(build_dag(crop, {{"M", 9}}),
                       "Y reads X outside its bounds: subscript 1 (i) runs from 0 to 9, but the "
                       "extent of that dimension is 9; use zero_pad(X) to read zeros there",
                       UserError);
}

