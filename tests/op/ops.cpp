#include <hone/op/ops.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("every scalar function is found by its name, in alphabetical order") {
  std::string names;
  for (const hone::ScalarOp* op : hone::all_ops()) {
    CHECK(hone::find_op(op->name) == op);
    names += std::string(op->name) + " ";
  }
  CHECK(names == "abs erf exp floor log pow rsqrt sigmoid sqrt tanh ");
}

TEST_CASE("an unknown name finds nothing") {
  CHECK(hone::find_op("relu") == nullptr);
  CHECK(hone::find_op("") == nullptr);
}
