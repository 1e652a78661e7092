#include <hone/program/in_float64.hpp>

#include <search/small_task.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("the float64 form reads float inputs and gives double outputs") {
  const Program wide = in_float64(test::small_dense(2, 3, 4));
  CHECK(wide.find("A")->dtype == DType::f32);
  CHECK(wide.find("C")->dtype == DType::f64);
  CHECK(wide.stages[0].body.type().dtype == DType::f64);
}

TEST_CASE("the float64 form has the old values of an output apart") {
  Program program = test::small_dense(2, 3, 4);
  program.placeholders[0].before_of = "C";
  CHECK(in_float64(program).find("A")->before_of.empty());
}
