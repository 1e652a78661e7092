#include "accuracy.hpp"

#include <numbers>

namespace op_acos_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_acos = [](const auto* x) { return std::acos(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{1, 0}, {-1, std::numbers::pi_v<T>},
                             {0, std::numbers::pi_v<T> / 2}, {nan, nan},
                             {tiny, std::numbers::pi_v<T> / 2}, {T(1.5), nan}, {-inf, nan}}) {
    check_bits<T>(op::acos, {x}, y);
  }
}

}  // namespace

TEST_CASE("acos of floats keeps its bound") {
  check_accuracy<float>(op::acos, {sweep(0x1p-149F, 1.0F, 701)}, exact_acos);
  check_accuracy<float>(op::acos, {sweep(-0x1p-149F, -1.0F, 701)}, exact_acos);
  check_accuracy<float>(op::acos, {sweep(0.25F, 1.0F, 31)}, exact_acos);
}

TEST_CASE("acos of doubles keeps its bound") {
  check_accuracy<double>(op::acos, {spread(0x1p-1074, 1.0, 200'000)}, exact_acos);
  check_accuracy<double>(op::acos, {spread(0.125, 1.0, 200'000)}, exact_acos);
  check_accuracy<double>(op::acos, {spread(-0.125, -1.0, 200'000)}, exact_acos);
}

TEST_CASE("acos has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_acos_test
