#include "accuracy.hpp"

#include <numbers>

namespace op_asin_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_asin = [](const auto* x) { return std::asin(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {1, std::numbers::pi_v<T> / 2},
                             {-1, -std::numbers::pi_v<T> / 2}, {T(1.5), nan}, {-inf, nan}}) {
    check_bits<T>(op::asin, {x}, y);
  }
}

}  // namespace

TEST_CASE("asin of floats keeps its bound") {
  check_accuracy<float>(op::asin, {sweep(0x1p-149F, 1.0F, 701)}, exact_asin);
  check_accuracy<float>(op::asin, {sweep(-0.25F, -1.0F, 31)}, exact_asin);
}

TEST_CASE("asin of doubles keeps its bound") {
  check_accuracy<double>(op::asin, {spread(0x1p-1074, 1.0, 200'000)}, exact_asin);
  check_accuracy<double>(op::asin, {spread(-0.125, -1.0, 200'000)}, exact_asin);
}

TEST_CASE("asin has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_asin_test
