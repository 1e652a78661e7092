#include <hone/op/ops.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("every scalar function is found by its name, in alphabetical order") {
  std::string names;
  for (const hone::ScalarOp* op : hone::all_ops()) {
    CHECK(hone::find_op(op->name) == op);
    names += std::string(op->name) + " ";
  }
  CHECK(names ==
        "abs acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf exp exp2 expm1 "
        "floor hypot log log10 log1p log2 pow rint round rsqrt sigmoid sin sinh sqrt tan tanh "
        "trunc ");
}

TEST_CASE("an unknown name finds nothing") {
  CHECK(hone::find_op("relu") == nullptr);
  CHECK(hone::find_op("") == nullptr);
}
