#include <hone/ir/print.hpp>
#include <hone/schedule/guard.hpp>
#include <task/programs.hpp>

#include <doctest/doctest.h>

using hone::InsideAxis;
using namespace programs;

namespace {

InsideAxis below(const char* axis, std::int64_t extent) {
  InsideAxis inside;
  inside.value = v(axis);
  inside.extent = extent;
  return inside;
}

}  // namespace

TEST_CASE("an empty condition is true") {
  const Expr c = below("i", 3).condition();
  CHECK(hone::both_of({}, c).get() == c.get());
  CHECK(hone::both_of(c, {}).get() == c.get());
  CHECK_FALSE(hone::both_of({}, {}));
  CHECK(hone::ir::to_string(hone::both_of(c, c)) == "i < 3 && i < 3");
}

TEST_CASE("guarded loads read only where the condition holds, and add to what they had") {
  const Expr c = below("i", 3).condition();
  const Expr once = hone::guard_loads(at("T", {v("i"), v("j")}) + real(1), c);
  CHECK(hone::ir::to_string(once) == "(T[i, j] if i < 3) + 1.0");
  CHECK(hone::ir::to_string(hone::guard_loads(once, below("j", 4).condition())) ==
        "(T[i, j] if i < 3 && j < 4) + 1.0");
}

TEST_CASE("a load that the condition is not about reads everywhere") {
  CHECK(hone::moves_with(*at("T", {v("j"), v("i") + num(1)}).as<hone::ir::Load>(),
                         below("i", 3).condition()));
  const Expr guarded = hone::guard_loads(at("T", {v("i")}) + at("S", {v("j")}),
                                         below("i", 3).condition());
  CHECK(hone::ir::to_string(guarded) == "(T[i] if i < 3) + S[j]");
}

TEST_CASE("a guarded value is the other one where a condition fails") {
  const Expr value = at("T", {v("i")}) * at("S", {v("j")});
  CHECK(hone::guard_value(value, {}, real(0)).get() == value.get());
  CHECK(hone::ir::to_string(hone::guard_value(value, {below("i", 3), below("j", 4)}, real(7))) ==
        "select(i < 3 && j < 4, (T[i] if i < 3) * (S[j] if j < 4), 7.0)");
}

TEST_CASE("the identity of a reduction is that of the table of meaning, in the node's type") {
  hone::DagNode node;
  node.reduce_op = hone::ir::ReduceOp::max;
  CHECK(hone::ir::to_string(hone::identity_of(node)) == "-inf");
  node.dtype = DType::u8;
  CHECK(hone::ir::to_string(hone::identity_of(node)) == "0");
  node.reduce_op = hone::ir::ReduceOp::prod;
  node.dtype = DType::f64;
  CHECK(hone::ir::to_string(hone::identity_of(node)) == "1.0");
}
