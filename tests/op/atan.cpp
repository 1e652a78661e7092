#include "accuracy.hpp"

#include <numbers>

namespace op_atan_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_atan = [](const auto* x) { return std::atan(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, std::numbers::pi_v<T> / 2},
                             {-inf, -std::numbers::pi_v<T> / 2}}) {
    check_bits<T>(op::atan, {x}, y);
  }
}

}  // namespace

TEST_CASE("atan of floats keeps its bound") {
  check_accuracy<float>(op::atan, {sweep(0x1p-149F, 0x1.fffffep127F, 701)}, exact_atan);
  check_accuracy<float>(op::atan, {sweep(-0.25F, -4.0F, 31)}, exact_atan);
}

TEST_CASE("atan of doubles keeps its bound") {
  check_accuracy<double>(op::atan, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)},
                       exact_atan);
  check_accuracy<double>(op::atan, {spread(-0.125, -8.0, 200'000)}, exact_atan);
}

TEST_CASE("atan has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_atan_test
