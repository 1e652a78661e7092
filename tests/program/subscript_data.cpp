#include <hone/program/subscript_data.hpp>

#include <doctest/doctest.h>

using namespace hone;
using ir::load;
using ir::var;

TEST_CASE("the largest extent that a tensor's elements are subscripts of is found") {
  const ir::Expr ids = load({DType::i32}, "ids", {var("n")});
  const ir::Expr row = ir::cast(DType::i64, ids);
  const ir::Expr both = load({DType::f32}, "W", {row, var("j")}) + load({DType::f32}, "S", {row});
  const auto extent_of = [](const std::string& tensor, std::size_t dim) -> std::int64_t {
    return tensor == "W" && dim == 0 ? 100 : 7;
  };
  CHECK(subscripted_extent(both, "ids", extent_of) == 100);
  CHECK(subscripted_extent(load({DType::f32}, "S", {row}), "ids", extent_of) == 7);
  CHECK(subscripted_extent(both, "W", extent_of) == 0);
  CHECK(subscripted_extent(ids, "ids", extent_of) == 0);
}
