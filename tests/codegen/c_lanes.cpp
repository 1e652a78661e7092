#include <hone/codegen/c_lanes.hpp>
#include <hone/ir/print.hpp>

#include <lower/statements.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace programs;
namespace ir = hone::ir;

namespace {

std::string lane_of(const Expr& e) {
  const auto combined = [](const ir::Horizontal&) { return ir::constant({}, 5); };
  return ir::to_string(hone::c_source::OneLane(combined)(e));
}

}  // namespace

TEST_CASE("a vector expression is that of a lane") {
  const auto f = [](std::string name, Expr at) {
    return ir::load({DType::f32, at.type().lanes}, std::move(name), {at});
  };
  CHECK(lane_of(f("A", ir::ramp(v("i"), num(1), 8)) + ir::broadcast(f("b", v("j")), 8)) ==
        "A[i + lane] + b[j]");
  CHECK(lane_of(f("A", ir::ramp(num(0), num(1), 8)) * ir::constant({DType::f32, 8}, 2)) ==
        "A[lane] * 2.0");
  CHECK(lane_of(f("A", ir::ramp(num(4), num(3), 8))) == "A[4 + lane * 3]");
  CHECK(lane_of(ir::horizontal(ir::ReduceOp::sum, f("A", ir::ramp(num(0), num(1), 8)))) == "5.0");
}

TEST_CASE("what is shared stays shared, and functions are expanded") {
  const auto combined = [](const ir::Horizontal&) { return Expr(); };
  const Expr shared = exp(at("A", {v("i")}));
  const Expr sum = hone::c_source::OneLane(combined)(shared + shared);
  const ir::Binary* b = sum.as<ir::Binary>();
  REQUIRE(b);
  CHECK((b->a.get() == b->b.get()));
  CHECK(ir::to_string(b->a).find("exp(") == std::string::npos);
}
