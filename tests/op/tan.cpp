#include "accuracy.hpp"

namespace op_tan_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_tan = [](const auto* x) { return std::tan(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, nan}, {-inf, nan}}) {
    check_bits<T>(op::tan, {x}, y);
  }
}

}  // namespace

TEST_CASE("tan of floats keeps its bound, however large the argument") {
  check_accuracy<float>(op::tan, {sweep(0x1p-149F, 0x1.fffffep127F, 1511)}, exact_tan);
  check_accuracy<float>(op::tan, {sweep(-0.125F, -64.0F, 257)}, exact_tan);
}

TEST_CASE("tan of doubles keeps its bound, however large the argument") {
  check_accuracy<double>(op::tan, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)}, exact_tan);
  check_accuracy<double>(op::tan, {spread(-0x1p-4, -64.0, 200'000)}, exact_tan);
  check_accuracy<double>(op::tan, {spread(100.0, 1e17, 100'000)}, exact_tan);
}

TEST_CASE("tan has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

// The double nearest to a multiple of pi/2 (Muller, "Elementary Functions", section 11.1).
TEST_CASE("tan keeps its bound where the reduced argument is smallest") {
  const double hardest = 0x1.6ac5b262ca1ffp849;
  const std::vector<double> doubles{hardest, -hardest, 0x1.921fb54442d18p0, 0x1.921fb54442d18p1};
  check_accuracy<double>(op::tan, {doubles}, exact_tan);
  const std::vector<float> floats{0x1.921fb6p0F, 0x1.921fb6p1F, 0x1.f9cbe2p7F, 0x1.f37668p95F};
  check_accuracy<float>(op::tan, {floats}, exact_tan);
}

}  // namespace op_tan_test
