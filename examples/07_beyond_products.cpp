// 07_beyond_products.cpp
// What a tensor program needs besides sums of products: an embedding lookup, running sums, the best
// position, a pooling window, and an output that is added to.

#include <hone/hone.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace reader {
using namespace hone;
constexpr Index<"n"> n;     // tokens
constexpr Index<"d"> d;     // features
constexpr Index<"r", 3> r;  // a window; nowhere alone a subscript, so it says its extent
constexpr Input<"table", float, "V", 16> table;
constexpr Input<"ids", std::int32_t, 64> ids;
constexpr Temp<"token", float, 64, 16> token;
constexpr Output<"sums", float, 64, 16> sums;
constexpr Output<"best", std::int64_t, 64> best;
constexpr Output<"pooled", float, 31, 16> pooled;
constexpr Output<"counts", float, 64> counts;
constexpr Index<"h"> h;

constexpr auto program = stages(
    token(n, d) = table(checked(ids(n)), d),          // an id outside the table refuses the call
    sums(n, d) = cumsum(n, token(n, d)),              // over all tokens up to this one
    best(n) = argmax(d, token(n, d)),                 // the first position of the greatest feature
    pooled(h, d) = max_over(r, token(2 * h + r, d)),  // windows of 3 tokens, every second one
    counts(n) += sum(d, token(n, d)));                // what counts held is kept
}  // namespace reader

int main() {
  using namespace std::chrono_literals;
  const auto kernel = hone::autotune(reader::program, {.shapes = {{"V", 100}}, .budget = 1s});

  std::vector<float> table(100 * 16), sums(64 * 16), pooled(31 * 16), counts(64, 1.0F);
  for (std::size_t k = 0; k < table.size(); ++k) table[k] = static_cast<float>(k % 17) - 8;
  std::vector<std::int32_t> ids(64);
  for (std::size_t k = 0; k < ids.size(); ++k) ids[k] = static_cast<std::int32_t>(k * 37 % 100);
  std::vector<std::int64_t> best(64);

  kernel(reader::table = table, reader::ids = ids, reader::sums = sums, reader::best = best,
         reader::pooled = pooled, reader::counts = counts);
  std::printf("the first token's greatest feature is number %d\n", static_cast<int>(best[0]));

  ids[5] = 100;
  try {
    kernel(reader::table = table, reader::ids = ids, reader::sums = sums, reader::best = best,
           reader::pooled = pooled, reader::counts = counts);
    return 1;
  } catch (const hone::UserError& error) {
    std::puts(error.what());
  }
  return best[0] == 15 ? 0 : 1;
}
