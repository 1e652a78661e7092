#include <hone/program/flat.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;

TEST_CASE("a flat node is plain data, so that expressions are constexpr values") {
  CHECK(std::is_trivially_copyable_v<FlatNode>);
  CHECK(std::is_aggregate_v<FlatNode>);
  CHECK(sizeof(FlatNode) <= 40);
}

TEST_CASE("flat ops know their kind") {
  CHECK(is_load(FlatOp::load));
  CHECK(is_load(FlatOp::load_zero_pad));
  CHECK_FALSE(is_load(FlatOp::term));
  CHECK(is_reduction(FlatOp::reduce_sum));
  CHECK(is_reduction(FlatOp::reduce_min));
  CHECK_FALSE(is_reduction(FlatOp::min));
  CHECK(is_comparison(FlatOp::eq));
  CHECK(is_comparison(FlatOp::ge));
  CHECK_FALSE(is_comparison(FlatOp::logical_and));
  CHECK(is_logical(FlatOp::logical_not));
}
