#include "accuracy.hpp"

namespace op_erf_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_erf = [](const auto* x) { return std::erf(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {inf, 1}, {-inf, -1},
                             {nan, nan}, {tiny, tiny}, {-tiny, -tiny}, {30, 1}, {-30, -1}}) {
    check_bits<T>(op::erf, {x}, y);
  }
}

}  // namespace

TEST_CASE("erf of floats keeps its bound on both sides, denormals included") {
  check_accuracy<float>(op::erf, {sweep(0x1p-149F, 5.0F, 1009)}, exact_erf);
  check_accuracy<float>(op::erf, {sweep(-0x1p-149F, -5.0F, 1013)}, exact_erf);
  check_accuracy<float>(op::erf, {sweep(0.25F, 5.0F, 53)}, exact_erf);
}

TEST_CASE("erf of doubles keeps its bound") {
  check_accuracy<double>(op::erf, {spread(0x1p-1074, 7.0, 200'000)}, exact_erf);
  check_accuracy<double>(op::erf, {spread(-0x1p-4, -7.0, 500'000)}, exact_erf);
}

TEST_CASE("erf has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_erf_test
