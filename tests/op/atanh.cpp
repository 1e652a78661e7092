#include "accuracy.hpp"

namespace op_atanh_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_atanh = [](const auto* x) { return std::atanh(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {1, inf}, {-1, -inf}, {2, nan}, {-inf, nan}}) {
    check_bits<T>(op::atanh, {x}, y);
  }
}

}  // namespace

TEST_CASE("atanh of floats keeps its bound") {
  check_accuracy<float>(op::atanh, {sweep(0x1p-149F, 1.0F, 701)}, exact_atanh);
  check_accuracy<float>(op::atanh, {sweep(-0.0625F, -1.0F, 53)}, exact_atanh);
}

TEST_CASE("atanh of doubles keeps its bound") {
  check_accuracy<double>(op::atanh, {spread(0x1p-1074, 1.0, 200'000)}, exact_atanh);
  check_accuracy<double>(op::atanh, {spread(-0.0625, -1.0, 200'000)}, exact_atanh);
}

TEST_CASE("atanh has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_atanh_test
