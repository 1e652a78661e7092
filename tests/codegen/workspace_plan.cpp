#include <hone/codegen/workspace_plan.hpp>
#include <lower/statements.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::block;
using hone::ir::Scope;
using hone::test::allocate;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::Stmt;
using hone::test::store;

namespace {

/// Floats in the workspace, around `body`.
Stmt lent(const char* name, std::int64_t floats, Stmt body = store("C", {num(0)}, real(0))) {
  hone::ir::Buffer buffer = hone::test::temporary(name, {floats});
  buffer.scope = Scope::workspace;
  return allocate(buffer, std::move(body));
}

}  // namespace

TEST_CASE("buffers that live together lie one after the other, aligned to 64 bytes") {
  const auto plan = hone::plan_workspace(lent("S", 3, lent("T", 17)));
  CHECK(plan.places.at("S").offset == 0);
  CHECK(plan.places.at("T").offset == 64);
  CHECK(plan.shared_bytes == 64 + 128);
  CHECK(plan.worker_bytes == 0);
  CHECK_FALSE(plan.places.at("S").per_worker);
}

TEST_CASE("buffers that never live together share their bytes") {
  const auto plan = hone::plan_workspace(block({lent("S", 16), lent("T", 32), lent("U", 1)}));
  for (const char* name : {"S", "T", "U"}) CHECK(plan.places.at(name).offset == 0);
  CHECK(plan.shared_bytes == 128);
}

TEST_CASE("what is allocated inside a parallel loop is each worker's own") {
  const auto inner = lent("T", 16, loop("j", 4, lent("U", 16)));
  const auto plan = hone::plan_workspace(
      lent("S", 32, loop("i", 4, inner, LoopKind::parallel)));
  CHECK(plan.shared_bytes == 128);
  CHECK(plan.worker_bytes == 128);
  CHECK(plan.places.at("T").per_worker);
  CHECK(plan.places.at("T").offset == 0);
  CHECK(plan.places.at("U").per_worker);
  CHECK(plan.places.at("U").offset == 64);
}

TEST_CASE("other scopes need no workspace") {
  const auto plan = hone::plan_workspace(
      allocate(hone::test::temporary("S", {99}), store("S", {num(0)}, real(0))));
  CHECK(plan.places.empty());
  CHECK(plan.shared_bytes == 0);
}

TEST_CASE("bytes count by the element type") {
  hone::ir::Buffer buffer = hone::test::temporary("S", {65}, DType::u8);
  buffer.scope = Scope::workspace;
  CHECK(hone::plan_workspace(allocate(buffer, store("C", {num(0)}, real(0)))).shared_bytes == 128);
}
