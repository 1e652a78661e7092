// Tests of hone/task/read.hpp.
#include "programs.hpp"

#include <hone/task/read.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace programs;

TEST_CASE("subscripts are classified by Ansor's conditions") {
  using hone::is_const_shift_of;
  CHECK(is_const_shift_of("i", v("i")));
  CHECK(is_const_shift_of("i", v("i") + num(3)));
  CHECK(is_const_shift_of("i", num(3) + v("i")));
  CHECK(is_const_shift_of("i", v("i") - num(3)));
  CHECK_FALSE(is_const_shift_of("i", num(3) - v("i")));
  CHECK_FALSE(is_const_shift_of("i", v("i") * num(1)));
  CHECK_FALSE(is_const_shift_of("i", v("j")));
  CHECK_FALSE(is_const_shift_of("i", v("i") + v("j")));

  const std::vector<hone::IterVar> axes{{"i", 4}, {"j", 5}};
  CHECK(hone::read_pattern(axes, {v("i"), v("j")}).is_elementwise());
  CHECK(hone::read_pattern(axes, {v("i"), num(0), v("j")}).is_elementwise());
  CHECK_FALSE(hone::read_pattern(axes, {v("j"), v("i")}).same_order);
  CHECK(hone::read_pattern(axes, {v("j")}).axis_missing);
  CHECK(hone::read_pattern(axes, {v("i"), v("i")}).axis_duplicated);
  CHECK_FALSE(hone::read_pattern(axes, {v("i") * num(2), v("j")}).simple);
}


TEST_CASE("a read misses an axis that occurs nowhere and is longer than 1") {
  const std::vector<hone::IterVar> axes{{"i", 4}, {"j", 5}, {"b", 1}};
  CHECK(hone::misses_an_axis(axes, {v("i")}));
  CHECK(hone::misses_an_axis(axes, {v("j") * num(2) + v("k")}));
  CHECK_FALSE(hone::misses_an_axis(axes, {v("i") * num(3) + v("j")}));
  CHECK_FALSE(hone::misses_an_axis(axes, {v("i"), v("j"), v("k")}));
}
