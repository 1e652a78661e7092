#include <hone/program/program.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("placeholders are found by name") {
  Program program;
  program.placeholders.push_back({"A", DType::f32, {"M", 768}, Role::input});
  REQUIRE(program.find("A") != nullptr);
  CHECK(program.find("A")->shape[1] == Extent(768));
  CHECK(program.find("B") == nullptr);
  CHECK(program.float_mode == FloatMode::reassociate);
}
