#include "accuracy.hpp"

namespace op_atan2_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_atan2 = [](const auto* x) { return std::atan2(x[0], x[1]); };

/// Pairs of all magnitudes and signs; half of them are about as large.
template <class T>
std::vector<std::vector<T>> pairs(T low, T high, std::uint64_t count) {
  std::vector<T> x = spread(low, high, count), y(x.size());
  for (std::size_t n = 0; n < x.size(); ++n) {
    const T nearby = x[n] * (static_cast<T>((n * 7919) % 10007) / 2503);
    y[n] = n % 2 == 0 ? x[(n * 7919) % x.size()] : nearby;
  }
  for (std::size_t n = 0; n < x.size(); ++n) {
    if (n % 3 == 0) x[n] = -x[n];
    if (n % 5 == 0) y[n] = -y[n];
  }
  return {y, x};
}

template <class T>
void check_special_pairs() {
  const T inf = std::numeric_limits<T>::infinity(), tiny = std::numeric_limits<T>::denorm_min();
  const T nan = std::numeric_limits<T>::quiet_NaN(), big = std::numeric_limits<T>::max();
  const T values[] = {0, -T{0}, 1, -1, 2, tiny, -tiny, big, -big, inf, -inf, nan};
  for (const T a : values) {
    for (const T b : values) {
      const T result = expanded<T>(op::atan2, {a, b}), expected = std::atan2(a, b);
      CAPTURE(a);
      CAPTURE(b);
      CAPTURE(result);
      CHECK(ulp_error<T>(result, expected) <= op::atan2.max_ulp(dtype_of<T>) + 0.5);
      if (!std::isnan(expected)) CHECK(std::signbit(result) == std::signbit(expected));
    }
  }
}

}  // namespace

TEST_CASE("atan2 keeps its bound for all magnitudes and signs") {
  check_accuracy<float>(op::atan2, pairs(0x1p-149F, 0x1.fffffep127F, 500'000), exact_atan2);
  check_accuracy<float>(op::atan2, pairs(0.5F, 2.0F, 300'000), exact_atan2);
  check_accuracy<double>(op::atan2, pairs(0x1p-1074, 0x1.fffffffffffffp1023, 300'000), exact_atan2);
  check_accuracy<double>(op::atan2, pairs(0.5, 2.0, 200'000), exact_atan2);
}

TEST_CASE("atan2 has the special values of C for every pair of special arguments") {
  check_special_pairs<float>();
  check_special_pairs<double>();
}

}  // namespace op_atan2_test
