#include <hone/program/shape_option.hpp>

#include <doctest/doctest.h>

#include <vector>

using hone::buckets;
using hone::ShapeOption;

TEST_CASE("a list of shapes mixes values and buckets") {
  const std::vector<ShapeOption> shapes = {buckets("M", {1, 16, hone::any}), {"N", 64}};
  CHECK(shapes[0].symbol == "M");
  CHECK(shapes[0].limits == std::vector<std::int64_t>{1, 16, hone::any});
  CHECK(shapes[1].symbol == "N");
  CHECK(shapes[1].value == 64);
  CHECK(!shapes[1].limits);
}

TEST_CASE("an empty list of limits is no value") {
  CHECK(buckets("M", {}).limits.has_value());
}
