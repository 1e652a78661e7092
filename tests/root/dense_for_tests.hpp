// A small dense layer for tests of the whole, with data and the right answer.
#pragma once

#include <hone/dsl.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dense_for_tests {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, "M", 19> A;
constexpr Input<"B", float, 19, 23> B;
constexpr Output<"C", float, "M", 23> C;
constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)));

/// Small integers, so that every sum is exact.
struct Data {
  explicit Data(std::size_t rows) : a(rows * 19), b(19 * 23), c(rows * 23, -1), right(rows * 23) {
    for (std::size_t n = 0; n < a.size(); ++n) a[n] = static_cast<float>(n % 7) - 3;
    for (std::size_t n = 0; n < b.size(); ++n) b[n] = static_cast<float>(n % 5) - 2;
    for (std::size_t n = 0; n < right.size(); ++n) {
      for (std::size_t d = 0; d < 19; ++d) right[n] += a[n / 23 * 19 + d] * b[d * 23 + n % 23];
      right[n] = std::max(right[n], 0.0F);
    }
  }

  std::vector<float> a, b, c, right;
};

}  // namespace dense_for_tests
