// Tests of hone/program/reduce_bound.hpp: the bound holds for sums in any order and notices a
// single missing term.
#include <hone/program/reduce_bound.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace {

using hone::Approx;
using hone::Rng;

struct Dot {
  std::vector<float> a, b;
  Approx exact;  // with its bound
  double average = 0;  // of |a * b|
};

Dot random_dot(std::size_t k, Rng& rng) {
  Dot dot;
  hone::SumBound sum(hone::DType::f32);
  for (std::size_t n = 0; n < k; ++n) {
    dot.a.push_back(static_cast<float>(rng.uniform() * 2 - 1));
    dot.b.push_back(static_cast<float>(rng.uniform() * 2 - 1));
    const Approx term = hone::detail::mul(hone::precision_of(hone::DType::f32),
                                          hone::exact_real(static_cast<double>(dot.a[n])),
                                          hone::exact_real(static_cast<double>(dot.b[n])));
    dot.average += std::fabs(term.value) / static_cast<double>(k);
    sum.add(term);
  }
  dot.exact = sum.result();
  return dot;
}

void shuffle(Dot& dot, Rng& rng) {
  for (std::size_t n = dot.a.size(); n > 1; --n) {
    const auto other = static_cast<std::size_t>(rng.below(n));
    std::swap(dot.a[n - 1], dot.a[other]);
    std::swap(dot.b[n - 1], dot.b[other]);
  }
}

/// In float, with `lanes` partial sums, each product rounded or not.
float sum_in_lanes(const Dot& dot, std::size_t lanes, bool with_fma) {
  std::vector<float> partial(lanes, 0.0F);
  for (std::size_t n = 0; n < dot.a.size(); ++n) {
    float& sum = partial[n % lanes];
    const volatile float product = dot.a[n] * dot.b[n];
    sum = with_fma ? std::fma(dot.a[n], dot.b[n], sum) : sum + product;
  }
  float total = 0;
  for (const float each : partial) total += each;
  return total;
}

}  // namespace

TEST_CASE("float sums in every order, with fma or without, lie within the bound") {
  for (const std::size_t k : {1UL, 2UL, 7UL, 64UL, 768UL, 3000UL}) {
    CAPTURE(k);
    Rng rng(k);
    for (int trial = 0; trial < 20; ++trial) {
      Dot dot = random_dot(k, rng);
      for (const std::size_t lanes : {1UL, 8UL, 64UL}) {
        CHECK(hone::agrees(dot.exact, static_cast<double>(sum_in_lanes(dot, lanes, false))));
        CHECK(hone::agrees(dot.exact, static_cast<double>(sum_in_lanes(dot, lanes, true))));
      }
      shuffle(dot, rng);
      CHECK(hone::agrees(dot.exact, static_cast<double>(sum_in_lanes(dot, 1, false))));
    }
  }
}

TEST_CASE("a single dropped term of average size is noticed up to a thousand terms") {
  for (const std::size_t k : {2UL, 50UL, 768UL, 1000UL}) {
    CAPTURE(k);
    Rng rng(7 * k);
    for (int trial = 0; trial < 20; ++trial) {
      const Dot dot = random_dot(k, rng);
      CHECK(dot.exact.error < dot.average / 50);
      CHECK_FALSE(hone::agrees(dot.exact, dot.exact.value + dot.average));
      CHECK_FALSE(hone::agrees(dot.exact, dot.exact.value - dot.average));
    }
  }
}

TEST_CASE("whole terms whose partial sums fit are summed exactly") {
  hone::SumBound sum(hone::DType::f32);
  for (int n = 0; n < 1000; ++n) sum.add(hone::exact_real(n % 2 ? 16000 : -16000));
  CHECK(hone::is_exact(sum.result()));
  CHECK(sum.result().value == 0);
  for (int n = 0; n < 1000; ++n) sum.add(hone::exact_real(n % 2 ? 16000 : -16000));
  CHECK_FALSE(hone::is_exact(sum.result()));
  hone::SumBound wide(hone::DType::f64);
  for (int n = 0; n < 2000; ++n) wide.add(hone::exact_real(n % 2 ? 16000 : -16000));
  CHECK(hone::is_exact(wide.result()));
}

TEST_CASE("an unknown term makes the sum unknown") {
  hone::SumBound sum(hone::DType::f32);
  sum.add(hone::exact_real(1));
  sum.add(hone::unknown(hone::exact_real(1)));
  CHECK(hone::is_unknown(sum.result()));
}

TEST_CASE("a product of nothing is 1, exactly") {
  const Approx one = hone::ProductBound(hone::DType::f32).result();
  CHECK(one.value == 1);
  CHECK(is_exact(one));
}

TEST_CASE("a product of whole numbers that fits is exact, and so is one with a zero") {
  hone::ProductBound fits(hone::DType::f32), beyond(hone::DType::f32), zero(hone::DType::f32);
  for (const double x : {3.0, -5.0, 7.0, 2.0}) fits.multiply(hone::exact_real(x));
  for (int n = 0; n < 16; ++n) beyond.multiply(hone::exact_real(3));
  for (const double x : {0.3, 0.0, 0.7}) zero.multiply(hone::exact_real(x));
  CHECK(fits.result().value == -210);
  CHECK(is_exact(fits.result()));
  CHECK_FALSE(is_exact(beyond.result()));
  CHECK(zero.result().value == 0);
  CHECK(is_exact(zero.result()));
}

TEST_CASE("the bound of a product holds in any order, and notices a factor too many") {
  Rng rng(31);
  for (int trial = 0; trial < 300; ++trial) {
    const auto count = static_cast<std::size_t>(1 + rng.below(200));
    std::vector<float> factors;
    hone::ProductBound bound(hone::DType::f32);
    for (std::size_t n = 0; n < count; ++n) {
      factors.push_back(static_cast<float>(rng.uniform() + 0.5));
      bound.multiply(hone::exact_real(static_cast<double>(factors.back())));
    }
    const Approx expected = bound.result();
    REQUIRE_FALSE(is_unknown(expected));
    for (const std::size_t lanes : {1U, 4U, 16U}) {
      std::vector<float> partial(lanes, 1.0F);
      for (std::size_t n = 0; n < count; ++n) partial[n % lanes] *= factors[n];
      float total = 1;
      for (const float each : partial) total *= each;
      CHECK(agrees(expected, static_cast<double>(total)));
      CHECK_FALSE(agrees(expected, static_cast<double>(total) * 1.001));
    }
  }
}

TEST_CASE("a product takes over the errors of its factors") {
  hone::ProductBound bound(hone::DType::f64);
  bound.multiply({2, 0.5, 0});
  bound.multiply({-3, 0.25, 0});
  const Approx product = bound.result();
  CHECK(product.value == -6);
  CHECK(product.error == doctest::Approx(2.5 * 3.25 - 6));
}

TEST_CASE("where some order of the factors could overflow, nothing is said of a product") {
  hone::ProductBound bound(hone::DType::f32), infinite(hone::DType::f32);
  for (const double x : {1e30, 1e-30, 1e30, 1e-30}) bound.multiply(hone::exact_real(x));
  CHECK(is_unknown(bound.result()));
  for (const double x : {2.0, HUGE_VAL, -1.5}) infinite.multiply(hone::exact_real(x));
  CHECK(agrees(infinite.result(), -HUGE_VAL));
  CHECK_FALSE(agrees(infinite.result(), 7));
}

TEST_CASE("factors below 1 may vanish in one order and not in another") {
  hone::ProductBound bound(hone::DType::f32);
  for (const double x : {1e-30, 1e-15, 1e10}) bound.multiply(hone::exact_real(x));
  const Approx product = bound.result();
  CHECK(agrees(product, static_cast<double>((1e-30F * 1e-15F) * 1e10F)));
  CHECK(agrees(product, static_cast<double>((1e-30F * 1e10F) * 1e-15F)));
}

TEST_CASE("a running reduction says at each value what it comes to") {
  hone::RunningReduction sum(hone::ir::ReduceOp::sum, hone::DType::f32);
  hone::RunningReduction most(hone::ir::ReduceOp::max, hone::DType::i32);
  CHECK(sum.result().value == 0);
  CHECK(most.result().integer == std::numeric_limits<std::int32_t>::min());
  for (const int n : {3, 7, 5}) {
    sum.take(hone::exact_real(n));
    most.take(hone::exact_integer(n));
  }
  CHECK(sum.result().value == 15);
  CHECK(most.result().integer == 7);
}
