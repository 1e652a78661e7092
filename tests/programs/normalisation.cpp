#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {
using namespace programs_test;

const dyn::Index i("i"), j("j"), n("n"), c("c"), h("h");

constexpr double epsilon = 0x1p-10;

/// The greatest element of a row.
template <class Matrix>
Bounded greatest(const Matrix& X, std::int64_t row) {
  Bounded most = -2;
  for (std::int64_t k = 0; k < X.shape[1]; ++k) most = max(most, X.at(row, k));
  return most;
}

/// The sum of exp(x - greatest) over a row.
template <class Matrix>
Bounded sum_of_exp(const Matrix& X, std::int64_t row) {
  Sum sum;
  for (std::int64_t k = 0; k < X.shape[1]; ++k) sum += exp(X.at(row, k) - greatest(X, row));
  return sum;
}

TEST_CASE("softmax and its logarithm, over rows of any length") {
  for (const std::int64_t columns : {1, 2, 61}) {
    Trial t;
    const auto X = t.input<float>("X", {13, columns});
    const auto Y = t.output<float>("Y", {13, columns});
    const auto L = t.output<float>("L", {13, columns});
    const auto most = t.temp("most", {13}), sum = t.temp("sum", {13});
    t.stage(most(i), dyn::max_over({j}, X(i, j)));
    t.stage(sum(i), dyn::sum({j}, dyn::exp(X(i, j) - most(i))));
    t.stage(Y(i, j), dyn::exp(X(i, j) - most(i)) / sum(i));
    t.stage(L(i, j), X(i, j) - most(i) - dyn::log(sum(i)));
    t.run();
    CHECK(difference(Y, [&](auto row, auto k) {
            return exp(X.at(row, k) - greatest(X, row)) / sum_of_exp(X, row);
          }) == "");
    CHECK(difference(L, [&](auto row, auto k) {
            return X.at(row, k) - greatest(X, row) - log(sum_of_exp(X, row));
          }) == "");
  }
}

template <class Matrix>
Bounded mean_of(const Matrix& X, std::int64_t row) {
  Sum sum;
  for (std::int64_t k = 0; k < X.shape[1]; ++k) sum += X.at(row, k);
  return sum / static_cast<double>(X.shape[1]);
}

template <class Matrix>
Bounded variance_of(const Matrix& X, std::int64_t row) {
  Sum sum;
  const Bounded mean = mean_of(X, row);
  for (std::int64_t k = 0; k < X.shape[1]; ++k) {
    const Bounded distance = X.at(row, k) - mean;
    sum += distance * distance;
  }
  return sum / static_cast<double>(X.shape[1]);
}

TEST_CASE("mean and variance are outputs, and what a layer norm after them reads") {
  for (const std::int64_t columns : {1, 53}) {
    Trial t;
    const auto X = t.input<float>("X", {11, columns});
    const auto gamma = t.input<float>("gamma", {columns});
    const auto beta = t.input<float>("beta", {columns});
    const auto mean = t.output<float>("mean", {11});
    const auto variance = t.output<float>("variance", {11});
    const auto Y = t.output<float>("Y", {11, columns});
    t.stage(mean(i), dyn::sum({j}, X(i, j)) / columns);
    t.stage(variance(i),
            dyn::sum({j}, (X(i, j) - mean(i)) * (X(i, j) - mean(i))) / columns);
    t.stage(Y(i, j), (X(i, j) - mean(i)) * dyn::rsqrt(variance(i) + epsilon) * gamma(j) + beta(j));
    t.run();
    CHECK(difference(mean, [&](auto row) { return mean_of(X, row); }) == "");
    CHECK(difference(variance, [&](auto row) { return variance_of(X, row); }) == "");
    CHECK(difference(Y, [&](auto row, auto k) {
            const Bounded scale = 1.0 / sqrt(variance_of(X, row) + epsilon);
            return (X.at(row, k) - mean_of(X, row)) * scale * gamma.at(k) + beta.at(k);
          }) == "");
  }
}

TEST_CASE("RMS norm") {
  Trial t;
  const auto X = t.input<float>("X", {7, 47});
  const auto gamma = t.input<float>("gamma", {47});
  const auto Y = t.output<float>("Y", {7, 47});
  const auto scale = t.temp("scale", {7});
  t.stage(scale(i), dyn::rsqrt(dyn::sum({j}, X(i, j) * X(i, j)) / 47 + epsilon));
  t.stage(Y(i, j), X(i, j) * scale(i) * gamma(j));
  t.run();
  CHECK(difference(Y, [&](auto row, auto k) {
          Sum sum;
          for (std::int64_t x = 0; x < 47; ++x) sum += X.at(row, x) * X.at(row, x);
          return X.at(row, k) * (1.0 / sqrt(sum / 47.0 + epsilon)) * gamma.at(k);
        }) == "");
}

TEST_CASE("batch norm, as it is trained: each channel over the batch and its places") {
  Trial t;
  const auto X = t.input<float>("X", {3, 5, 19});
  const auto gamma = t.input<float>("gamma", {5}), beta = t.input<float>("beta", {5});
  const auto Y = t.output<float>("Y", {3, 5, 19});
  const auto mean = t.temp("mean", {5}), variance = t.temp("variance", {5});
  const auto centred = X(n, c, h) - mean(c);
  t.stage(mean(c), dyn::sum({n, h}, X(n, c, h)) / 57);
  t.stage(variance(c), dyn::sum({n, h}, centred * centred) / 57);
  t.stage(Y(n, c, h), gamma(c) * centred / dyn::sqrt(variance(c) + epsilon) + beta(c));
  t.run();
  TestTensor<float, 2> by_channel{{}, "", {5, 57}, std::vector<float>(5 * 57)};
  for (std::size_t k = 0; k < X.elements.size(); ++k) {
    by_channel.at(k / 19 % 5, k / 95 * 19 + k % 19) = X.elements[k];
  }
  const auto& channels = by_channel;
  CHECK(difference(Y, [&](auto b, auto channel, auto at) {
          const Bounded distance = X.at(b, channel, at) - mean_of(channels, channel);
          return gamma.at(channel) * distance / sqrt(variance_of(channels, channel) + epsilon) +
                 beta.at(channel);
        }) == "");
}

TEST_CASE("batch norm, as it is used: with the statistics given") {
  Trial t;
  const auto X = t.input<float>("X", {3, 5, 19});
  const auto mean = t.constant<float>("mean", {5});
  const auto scale = t.constant<float>("scale", {5});
  const auto Y = t.output<float>("Y", {3, 5, 19});
  t.stage(Y(n, c, h), dyn::relu((X(n, c, h) - mean(c)) * scale(c)));
  t.run();
  CHECK(difference(Y, [&](auto b, auto channel, auto at) {
          return max((X.at(b, channel, at) - mean.at(channel)) * scale.at(channel), 0.0);
        }) == "");
}

}  // namespace
