#include "accuracy.hpp"

namespace op_asinh_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_asinh = [](const auto* x) { return std::asinh(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, inf}, {-inf, -inf}}) {
    check_bits<T>(op::asinh, {x}, y);
  }
}

}  // namespace

TEST_CASE("asinh of floats keeps its bound") {
  check_accuracy<float>(op::asinh, {sweep(0x1p-149F, 0x1.fffffep127F, 701)}, exact_asinh);
  check_accuracy<float>(op::asinh, {sweep(-0.0625F, -8.0F, 53)}, exact_asinh);
}

TEST_CASE("asinh of doubles keeps its bound") {
  check_accuracy<double>(op::asinh, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)},
                       exact_asinh);
  check_accuracy<double>(op::asinh, {spread(-0.0625, -8.0, 200'000)}, exact_asinh);
}

TEST_CASE("asinh has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_asinh_test
