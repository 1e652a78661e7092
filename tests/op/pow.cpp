#include "accuracy.hpp"

namespace op_pow_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_pow = [](const auto* args) { return std::pow(args[0], args[1]); };

/// Bases between `low` and `high`, with exponents that lead all over the range of results.
template <class T>
std::vector<std::vector<T>> bases_and_exponents(T low, T high, std::uint64_t count) {
  const T reach = std::is_same_v<T, float> ? 155 : 1080;  // a bit beyond overflow and underflow
  std::vector<T> x = spread(low, high, count), y;
  for (std::size_t n = 0; n < x.size(); ++n) {
    const T fraction = static_cast<T>((n * 7919) % 10007) / 5003 - 1;
    const T log2 = std::log2(x[n]);
    y.push_back(log2 == 0 ? fraction : fraction * reach / log2);
  }
  return {x, y};
}

template <class T>
std::vector<std::vector<T>> special_rows() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  const T big = std::numeric_limits<T>::max();
  const std::vector<T> half = {0, tiny, T(0.25), T(0.5), 1, T(1.5), 2, 3, T(2.5), 1023, 1024,
                               T(16777215), T(16777216), T(9007199254740991.0), big, inf};
  std::vector<T> x, y, values = half;
  for (const T value : half) values.push_back(-value);
  values.push_back(nan);
  for (const T a : values) {
    for (const T b : values) {
      x.push_back(a);
      y.push_back(b);
    }
  }
  return {x, y};
}

/// Where the result is exact or special, it has the bits of the C function.
template <class T>
void check_special_values() {
  const auto rows = special_rows<T>();
  for (std::size_t n = 0; n < rows[0].size(); ++n) {
    const T x = rows[0][n], y = rows[1][n], expected = std::pow(x, y);
    CAPTURE(x);
    CAPTURE(y);
    const T result = expanded<T>(op::pow, {x, y});
    CAPTURE(result);
    CHECK(std::isnan(result) == std::isnan(expected));
    CHECK(ulp_error<T>(result, expected) <= 1 + op::pow.max_ulp(dtype_of<T>));
    if (std::isnan(expected)) continue;
    CHECK(std::signbit(result) == std::signbit(expected));
    const bool exact = expected == 0 || std::isinf(expected) || std::fabs(expected) == 1;
    if (exact) CHECK(result == expected);
  }
}

}  // namespace

TEST_CASE("pow of floats keeps its bound over all bases and results") {
  check_accuracy<float>(op::pow, bases_and_exponents(0x1p-149F, 0x1.fffffep127F, 500'000),
                        exact_pow);
  check_accuracy<float>(op::pow, bases_and_exponents(0.5F, 2.0F, 300'000), exact_pow);
}

TEST_CASE("pow of doubles keeps its bound over all bases and results") {
  check_accuracy<double>(op::pow, bases_and_exponents(0x1p-1074, 0x1.fffffffffffffp1023, 300'000),
                         exact_pow);
  check_accuracy<double>(op::pow, bases_and_exponents(0.5, 2.0, 300'000), exact_pow);
  check_accuracy<double>(op::pow, bases_and_exponents(0.999, 1.001, 200'000), exact_pow);
}

TEST_CASE("pow has the special values of C for every pair of special arguments") {
  check_special_values<float>();
  check_special_values<double>();
}

}  // namespace op_pow_test
