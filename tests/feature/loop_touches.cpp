#include <hone/feature/loop_touches.hpp>

#include <doctest/doctest.h>

TEST_CASE("a loop adds up what the stores inside it touch") {
  hone::feature::LoopTouches touches;
  touches.clear();
  touches.add(2, 0, 10, 4);
  touches.add(2, 1, 5, 8);
  touches.add(2, 0, 3, 4);
  CHECK(touches.bytes(2) == 92);
  CHECK(touches.element_bytes(2) == 16);
  CHECK(touches.of(2, 0).stores == 2);
  CHECK(touches.of(2, 0).least_elements == 3);
  CHECK(touches.of(2, 1).stores == 1);
}
