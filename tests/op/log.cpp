#include "accuracy.hpp"

namespace op_log_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_log = [](const auto* x) { return std::log(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (const auto& [x, y] : {std::pair<T, T>{0, -inf}, {-T{0}, -inf}, {inf, inf}, {-inf, nan},
                             {nan, nan}, {-1, nan}, {-std::numeric_limits<T>::denorm_min(), nan},
                             {1, 0}}) {
    check_bits<T>(op::log, {x}, y);
  }
}

}  // namespace

TEST_CASE("log of floats keeps its bound for all magnitudes, denormals included") {
  check_accuracy<float>(op::log, {sweep(0x1p-149F, std::numeric_limits<float>::max(), 701)},
                        exact_log);
}

TEST_CASE("log of floats keeps its bound near 1, where it is small") {
  check_accuracy<float>(op::log, {sweep(0.5F, 2.0F, 11)}, exact_log);
}

TEST_CASE("log of doubles keeps its bound for all magnitudes and near 1") {
  check_accuracy<double>(
      op::log, {spread(0x1p-1074, std::numeric_limits<double>::max(), 500'000)}, exact_log);
  check_accuracy<double>(op::log, {spread(0.5, 2.0, 500'000)}, exact_log);
}

TEST_CASE("log has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_log_test
