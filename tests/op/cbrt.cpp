#include "accuracy.hpp"

namespace op_cbrt_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_cbrt = [](const auto* x) { return std::cbrt(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {inf, inf},
                             {-inf, -inf}, {8, 2}, {-27, -3}}) {
    check_bits<T>(op::cbrt, {x}, y);
  }
}

}  // namespace

TEST_CASE("cbrt of floats keeps its bound") {
  check_accuracy<float>(op::cbrt, {sweep(0x1p-149F, 0x1.fffffep127F, 701)}, exact_cbrt);
  check_accuracy<float>(op::cbrt, {sweep(-0.125F, -8.0F, 53)}, exact_cbrt);
}

TEST_CASE("cbrt of doubles keeps its bound") {
  check_accuracy<double>(op::cbrt, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)},
                       exact_cbrt);
  check_accuracy<double>(op::cbrt, {spread(-0.125, -8.0, 200'000)}, exact_cbrt);
}

TEST_CASE("cbrt has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_cbrt_test
