#include "accuracy.hpp"

namespace op_rsqrt_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_rsqrt = [](const auto* x) { return 1 / std::sqrt(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (const auto& [x, y] : {std::pair<T, T>{0, inf}, {-T{0}, -inf}, {inf, 0}, {-1, nan},
                             {nan, nan}, {4, T(0.5)}}) {
    check_bits<T>(op::rsqrt, {x}, y);
  }
}

}  // namespace

TEST_CASE("rsqrt keeps its bound for all magnitudes, denormals included") {
  check_accuracy<float>(op::rsqrt, {sweep(0x1p-149F, 0x1.fffffep127F, 1009)}, exact_rsqrt);
  check_accuracy<double>(op::rsqrt, {spread(0x1p-1074, 0x1p1023, 300'000)}, exact_rsqrt);
}

TEST_CASE("rsqrt is infinite at zero, with its sign, and NaN below") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_rsqrt_test
