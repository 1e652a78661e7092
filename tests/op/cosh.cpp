#include "accuracy.hpp"

namespace op_cosh_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_cosh = [](const auto* x) { return std::cosh(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 1}, {-tiny, 1}, {nan, nan}, {inf, inf}, {-inf, inf},
                             {-2000, inf}}) {
    check_bits<T>(op::cosh, {x}, y);
  }
}

}  // namespace

TEST_CASE("cosh of floats keeps its bound") {
  check_accuracy<float>(op::cosh, {sweep(0x1p-149F, 90.0F, 701)}, exact_cosh);
  check_accuracy<float>(op::cosh, {sweep(-0.25F, -90.0F, 131)}, exact_cosh);
}

TEST_CASE("cosh of doubles keeps its bound") {
  check_accuracy<double>(op::cosh, {spread(0x1p-1074, 711.0, 200'000)}, exact_cosh);
  check_accuracy<double>(op::cosh, {spread(-0.125, -711.0, 200'000)}, exact_cosh);
}

TEST_CASE("cosh has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_cosh_test
