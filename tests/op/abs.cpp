#include "accuracy.hpp"

namespace op_abs_test {
using namespace hone;
using namespace hone::test;
namespace {

template <class T>
T abs_of_integer(T value) {
  T result{};
  const ir::Expr x = ir::var("0", ir::Type{dtype_of<T>});
  Tape(op::expand_abs({x}), Rounding::once).run<T>({{value}}, std::span<T>(&result, 1));
  return result;
}

template <class T>
void check_floats() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, 0}, {-3, 3}, {3, 3}, {inf, inf},
                             {-inf, inf}, {-tiny, tiny}, {-nan, nan}}) {
    check_bits<T>(op::abs, {x}, y);
  }
}

}  // namespace

TEST_CASE("abs of a float clears the sign, of zero and infinity too") {
  check_floats<float>();
  check_floats<double>();
}

TEST_CASE("abs of an integer wraps at the smallest") {
  CHECK(abs_of_integer<std::int32_t>(-7) == 7);
  CHECK(abs_of_integer<std::int32_t>(7) == 7);
  CHECK(abs_of_integer<std::int64_t>(-(std::int64_t{1} << 40)) == std::int64_t{1} << 40);
  constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min();
  constexpr std::int64_t lowest64 = std::numeric_limits<std::int64_t>::min();
  CHECK(abs_of_integer<std::int32_t>(lowest) == lowest);
  CHECK(abs_of_integer<std::int64_t>(lowest64) == lowest64);
}

TEST_CASE("abs of an unsigned integer is the argument") {
  const ir::Expr x = ir::var("x", ir::Type{DType::u8, 16});
  CHECK(op::expand_abs({x}).get() == x.get());
}

}  // namespace op_abs_test
