#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>

namespace {
using namespace programs_test;

const dyn::Index i("i"), j("j"), k("k");

TEST_CASE("a sum over any of three dimensions leaves the others") {
  Trial t;
  const auto X = t.input<float>("X", {7, 11, 13});
  const auto all = t.output<float>("all");
  const auto of_i = t.output<float>("of_i", {7}), of_j = t.output<float>("of_j", {11});
  const auto of_k = t.output<float>("of_k", {13});
  const auto of_ij = t.output<float>("of_ij", {7, 11}), of_ki = t.output<float>("of_ki", {13, 7});
  const auto of_jk = t.output<float>("of_jk", {11, 13});
  t.stage(all(), dyn::sum({i, j, k}, X(i, j, k)));
  t.stage(of_i(i), dyn::sum({j, k}, X(i, j, k)));
  t.stage(of_j(j), dyn::sum({i, k}, X(i, j, k)));
  t.stage(of_k(k), dyn::sum({i, j}, X(i, j, k)));
  t.stage(of_ij(i, j), dyn::sum({k}, X(i, j, k)));
  t.stage(of_ki(k, i), dyn::sum({j}, X(i, j, k)));
  t.stage(of_jk(j, k), dyn::sum({i}, X(i, j, k)));
  t.run();
  // The sum over the elements at one position each, or at all of a dimension: -1.
  const auto right = [&](std::int64_t a, std::int64_t b, std::int64_t c) {
    Sum sum;
    for (std::int64_t x = 0; x < 7; ++x) {
      for (std::int64_t y = 0; y < 11; ++y) {
        for (std::int64_t z = 0; z < 13; ++z) {
          if ((a < 0 || a == x) && (b < 0 || b == y) && (c < 0 || c == z)) sum += X.at(x, y, z);
        }
      }
    }
    return sum;
  };
  CHECK(difference(all, [&] { return right(-1, -1, -1); }) == "");
  CHECK(difference(of_i, [&](auto a) { return right(a, -1, -1); }) == "");
  CHECK(difference(of_j, [&](auto b) { return right(-1, b, -1); }) == "");
  CHECK(difference(of_k, [&](auto c) { return right(-1, -1, c); }) == "");
  CHECK(difference(of_ij, [&](auto a, auto b) { return right(a, b, -1); }) == "");
  CHECK(difference(of_ki, [&](auto c, auto a) { return right(a, -1, c); }) == "");
  CHECK(difference(of_jk, [&](auto b, auto c) { return right(-1, b, c); }) == "");
}

TEST_CASE("one number of a long row: its sum, least, greatest and where it is") {
  for (const std::int64_t count : {1, 1009}) {
    Trial t;
    const auto x = t.input<std::int32_t>("x", {count});
    const auto sum = t.output<std::int32_t>("sum"), least = t.output<std::int32_t>("least");
    const auto most = t.output<std::int32_t>("most");
    const auto first = t.output<std::int64_t>("first"), low = t.output<std::int64_t>("low");
    t.stage(sum(), dyn::sum({i}, x(i)));
    t.stage(least(), dyn::min_over({i}, x(i)));
    t.stage(most(), dyn::max_over({i}, x(i)));
    t.stage(first(), dyn::argmax(i, x(i)));
    t.stage(low(), dyn::argmin(i, x(i)));
    t.run();
    const auto begin = x.elements.begin(), end = x.elements.end();
    std::int64_t total = 0;
    for (const std::int32_t element : x.elements) total += element;
    CHECK(difference(sum, [&] { return total; }) == "");
    CHECK(difference(least, [&] { return *std::min_element(begin, end); }) == "");
    CHECK(difference(most, [&] { return *std::max_element(begin, end); }) == "");
    CHECK(difference(first, [&] { return std::max_element(begin, end) - begin; }) == "");
    CHECK(difference(low, [&] { return std::min_element(begin, end) - begin; }) == "");
  }
}

TEST_CASE("the position of the greatest along a middle dimension, and of the least distance") {
  Trial t;
  const auto X = t.input<float>("X", {5, 17, 3});
  const auto C = t.input<float>("C", {7, 3});
  const auto best = t.output<std::int64_t>("best", {5, 3});
  const auto nearest = t.output<std::int32_t>("nearest", {5, 17});
  const auto D = t.output<float>("D", {5, 17, 7});
  const dyn::Index c("c");
  t.stage(best(i, k), dyn::argmax(j, X(i, j, k)));
  t.stage(D(i, j, c), dyn::sum({k}, (X(i, j, k) - C(c, k)) * (X(i, j, k) - C(c, k))));
  t.stage(nearest(i, j), dyn::cast(DType::i32, dyn::argmin(c, D(i, j, c))));
  t.run();
  CHECK(difference(best, [&](auto a, auto b) {
          std::int64_t right = 0;
          for (std::int64_t y = 1; y < 17; ++y) {
            if (X.at(a, y, b).value > X.at(a, right, b).value) right = y;
          }
          return right;
        }) == "");
  CHECK(difference(D, [&](auto a, auto b, auto centre) {
          Sum sum;
          for (std::int64_t z = 0; z < 3; ++z) {
            const Bounded distance = X.at(a, b, z) - C.at(centre, z);
            sum += distance * distance;
          }
          return sum;
        }) == "");
  const auto& distances = D;  // as they were computed: the position is exact for these
  CHECK(difference(nearest, [&](auto a, auto b) {
          std::int64_t right = 0;
          for (std::int64_t z = 1; z < 7; ++z) {
            if (distances.at(a, b, z).value < distances.at(a, b, right).value) right = z;
          }
          return right;
        }) == "");
}

TEST_CASE("running sums, and what follows from them: sums of windows in two dimensions") {
  Trial t;
  const auto X = t.input<std::int32_t>("X", {19, 23});
  const auto along = t.temp("along", {19, 23}, DType::i32);
  const auto table = t.output<std::int32_t>("table", {19, 23});
  const auto boxes = t.output<std::int32_t>("boxes", {16, 21});
  t.stage(along(i, j), dyn::cumsum(j, X(i, j)));
  t.stage(table(i, j), dyn::cumsum(i, along(i, j)));
  const auto before = zero_pad(table.tensor);
  t.stage(boxes(i, j), table(i + 3, j + 2) - before(i - 1, j + 2) - before(i + 3, j - 1) +
                           before(i - 1, j - 1));
  t.run();
  const auto box = [&](std::int64_t top, std::int64_t bottom, std::int64_t left,
                       std::int64_t right) {
    std::int64_t sum = 0;
    for (std::int64_t y = top; y <= bottom; ++y) {
      for (std::int64_t x = left; x <= right; ++x) sum += X.at(y, x);
    }
    return sum;
  };
  CHECK(difference(table, [&](auto y, auto x) { return box(0, y, 0, x); }) == "");
  CHECK(difference(boxes, [&](auto y, auto x) { return box(y, y + 3, x, x + 2); }) == "");
}

TEST_CASE("running sums of numbers that round, forwards and backwards") {
  Trial t;
  const auto X = t.input<float>("X", {3, 127});
  const auto S = t.output<float>("S", {3, 127});
  const auto R = t.output<float>("R", {3, 127});
  const auto most = t.output<float>("most", {3, 127});
  t.stage(S(i, j), dyn::cumsum(j, X(i, j)));
  const auto backwards = t.temp("backwards", {3, 127});
  t.stage(backwards(i, j), dyn::cumsum(j, X(i, 126 - j)));
  t.stage(R(i, j), backwards(i, 126 - j));
  t.stage(most(i, j), dyn::cummax(j, X(i, j)));
  t.run();
  const auto sum = [&](std::int64_t row, std::int64_t from, std::int64_t to) {
    Sum right;
    for (std::int64_t x = from; x <= to; ++x) right += X.at(row, x);
    return right;
  };
  CHECK(difference(S, [&](auto row, auto x) { return sum(row, 0, x); }) == "");
  CHECK(difference(R, [&](auto row, auto x) { return sum(row, x, 126); }) == "");
  CHECK(difference(most, [&](auto row, auto x) {
          Bounded right = -2;
          for (std::int64_t at = 0; at <= x; ++at) right = max(right, X.at(row, at));
          return right;
        }) == "");
}

}  // namespace
