// Programs of the typed language, tuned and called.
#include <hone/hone.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace language_test {
using namespace hone;
constexpr Index<"n"> n;
constexpr Index<"j"> j;
constexpr Index<"r", 3> r;
constexpr Input<"W", float, 11, 4> W;
constexpr Input<"ids", std::int32_t, "N"> ids;
constexpr Output<"E", float, "N", 4> E;
constexpr Temp<"total", float, "N"> total;
constexpr Output<"best", std::int64_t, "N"> best;
constexpr Output<"pooled", float, 5> pooled;

constexpr auto program = stages(E(n, j) += W(checked(ids(n)), j),
                                total(n) = cumsum(n, W(clamped(ids(n)), 0)),
                                best(n) = argmax(j, W(clamped(ids(n)), j) * total(n)),
                                pooled(j) = max_over(r, W(2 * j + r, 1)));

TEST_CASE("gather, accumulate, scan, argmax and pooling in one typed program") {
  const auto kernel = autotune(program, {.shapes = {{"N", 6}}, .max_trials = 2, .threads = 2});
  std::vector<float> w;
  for (int k = 0; k < 44; ++k) w.push_back(static_cast<float>(k * 17 % 23) - 11);
  std::vector<std::int32_t> rows{3, 10, 0, 3, 7, 1};
  std::vector<float> e(24, 100);
  std::vector<std::int64_t> where(6);
  std::array<float, 5> most{};
  kernel(W = w, ids = rows, E = e, best = where, pooled = most);
  float sum = 0;
  for (std::size_t at = 0; at < 6; ++at) {
    const float* row = &w[static_cast<std::size_t>(rows[at]) * 4];
    sum += row[0];
    std::array<float, 4> scaled{};
    for (std::size_t k = 0; k < 4; ++k) {
      CHECK(e[at * 4 + k] == 100 + row[k]);
      scaled[k] = row[k] * sum;
    }
    CHECK(where[at] == std::max_element(scaled.begin(), scaled.end()) - scaled.begin());
  }
  for (std::size_t at = 0; at < 5; ++at) {
    CHECK(most[at] == std::max({w[8 * at + 1], w[8 * at + 5], w[8 * at + 9]}));
  }
  rows[2] = 11;
  CHECK_THROWS_WITH_AS(kernel(W = w, ids = rows, E = e, best = where, pooled = most),
                       "argument ids holds 11 at (2), but it is the subscript of dimension 0 of W, "
                       "which has 11 elements (at language.cpp:23)",
                       UserError);
}

}  // namespace language_test
