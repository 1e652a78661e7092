#include "accuracy.hpp"

namespace op_cos_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_cos = [](const auto* x) { return std::cos(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 1}, {-T{0}, 1}, {nan, nan}, {tiny, 1}, {-tiny, 1},
                             {inf, nan}, {-inf, nan}}) {
    check_bits<T>(op::cos, {x}, y);
  }
}

}  // namespace

TEST_CASE("cos of floats keeps its bound, however large the argument") {
  check_accuracy<float>(op::cos, {sweep(0x1p-149F, 0x1.fffffep127F, 1511)}, exact_cos);
  check_accuracy<float>(op::cos, {sweep(-0.125F, -64.0F, 257)}, exact_cos);
}

TEST_CASE("cos of doubles keeps its bound, however large the argument") {
  check_accuracy<double>(op::cos, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)}, exact_cos);
  check_accuracy<double>(op::cos, {spread(-0x1p-4, -64.0, 200'000)}, exact_cos);
  check_accuracy<double>(op::cos, {spread(100.0, 1e17, 100'000)}, exact_cos);
}

TEST_CASE("cos has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

// The double nearest to a multiple of pi/2 (Muller, "Elementary Functions", section 11.1).
TEST_CASE("cos keeps its bound where the reduced argument is smallest") {
  const double hardest = 0x1.6ac5b262ca1ffp849;
  const std::vector<double> doubles{hardest, -hardest, 0x1.921fb54442d18p0, 0x1.921fb54442d18p1};
  check_accuracy<double>(op::cos, {doubles}, exact_cos);
  const std::vector<float> floats{0x1.921fb6p0F, 0x1.921fb6p1F, 0x1.f9cbe2p7F, 0x1.f37668p95F};
  check_accuracy<float>(op::cos, {floats}, exact_cos);
}

}  // namespace op_cos_test
