#include "accuracy.hpp"

namespace op_sinh_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_sinh = [](const auto* x) { return std::sinh(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, inf}, {-inf, -inf}, {2000, inf}}) {
    check_bits<T>(op::sinh, {x}, y);
  }
}

}  // namespace

TEST_CASE("sinh of floats keeps its bound") {
  check_accuracy<float>(op::sinh, {sweep(0x1p-149F, 90.0F, 701)}, exact_sinh);
  check_accuracy<float>(op::sinh, {sweep(-0.25F, -90.0F, 131)}, exact_sinh);
}

TEST_CASE("sinh of doubles keeps its bound") {
  check_accuracy<double>(op::sinh, {spread(0x1p-1074, 711.0, 200'000)}, exact_sinh);
  check_accuracy<double>(op::sinh, {spread(-0.125, -711.0, 200'000)}, exact_sinh);
}

TEST_CASE("sinh has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_sinh_test
