#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace {
using namespace programs_test;

const dyn::Index i("i"), j("j"), k("k");

TEST_CASE("an embedding, clamped and checked, and the sum of a bag of rows") {
  Trial t;
  const auto W = t.input<float>("W", {7, 13});
  const auto ids = t.input<std::int32_t>("ids", {5, 3});  // from -9 to 9: some lie outside
  const auto rows = t.input<std::uint8_t>("rows", {11});  // from 0 to 9
  const auto V = t.input<float>("V", {10, 3});
  const auto Y = t.output<float>("Y", {5, 3, 13});
  const auto bag = t.output<float>("bag", {5, 13});
  const auto Z = t.output<float>("Z", {11, 3});
  t.stage(Y(i, k, j), W(dyn::clamped(ids(i, k)), j));
  t.stage(bag(i, j), dyn::sum({k}, W(dyn::clamped(ids(i, k)), j)));
  t.stage(Z(i, k), V(dyn::checked(rows(i)), k));
  t.run();
  const auto row = [&](std::int64_t a, std::int64_t b) {
    return std::clamp<std::int64_t>(ids.at(a, b), 0, 6);
  };
  CHECK(difference(Y, [&](auto a, auto b, auto c) { return W.at(row(a, b), c); }) == "");
  CHECK(difference(bag, [&](auto a, auto c) {
          Sum sum;
          for (std::int64_t b = 0; b < 3; ++b) sum += W.at(row(a, b), c);
          return sum;
        }) == "");
  CHECK(difference(Z, [&](auto a, auto b) { return V.at(rows.at(a), b); }) == "");
}

TEST_CASE("a permutation of rows, and the permutation that undoes it") {
  Trial t;
  const auto X = t.input<float>("X", {11, 5});
  auto order = t.input<std::int64_t>("order", {11});
  for (std::size_t n = 0; n < 11; ++n) order.elements[n] = static_cast<std::int64_t>(n * 7 % 11);
  const auto Y = t.output<float>("Y", {11, 5}), Z = t.output<float>("Z", {11, 5});
  const auto inverse = t.output<std::int64_t>("inverse", {11});
  t.stage(Y(i, j), X(dyn::checked(order(i)), j));
  t.stage(inverse(i), dyn::argmin(k, dyn::abs(dyn::cast(DType::f32, order(k) - dyn::value(i)))));
  t.stage(Z(i, j), Y(dyn::clamped(inverse(i)), j));
  t.run();
  CHECK(difference(Y, [&](auto row, auto c) { return X.at(row * 7 % 11, c); }) == "");
  CHECK(difference(inverse, [](auto row) { return row * 8 % 11; }) == "");
  CHECK(difference(Z, [&](auto row, auto c) { return X.at(row, c); }) == "");
}

TEST_CASE("rows one below the other, and columns side by side") {
  Trial t;
  const auto A = t.input<float>("A", {3, 7}), B = t.input<float>("B", {8, 7});
  const auto C = t.input<float>("C", {3, 1});
  const auto below = t.output<float>("below", {11, 7}), beside = t.output<float>("beside", {3, 15});
  t.stage(below(i, j), select(dyn::value(i) < 3, A(dyn::clamped(dyn::value(i)), j),
                              B(dyn::clamped(dyn::value(i) - 3), j)));
  const auto column = dyn::value(j);
  t.stage(beside(i, j), select(column < 7, A(i, dyn::clamped(column)),
                               select(column < 14, A(i, dyn::clamped(column - 7)), C(i, 0))));
  t.run();
  CHECK(difference(below, [&](auto r, auto c) { return r < 3 ? A.at(r, c) : B.at(r - 3, c); }) ==
        "");
  CHECK(difference(beside, [&](auto r, auto c) { return c < 14 ? A.at(r, c % 7) : C.at(r, 0); }) ==
        "");
}

TEST_CASE("slices with steps, reversed rows, transposed and broadcast dimensions") {
  Trial t;
  const auto X = t.input<float>("X", {13, 17});
  const auto row = t.input<float>("row", {17});
  const auto column = t.input<float>("column", {13, 1});
  const auto slice = t.output<float>("slice", {4, 5});
  const auto reversed = t.output<float>("reversed", {13, 17});
  const auto turned = t.output<float>("turned", {17, 13});
  const auto spread = t.output<float>("spread", {3, 13, 17});
  const auto line = t.output<float>("line", {221});
  t.stage(slice(i, j), X(3 * i + 1, 2 * j + 4));
  t.stage(reversed(i, j), X(12 - i, 16 - j));
  t.stage(turned(i, j), X(j, i));
  t.stage(spread(k, i, j), row(j) + column(i, 0));
  t.stage(line(i), X(dyn::clamped(dyn::value(i) / 17), dyn::clamped(dyn::value(i) % 17)));
  t.run();
  CHECK(difference(slice, [&](auto r, auto c) { return X.at(3 * r + 1, 2 * c + 4); }) == "");
  CHECK(difference(reversed, [&](auto r, auto c) { return X.at(12 - r, 16 - c); }) == "");
  CHECK(difference(turned, [&](auto r, auto c) { return X.at(c, r); }) == "");
  CHECK(difference(spread, [&](auto, auto r, auto c) { return row.at(c) + column.at(r, 0); }) ==
        "");
  CHECK(difference(line, [&](auto n) { return X.at(n / 17, n % 17); }) == "");
}

TEST_CASE("resizing to the nearest element, up and down") {
  Trial t;
  const auto X = t.input<float>("X", {7, 11});
  const auto Y = t.output<float>("Y", {19, 5});
  t.stage(Y(i, j), X(dyn::clamped(dyn::value(i) * 7 / 19), dyn::clamped(dyn::value(j) * 11 / 5)));
  t.run();
  CHECK(difference(Y, [&](auto r, auto c) { return X.at(r * 7 / 19, c * 11 / 5); }) == "");
}

/// Where the centre of element `at` of `to` lies among the centres of `from` elements, times 2 to:
/// (2 at + 1) from - to, in integers, so that both sides agree on the neighbours.
struct Resized {
  std::int64_t from, to;

  dyn::Expr place(const dyn::Index& at) const {
    return dyn::max((2 * dyn::value(at) + 1) * from - to, 0);
  }
  dyn::Expr first(const dyn::Index& at) const { return place(at) / (2 * to); }
  dyn::Expr weight(const dyn::Index& at) const {
    return dyn::cast(DType::f32, place(at) % (2 * to)) / static_cast<float>(2 * to);
  }

  std::int64_t place(std::int64_t at) const {
    return std::max<std::int64_t>((2 * at + 1) * from - to, 0);
  }
  std::int64_t first(std::int64_t at) const { return place(at) / (2 * to); }
  std::int64_t second(std::int64_t at) const { return std::min(first(at) + 1, from - 1); }
  Bounded weight(std::int64_t at) const {
    return Bounded(static_cast<double>(place(at) % (2 * to))) / static_cast<double>(2 * to);
  }
};

TEST_CASE("bilinear resizing, up in one dimension and down in the other") {
  const Resized y{7, 19}, x{11, 5};
  Trial t;
  const auto X = t.input<float>("X", {2, y.from, x.from});
  const auto Y = t.output<float>("Y", {2, y.to, x.to});
  const auto at = [&](int down, int right) {
    return X(k, dyn::clamped(y.first(i) + down), dyn::clamped(x.first(j) + right));
  };
  const auto wy = y.weight(i), wx = x.weight(j);
  t.stage(Y(k, i, j), (1 - wy) * ((1 - wx) * at(0, 0) + wx * at(0, 1)) +
                          wy * ((1 - wx) * at(1, 0) + wx * at(1, 1)));
  t.run();
  CHECK(difference(Y, [&](auto n, auto r, auto c) {
          const auto row = [&](std::int64_t from) {
            const Bounded w = x.weight(c);
            return (1.0 - w) * X.at(n, from, x.first(c)) + w * X.at(n, from, x.second(c));
          };
          const Bounded w = y.weight(r);
          return (1.0 - w) * row(y.first(r)) + w * row(y.second(r));
        }) == "");
}

}  // namespace
