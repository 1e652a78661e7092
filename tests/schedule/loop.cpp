#include <hone/schedule/loop.hpp>

#include <doctest/doctest.h>

TEST_CASE("the inner product of a split is the reach of its outermost part") {
  hone::SplitRelation split{"i", {"i.0", "i.1", "i.2"}, {4, 16}, hone::Tail::mask};
  CHECK(split.inner_product() == 64);
  split.lengths.clear();
  CHECK(split.inner_product() == 1);
}

TEST_CASE("annotations and tails have the names of the text form") {
  CHECK(name_of(hone::Annotation::none) == "for");
  CHECK(name_of(hone::Annotation::parallel) == "parallel");
  CHECK(name_of(hone::Annotation::vectorize) == "vectorize");
  CHECK(name_of(hone::Annotation::unroll) == "unroll");
  CHECK(name_of(hone::Tail::exact) == "exact");
  CHECK(name_of(hone::Tail::mask) == "mask");
  CHECK(name_of(hone::Tail::peel) == "peel");
}

TEST_CASE("loops are equal when everything of them is") {
  const hone::Loop loop{"i", 8, hone::LoopRole::spatial, hone::Annotation::none};
  hone::Loop other = loop;
  CHECK(loop == other);
  other.annotation = hone::Annotation::unroll;
  CHECK_FALSE(loop == other);
}
