#include "accuracy.hpp"

namespace op_acosh_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_acosh = [](const auto* x) { return std::acosh(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (const auto& [x, y] : {std::pair<T, T>{1, 0}, {nan, nan}, {inf, inf}, {-inf, nan},
                             {T(0.5), nan}, {0, nan}}) {
    check_bits<T>(op::acosh, {x}, y);
  }
}

}  // namespace

TEST_CASE("acosh of floats keeps its bound") {
  check_accuracy<float>(op::acosh, {sweep(1.0F, 0x1.fffffep127F, 701)}, exact_acosh);
  check_accuracy<float>(op::acosh, {sweep(1.0F, 4.0F, 31)}, exact_acosh);
}

TEST_CASE("acosh of doubles keeps its bound") {
  check_accuracy<double>(op::acosh, {spread(1.0, 0x1.fffffffffffffp1023, 200'000)}, exact_acosh);
  check_accuracy<double>(op::acosh, {spread(1.0, 4.0, 200'000)}, exact_acosh);
}

TEST_CASE("acosh has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_acosh_test
