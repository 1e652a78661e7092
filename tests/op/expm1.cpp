#include "accuracy.hpp"

namespace op_expm1_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_expm1 = [](const auto* x) { return std::expm1(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, inf}, {-inf, -1}, {-40, -1}}) {
    check_bits<T>(op::expm1, {x}, y);
  }
}

}  // namespace

TEST_CASE("expm1 of floats keeps its bound") {
  check_accuracy<float>(op::expm1, {sweep(0x1p-149F, 90.0F, 1009)}, exact_expm1);
  check_accuracy<float>(op::expm1, {sweep(-0x1p-149F, -105.0F, 1013)}, exact_expm1);
  check_accuracy<float>(op::expm1, {sweep(-0.125F, -2.0F, 31)}, exact_expm1);
  check_accuracy<float>(op::expm1, {sweep(0.125F, 2.0F, 31)}, exact_expm1);
}

TEST_CASE("expm1 of doubles keeps its bound") {
  check_accuracy<double>(op::expm1, {spread(0x1p-1074, 711.0, 200'000)}, exact_expm1);
  check_accuracy<double>(op::expm1, {spread(-0x1p-1074, -747.0, 200'000)}, exact_expm1);
  check_accuracy<double>(op::expm1, {spread(-0.0625, -2.0, 200'000)}, exact_expm1);
  check_accuracy<double>(op::expm1, {spread(0.0625, 2.0, 200'000)}, exact_expm1);
}

TEST_CASE("expm1 has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_expm1_test
