#include "accuracy.hpp"

namespace op_quadrants_test {
using namespace hone;
using namespace hone::test;
namespace {

/// n modulo 4 and r of x > 0, by the expansion.
template <class T>
std::pair<int, double> reduced(T x) {
  const op::Reduced parts = op::reduce(ir::var("0", ir::Type{dtype_of<T>}));
  const auto value_of = [x](const ir::Expr& e) {
    T value{};
    Tape(e, Rounding::once).run<T>({{x}}, std::span<T>(&value, 1));
    return value;
  };
  const auto bit_of_n = [&](std::int64_t bit) {
    const ir::Expr one = op::real(parts.r, 1), zero = op::real(parts.r, 0);
    return static_cast<int>(value_of(ir::select(op::has_bit(parts.n, bit), one, zero)));
  };
  const double r = double{value_of(parts.r)} + (parts.tail ? double{value_of(parts.tail)} : 0);
  return {2 * bit_of_n(2) + bit_of_n(1), r};
}

}  // namespace

TEST_CASE("an argument below pi/4 is its own rest") {
  CHECK(reduced(0.5) == std::pair<int, double>(0, 0.5));
  CHECK(reduced(0x1p-1074) == std::pair<int, double>(0, 0x1p-1074));
  CHECK(reduced(0.5F) == std::pair<int, double>(0, 0.5));
}

TEST_CASE("the quadrants follow each other, and the rest is counted from the nearest") {
  for (int quarter = 1; quarter < 9; ++quarter) {
    const double x = quarter * 1.5707963267948966 - 0.25;
    const auto [n, r] = reduced(x);
    CHECK(n == quarter % 4);
    CHECK(r == doctest::Approx(-0.25).epsilon(1e-14));
    const auto [n_of_float, r_of_float] = reduced(static_cast<float>(x));
    CHECK(n_of_float == quarter % 4);
    CHECK(r_of_float == doctest::Approx(-0.25).epsilon(1e-5));
  }
}

TEST_CASE("the rest of the hardest double is tiny, that of the largest numbers within pi/4") {
  CHECK(std::fabs(reduced(0x1.6ac5b262ca1ffp849).second) < 0x1p-60);
  CHECK(std::fabs(reduced(0x1.6ac5b262ca1ffp849).second) > 0x1p-62);
  CHECK(std::fabs(reduced(0x1.fffffffffffffp1023).second) <= 0.7853982);
  CHECK(std::fabs(reduced(0x1.fffffep127F).second) <= 0.7853982);
}

}  // namespace op_quadrants_test
