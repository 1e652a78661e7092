#include "accuracy.hpp"

namespace op_sigmoid_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_sigmoid = [](const auto* x) {
  const auto small = std::exp(-std::fabs(x[0]));
  return (x[0] < 0 ? small : 1) / (1 + small);
};

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T half = T{1} / 2;
  for (const auto& [x, y] : {std::pair<T, T>{0, half}, {-T{0}, half}, {inf, 1}, {-inf, 0},
                             {nan, nan}, {1000, 1}, {-1000, 0}}) {
    check_bits<T>(op::sigmoid, {x}, y);
  }
}

}  // namespace

TEST_CASE("sigmoid of floats keeps its bound down to its denormal results") {
  check_accuracy<float>(op::sigmoid, {sweep(0x1p-30F, 100.0F, 307)}, exact_sigmoid);
  check_accuracy<float>(op::sigmoid, {sweep(-0x1p-30F, -105.0F, 157)}, exact_sigmoid);
}

TEST_CASE("sigmoid of doubles keeps its bound down to its denormal results") {
  check_accuracy<double>(op::sigmoid, {spread(0x1p-60, 100.0, 200'000)}, exact_sigmoid);
  check_accuracy<double>(op::sigmoid, {spread(-0x1p-10, -747.0, 500'000)}, exact_sigmoid);
}

TEST_CASE("sigmoid goes to 0 and 1 and keeps NaN") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_sigmoid_test
