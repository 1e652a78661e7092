#include <hone/ir/affine.hpp>

#include <hone/ir/print.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace hone::ir::affine_test {

inline std::string canonical(const Expr& e) { return to_string(to_expr(to_affine(e))); }

TEST_CASE("sums have one form: positive terms by size, then negative ones, then the constant") {
  const Expr i = var("i");
  const Expr j = var("j");
  const Expr n = var("n");
  CHECK(canonical((i + index(2)) * index(8) + j - i) == "i * 7 + j + 16");
  CHECK(canonical(j + i * index(8)) == "i * 8 + j");
  CHECK(canonical(index(5) - n) == "5 - n");
  CHECK(canonical(n - index(3) - n * index(2)) == "-n - 3");
  CHECK(canonical(i - i) == "0");
  CHECK(canonical(unary(UnaryOp::neg, i - j)) == "j - i");
  CHECK(canonical(i * j + j * index(0)) == "i * j");
}

TEST_CASE("digits put together again are the number") {
  const Expr f = var("f");
  CHECK(canonical(f / index(8) * index(8) + f % index(8)) == "f");
  CHECK(canonical(f / index(32) * index(32) + f / index(8) % index(4) * index(8) + f % index(8)) ==
        "f");
  CHECK(canonical(f / index(8) % index(4) * index(8) + f % index(8)) == "f % 32");
  CHECK(canonical(f / index(4) * index(8) + f % index(8)) == "f / 4 * 8 + f % 8");
}

TEST_CASE("ramps and broadcasts add up to one ramp") {
  const Expr i = var("i");
  const Expr r = ramp(i, index(1), 4);
  const Expr three = broadcast(index(3), 4);
  CHECK(canonical(r + three) == "ramp(i + 3, 1, 4)");
  CHECK(canonical(r * three + r) == "ramp(i * 4, 4, 4)");
  CHECK(canonical(r - r) == "broadcast(0, 4)");
  CHECK(canonical(broadcast(i, 4) + three) == "broadcast(i + 3, 4)");
  CHECK(canonical(var("v", index_type.with_lanes(4)) + r) == "v + ramp(i, 1, 4)");
}

TEST_CASE("coefficients wrap with their type") {
  const Type u8{DType::u8};
  const Expr b = var("b", u8);
  CHECK(canonical(b * integer(DType::u8, 255)) == "-b");
  CHECK(canonical(b * integer(DType::u8, 16) * integer(DType::u8, 16)) == "0");
  const Expr lowest = index(std::numeric_limits<std::int64_t>::min());
  CHECK(canonical(var("i") * lowest) == "i * -9223372036854775808");
}

TEST_CASE("a sum has exact bounds only if it cannot wrap") {
  const auto small = [](const Expr&) { return Interval{0, 100}; };
  const Affine byte = to_affine(var("b", Type{DType::u8}) + integer(DType::u8, 100));
  CHECK(*exact_bounds(byte, small) == Interval{100, 200});
  const Affine more = to_affine(var("b", Type{DType::u8}) * integer(DType::u8, 3));
  CHECK_FALSE(exact_bounds(more, small));
  const auto any = [](const Expr&) { return Interval{}; };
  CHECK_FALSE(exact_bounds(to_affine(var("i") + index(1)), any));
  const Affine lanes = to_affine(ramp(var("i"), index(2), 8));
  CHECK(*exact_bounds(lanes, small) == Interval{0, 114});
}

}  // namespace hone::ir::affine_test
