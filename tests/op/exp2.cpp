#include "accuracy.hpp"

namespace op_exp2_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_exp2 = [](const auto* x) { return std::exp2(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 1}, {inf, inf}, {-inf, 0}, {nan, nan}, {10, 1024},
                             {-3, T(0.125)}, {2000, inf}, {-2000, 0}, {tiny, 1}}) {
    check_bits<T>(op::exp2, {x}, y);
  }
}

}  // namespace

TEST_CASE("exp2 of floats keeps its bound") {
  check_accuracy<float>(op::exp2, {sweep(0x1p-30F, 129.0F, 157)}, exact_exp2);
  check_accuracy<float>(op::exp2, {sweep(-0x1p-30F, -151.0F, 157)}, exact_exp2);
}

TEST_CASE("exp2 of doubles keeps its bound") {
  check_accuracy<double>(op::exp2, {spread(0x1p-60, 1025.0, 200'000)}, exact_exp2);
  check_accuracy<double>(op::exp2, {spread(-0x1p-60, -1076.0, 200'000)}, exact_exp2);
}

TEST_CASE("exp2 has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_exp2_test
