#include "accuracy.hpp"

namespace op_log1p_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_log1p = [](const auto* x) { return std::log1p(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, inf}, {-inf, nan}, {-1, -inf}, {-2, nan}}) {
    check_bits<T>(op::log1p, {x}, y);
  }
}

}  // namespace

TEST_CASE("log1p of floats keeps its bound") {
  check_accuracy<float>(op::log1p, {sweep(0x1p-149F, 0x1.fffffep127F, 701)}, exact_log1p);
  check_accuracy<float>(op::log1p, {sweep(-0x1p-149F, -0x1.fffffep-1F, 701)}, exact_log1p);
  check_accuracy<float>(op::log1p, {sweep(0.125F, 2.0F, 31)}, exact_log1p);
}

TEST_CASE("log1p of doubles keeps its bound") {
  check_accuracy<double>(op::log1p, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)},
                       exact_log1p);
  check_accuracy<double>(op::log1p, {spread(-0x1p-1074, -0x1.fffffffffffffp-1, 200'000)},
                       exact_log1p);
  check_accuracy<double>(op::log1p, {spread(0.0625, 4.0, 200'000)}, exact_log1p);
  check_accuracy<double>(op::log1p, {spread(-0.0625, -0.999, 200'000)}, exact_log1p);
}

TEST_CASE("log1p has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_log1p_test
