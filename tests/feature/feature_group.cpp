#include <hone/feature/feature_group.hpp>

#include <doctest/doctest.h>

#include <array>

TEST_CASE("a writer writes logarithms, flags and zeros one after the other") {
  std::array<float, 7> out{9, 9, 9, 9, 9, 9, 9};
  hone::feature::FeatureWriter writer(out.data());
  writer.log(3);
  writer.flag(true);
  writer.one_of(3, 1);
  writer.zeros(1);
  CHECK(out == std::array<float, 7>{2, 1, 0, 1, 0, 0, 9});
  CHECK(writer.at() == out.data() + 6);
}
