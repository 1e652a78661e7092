#include <hone/op/lanes.hpp>

#include "tape.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <limits>

namespace op_lanes_test {
using namespace hone;
using namespace hone::test;
namespace {

const ir::Expr x = ir::var("0", ir::Type{DType::f32});

float value_at(const ir::Expr& e, float argument) {
  float result = 0;
  Tape(e, Rounding::once).run<float>({{argument}}, std::span<float>(&result, 1));
  return result;
}

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

}  // namespace

TEST_CASE("a real constant is rounded to the type it will have") {
  const ir::Expr wide = ir::var("x", ir::Type{DType::f64, 4});
  CHECK(op::real(x, 0.1).as<ir::Constant>()->real == double{0.1F});
  CHECK(op::real(wide, 0.1).as<ir::Constant>()->real == 0.1);
  CHECK(op::real(wide, 0.1).type() == ir::Type{DType::f64, 4});
}

TEST_CASE("an integer constant keeps all its bits") {
  const ir::Expr wide = ir::var("x", ir::Type{DType::i64, 8});
  constexpr std::int64_t value = 0x4338000000000001;
  CHECK(op::whole(wide, value).as<ir::Constant>()->integer == value);
  CHECK(op::whole(wide, value).type() == wide.type());
}

TEST_CASE("clamps bound a number and keep a NaN") {
  CHECK(value_at(op::at_most(x, 2), 3) == 2);
  CHECK(value_at(op::at_most(x, 2), 1) == 1);
  CHECK(std::isnan(value_at(op::at_most(x, 2), nan)));
  CHECK(value_at(op::at_least(x, 2), 3) == 3);
  CHECK(value_at(op::at_least(x, 2), 1) == 2);
  CHECK(std::isnan(value_at(op::at_least(x, 2), nan)));
}

TEST_CASE("a polynomial has its coefficients from the lowest power up") {
  CHECK(value_at(op::polynomial(x, {5}), 10) == 5);
  CHECK(value_at(op::polynomial(x, {5, 6, 7}), 10) == 765);
}

TEST_CASE("a float is its magnitude with its sign") {
  for (const float value : {-0.0F, 0.0F, -3.5F, 3.5F}) {
    const ir::Expr same = op::with_sign(op::magnitude(x), op::sign_bit(x));
    CHECK(std::bit_cast<std::uint32_t>(value_at(same, value)) ==
          std::bit_cast<std::uint32_t>(value));
  }
  CHECK(value_at(op::magnitude(x), -3.5F) == 3.5F);
}

}  // namespace op_lanes_test
