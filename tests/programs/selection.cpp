#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {
using namespace programs_test;

const dyn::Index i("i"), j("j"), k("k");

TEST_CASE("a histogram, the same as shares, and one row per element with a single 1") {
  Trial t;
  const auto x = t.input<std::int32_t>("x", {101});
  const auto w = t.input<float>("w", {101});
  const auto count = t.output<std::int64_t>("count", {19});
  const auto weight = t.output<float>("weight", {19});
  const auto one_hot = t.output<std::uint8_t>("one_hot", {101, 19});
  const auto is_in = x(k) + 9 == dyn::cast(DType::i32, dyn::value(i));
  t.stage(count(i), dyn::sum({k}, dyn::cast(DType::i64, is_in)));
  t.stage(weight(i), dyn::sum({k}, select(is_in, w(k), 0)));
  t.stage(one_hot(k, i), dyn::cast(DType::u8, is_in));
  t.run();
  CHECK(difference(count, [&](auto bin) {
          return std::count(x.elements.begin(), x.elements.end(), static_cast<int>(bin) - 9);
        }) == "");
  CHECK(difference(weight, [&](auto bin) {
          Sum sum;
          for (std::int64_t n = 0; n < 101; ++n) {
            if (x.at(n) + 9 == bin) sum += w.at(n);
          }
          return sum;
        }) == "");
  CHECK(difference(one_hot, [&](auto n, auto bin) { return x.at(n) + 9 == bin ? 1 : 0; }) == "");
}

TEST_CASE("numbers are sorted by counting how many come before each") {
  Trial t;
  const auto x = t.input<std::int32_t>("x", {61});
  const auto rank = t.temp("rank", {61}, DType::i64);
  const auto from = t.output<std::int64_t>("from", {61});
  const auto y = t.output<std::int32_t>("y", {61});
  const auto is_before = x(k) < x(i) || (x(k) == x(i) && dyn::value(k) < dyn::value(i));
  t.stage(rank(i), dyn::sum({k}, dyn::cast(DType::i64, is_before)));
  t.stage(from(i), dyn::sum({k}, select(rank(k) == dyn::value(i), dyn::value(k), 0)));
  t.stage(y(i), x(dyn::clamped(from(i))));
  t.run();
  std::vector<std::int64_t> order(61);
  for (std::size_t n = 0; n < 61; ++n) order[n] = static_cast<std::int64_t>(n);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    return x.at(a) < x.at(b) || (x.at(a) == x.at(b) && a < b);
  });
  CHECK(difference(from, [&](auto n) { return order[static_cast<std::size_t>(n)]; }) == "");
  CHECK(difference(y, [&](auto n) { return x.at(order[static_cast<std::size_t>(n)]); }) == "");
}

TEST_CASE("the greatest element of a plane, where it lies, and the greatest but for that one") {
  Trial t;
  const auto X = t.input<float>("X", {7, 5, 11});
  const auto first = t.output<std::int64_t>("first", {7});
  const auto second = t.output<std::int64_t>("second", {7});
  const auto value = t.output<float>("value", {7});
  const dyn::Index p("p", 55);
  const auto element = X(i, dyn::clamped(dyn::value(p) / 11), dyn::clamped(dyn::value(p) % 11));
  t.stage(first(i), dyn::argmax(p, element));
  t.stage(second(i), dyn::argmax(p, select(dyn::value(p) == first(i), -2, element)));
  t.stage(value(i), X(i, dyn::clamped(second(i) / 11), dyn::clamped(second(i) % 11)));
  t.run();
  const auto of = [&](std::int64_t plane, std::int64_t n) { return X.at(plane, n / 11, n % 11); };
  const auto best = [&](std::int64_t plane, std::int64_t without) {
    std::int64_t found = without == 0 ? 1 : 0;
    for (std::int64_t n = 0; n < 55; ++n) {
      if (n != without && of(plane, n).value > of(plane, found).value) found = n;
    }
    return found;
  };
  CHECK(difference(first, [&](auto plane) { return best(plane, -1); }) == "");
  CHECK(difference(second, [&](auto plane) { return best(plane, best(plane, -1)); }) == "");
  CHECK(difference(value, [&](auto plane) { return of(plane, best(plane, best(plane, -1))); }) ==
        "");
}

TEST_CASE("elements that a chain of tables leads to, and the running sum where each one ends") {
  Trial t;
  const auto a = t.input<std::int32_t>("a", {13}), b = t.input<std::int32_t>("b", {7});
  const auto lengths = t.input<std::uint8_t>("lengths", {17});
  const auto y = t.output<std::int32_t>("y", {13});
  const auto start = t.output<std::int32_t>("start", {17});
  const auto length = dyn::cast(DType::i32, lengths(i));
  t.stage(y(i), a(dyn::clamped(b(dyn::clamped(a(i))) + dyn::cast(DType::i32, dyn::value(i)))));
  t.stage(start(i), dyn::cumsum(i, length) - length);
  t.run();
  CHECK(difference(y, [&](auto n) {
          const std::int64_t next = b.at(std::clamp<std::int64_t>(a.at(n), 0, 6)) + n;
          return a.at(std::clamp<std::int64_t>(next, 0, 12));
        }) == "");
  CHECK(difference(start, [&](auto n) {
          std::int64_t sum = 0;
          for (std::int64_t m = 0; m < n; ++m) sum += lengths.at(m);
          return sum;
        }) == "");
}

TEST_CASE("softmax in one statement, and the logarithm of a sum of exponentials") {
  Trial t;
  const auto X = t.input<float>("X", {7, 29});
  const auto P = t.output<float>("P", {7, 29});
  const auto L = t.output<float>("L", {7});
  const auto greatest = dyn::max_over({k}, X(i, k));
  const dyn::Index m("m");
  t.stage(P(i, j), dyn::exp(X(i, j) - greatest) / dyn::sum({m}, dyn::exp(X(i, m) - greatest)));
  t.stage(L(i), dyn::log(dyn::sum({m}, dyn::exp(X(i, m)))));
  t.run();
  CHECK(difference(P, [&](auto row, auto column) {
          Bounded most = -2;
          Sum sum;
          for (std::int64_t c = 0; c < 29; ++c) most = max(most, X.at(row, c));
          for (std::int64_t c = 0; c < 29; ++c) sum += exp(X.at(row, c) - most);
          return exp(X.at(row, column) - most) / sum;
        }) == "");
  CHECK(difference(L, [&](auto row) {
          Sum sum;
          for (std::int64_t c = 0; c < 29; ++c) sum += exp(X.at(row, c));
          return log(sum);
        }) == "");
}

}  // namespace
