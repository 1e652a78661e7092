// Tests of hone/program/affine.hpp.
#include "../task/programs.hpp"

#include <hone/program/affine.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

using namespace programs;
using hone::Affine;
using hone::as_affine;
using hone::IndexRange;

TEST_CASE("sums and multiples of axes are affine, each axis once") {
  CHECK(as_affine(v("h") * num(2) + v("r") - num(1)) == Affine{-1, {{"h", 2}, {"r", 1}}});
  CHECK(as_affine((v("i") + num(3)) * num(4) - v("i")) == Affine{12, {{"i", 3}}});
  CHECK(as_affine(v("i") - v("i")) == Affine{0, {}});
  CHECK(as_affine(num(7)) == Affine{7, {}});
}

TEST_CASE("quotients, products of axes and reads are not affine") {
  CHECK_FALSE(as_affine(v("i") / num(2)));
  CHECK_FALSE(as_affine(v("i") * v("j")));
  CHECK_FALSE(as_affine(v("i") + at("X", {v("i")}, DType::i64)));
}

TEST_CASE("the range of an affine sum is exact") {
  const auto extent_of = [](const std::string& axis) -> std::int64_t {
    return axis == "h" ? 7 : 3;
  };
  const Affine place{-1, {{"h", 2}, {"r", 1}}};
  CHECK(hone::range_of(place, extent_of) == IndexRange{-1, 13});
  CHECK(hone::range_of({5, {{"h", -1}}}, extent_of) == IndexRange{-1, 5});
  CHECK(hone::range_of({4, {}}, extent_of) == IndexRange{4, 4});
  CHECK(IndexRange{0, 13}.is_within(14));
  CHECK_FALSE(IndexRange{0, 14}.is_within(14));
  CHECK_FALSE(IndexRange{-1, 3}.is_within(14));
}
