#include "accuracy.hpp"

namespace op_sin_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_sin = [](const auto* x) { return std::sin(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  for (const auto& [x, y] : {std::pair<T, T>{0, 0}, {-T{0}, -T{0}}, {nan, nan}, {tiny, tiny},
                             {-tiny, -tiny}, {inf, nan}, {-inf, nan}}) {
    check_bits<T>(op::sin, {x}, y);
  }
}

}  // namespace

TEST_CASE("sin of floats keeps its bound, however large the argument") {
  check_accuracy<float>(op::sin, {sweep(0x1p-149F, 0x1.fffffep127F, 1511)}, exact_sin);
  check_accuracy<float>(op::sin, {sweep(-0.125F, -64.0F, 257)}, exact_sin);
}

TEST_CASE("sin of doubles keeps its bound, however large the argument") {
  check_accuracy<double>(op::sin, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)}, exact_sin);
  check_accuracy<double>(op::sin, {spread(-0x1p-4, -64.0, 200'000)}, exact_sin);
  check_accuracy<double>(op::sin, {spread(100.0, 1e17, 100'000)}, exact_sin);
}

TEST_CASE("sin has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

// The double nearest to a multiple of pi/2 (Muller, "Elementary Functions", section 11.1).
TEST_CASE("sin keeps its bound where the reduced argument is smallest") {
  const double hardest = 0x1.6ac5b262ca1ffp849;
  const std::vector<double> doubles{hardest, -hardest, 0x1.921fb54442d18p0, 0x1.921fb54442d18p1};
  check_accuracy<double>(op::sin, {doubles}, exact_sin);
  const std::vector<float> floats{0x1.921fb6p0F, 0x1.921fb6p1F, 0x1.f9cbe2p7F, 0x1.f37668p95F};
  check_accuracy<float>(op::sin, {floats}, exact_sin);
}

}  // namespace op_sin_test
