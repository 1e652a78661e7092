#include "accuracy.hpp"

namespace op_log2_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_log2 = [](const auto* x) { return std::log2(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (const auto& [x, y] : {std::pair<T, T>{0, -inf}, {-T{0}, -inf}, {inf, inf}, {-inf, nan},
                             {nan, nan}, {-1, nan}, {1, 0}, {1024, 10}, {T(0.125), -3}}) {
    check_bits<T>(op::log2, {x}, y);
  }
}

}  // namespace

TEST_CASE("log2 of floats keeps its bound") {
  check_accuracy<float>(op::log2, {sweep(0x1p-149F, 0x1.fffffep127F, 701)}, exact_log2);
  check_accuracy<float>(op::log2, {sweep(0.5F, 2.0F, 23)}, exact_log2);
}

TEST_CASE("log2 of doubles keeps its bound") {
  check_accuracy<double>(op::log2, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)},
                       exact_log2);
  check_accuracy<double>(op::log2, {spread(0.5, 2.0, 200'000)}, exact_log2);
}

TEST_CASE("log2 has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_log2_test
