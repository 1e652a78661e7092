#include <hone/ir/stmt.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("blocks are flat, and a block of one statement is that statement") {
  const ir::Stmt store = ir::make_stmt(ir::Store{"T", {ir::index(0)}, ir::index(1), {}});
  const ir::Stmt two = ir::block({store, store});
  const ir::Stmt four = ir::block({two, {}, two});
  REQUIRE(four.as<ir::Block>() != nullptr);
  CHECK(four.as<ir::Block>()->stmts.size() == 4);
  CHECK(ir::block({store}).get() == store.get());
  CHECK(ir::block({}).as<ir::Block>()->stmts.empty());
}

TEST_CASE("a buffer's elements are the product of its extents, 1 for rank 0") {
  ir::Buffer buffer{"T", ir::Type{DType::f32}, {3, 5, 7}, ir::Scope::stack, -1, -1};
  CHECK(buffer.elements() == 105);
  buffer.shape.clear();
  CHECK(buffer.elements() == 1);
  CHECK(ir::stride_name("A", 1) == "A.stride.1");
}
