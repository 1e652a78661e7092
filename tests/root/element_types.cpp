// Programs of every element type, from the statement to the result, bit for bit against loops.
#include <hone/compile.hpp>
#include <hone/dsl.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace element_types_test {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;

/// A matrix product in T, accumulated in Sum.
template <class T, class Sum>
struct Product {
  static constexpr Input<"A", T, 7, 19> A{};
  static constexpr Input<"B", T, 19, 37> B{};
  static constexpr Output<"C", Sum, 7, 37> C{};
  static constexpr auto program = C(i, j) = sum(k, cast<Sum>(A(i, k)) * cast<Sum>(B(k, j)));
};

/// All bits matter: numbers from the whole range of T.
template <class T>
std::vector<T> numbers(std::size_t count, std::uint64_t seed) {
  std::vector<T> out(count);
  for (T& each : out) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    each = static_cast<T>(seed >> 33);
  }
  out.front() = std::numeric_limits<T>::lowest();
  out.back() = std::numeric_limits<T>::max();
  return out;
}

template <class T, class Sum>
std::vector<Sum> product_by_loops(const std::vector<T>& a, const std::vector<T>& b) {
  using Unsigned = std::make_unsigned_t<Sum>;  // wraps
  std::vector<Sum> c(7 * 37);
  for (std::size_t n = 0; n < c.size(); ++n) {
    std::uint64_t total = 0;
    for (std::size_t d = 0; d < 19; ++d) {
      const auto x = static_cast<std::uint64_t>(static_cast<Sum>(a[n / 37 * 19 + d]));
      total += x * static_cast<std::uint64_t>(static_cast<Sum>(b[d * 37 + n % 37]));
    }
    c[n] = static_cast<Sum>(static_cast<Unsigned>(total));
  }
  return c;
}

template <class T, class Sum>
void check_product() {
  using P = Product<T, Sum>;
  const std::vector<T> a = numbers<T>(7 * 19, 1), b = numbers<T>(19 * 37, 2);
  const std::vector<Sum> right = product_by_loops<T, Sum>(a, b);
  Schedule schedule = schedule_of(P::program);
  schedule["C"].split("i", {4}).split("j", {16}).reorder({"i.0", "j.0", "k", "i.1", "j.1"});
  schedule["C"].unroll("i.1").vectorize("j.1");
  for (const Schedule& each : {schedule_of(P::program), schedule}) {
    std::vector<Sum> c(7 * 37, Sum{77});
    const auto kernel = compile(P::program, each, {.threads = 1});
    kernel(P::A = a, P::B = b, P::C = c);
    CHECK(c == right);
  }
}

TEST_CASE("bytes are multiplied into int32, the sums exact") {
  check_product<std::int8_t, std::int32_t>();
}

TEST_CASE("products of every integer type are those of plain loops, bit for bit") {
  check_product<std::int8_t, std::int8_t>();
  check_product<std::int16_t, std::int32_t>();
  check_product<std::int16_t, std::int64_t>();
  check_product<std::int32_t, std::int32_t>();
  check_product<std::int64_t, std::int64_t>();
  check_product<std::uint8_t, std::int32_t>();
  check_product<std::uint8_t, std::uint16_t>();
  check_product<std::uint16_t, std::uint32_t>();
  check_product<std::uint32_t, std::int64_t>();
}

TEST_CASE("a tuned kernel of bytes passes the check and is found again in the store") {
  using P = Product<std::int8_t, std::int32_t>;
  const std::vector<std::int8_t> a = numbers<std::int8_t>(7 * 19, 1);
  const std::vector<std::int8_t> b = numbers<std::int8_t>(19 * 37, 2);
  for (int request = 0; request < 2; ++request) {
    std::vector<std::int32_t> c(7 * 37);
    const auto kernel = autotune(P::program, {.max_trials = 3});
    kernel(P::A = a, P::B = b, P::C = c);
    CHECK(c == product_by_loops<std::int8_t, std::int32_t>(a, b));
    if (request == 1) CHECK(kernel.facts().trials == 0);
  }
}

TEST_CASE("products over an index, of floats within the bound and of integers to the bit") {
  static constexpr Input<"X", float, 5, 33> X{};
  static constexpr Input<"N", std::int16_t, 5, 33> N{};
  static constexpr Output<"p", float, 5> p{};
  static constexpr Output<"q", std::int16_t, 5> q{};
  static constexpr auto program = stages(p(i) = prod_over(j, X(i, j)),
                                         q(i) = prod_over(j, N(i, j)));
  std::vector<float> x(5 * 33), products(5);
  std::vector<std::int16_t> n(5 * 33), whole(5);
  for (std::size_t e = 0; e < x.size(); ++e) {
    x[e] = 0.75F + static_cast<float>(e % 7) / 12;
    n[e] = static_cast<std::int16_t>(e % 13 * 2 + 1);
  }
  const auto kernel = autotune(program, {.max_trials = 3});
  kernel(X = x, N = n, p = products, q = whole);
  for (std::size_t row = 0; row < 5; ++row) {
    double exact = 1;
    std::uint16_t bits = 1;
    for (std::size_t e = row * 33; e < row * 33 + 33; ++e) {
      exact *= static_cast<double>(x[e]);
      bits = static_cast<std::uint16_t>(bits * static_cast<std::uint32_t>(n[e]));
    }
    CHECK(static_cast<double>(products[row]) == doctest::Approx(exact).epsilon(33 * 0x1p-24));
    CHECK(whole[row] == static_cast<std::int16_t>(bits));
  }
}

}  // namespace element_types_test
