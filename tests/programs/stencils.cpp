#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstdint>

namespace {
using namespace programs_test;

const dyn::Index i("i"), j("j"), r("r"), s("s");

constexpr std::int64_t rows = 11, columns = 17, reach = 2;

/// What lies outside of a row of n elements: each of these in the program and in the reference.
struct Clamp {
  static dyn::Expr inside(const dyn::Expr& at, std::int64_t) { return at; }
  static std::int64_t inside(std::int64_t at, std::int64_t n) {
    return at < 0 ? 0 : at >= n ? n - 1 : at;
  }
};
struct Wrap {
  static dyn::Expr inside(const dyn::Expr& at, std::int64_t n) { return (at + n) % n; }
  static std::int64_t inside(std::int64_t at, std::int64_t n) {
    return at < 0 ? at + n : at >= n ? at - n : at;
  }
};
struct Reflect {  // ... 2 1 0 1 2 ...
  static dyn::Expr inside(const dyn::Expr& at, std::int64_t n) {
    return n - 1 - dyn::max(n - 1 - dyn::max(at, -at), dyn::max(at, -at) - (n - 1));
  }
  static std::int64_t inside(std::int64_t at, std::int64_t n) {
    return at < 0 ? -at : at >= n ? 2 * (n - 1) - at : at;
  }
};

dyn::Expr place(const dyn::Index& at, const dyn::Index& offset) {
  return dyn::value(at) + dyn::value(offset) - reach;
}

/// A 5x5 stencil with a border.
template <class Border>
void check_square() {
  Trial t;
  const auto X = t.input<float>("X", {rows, columns});
  const auto W = t.input<float>("W", {5, 5});
  const auto Y = t.output<float>("Y", {rows, columns});
  t.stage(Y(i, j), dyn::sum({r, s}, X(dyn::clamped(Border::inside(place(i, r), rows)),
                                      dyn::clamped(Border::inside(place(j, s), columns))) *
                                        W(r, s)));
  t.run();
  CHECK(difference(Y, [&](std::int64_t y, std::int64_t x) {
          Sum sum;
          for (std::int64_t a = 0; a < 5; ++a) {
            for (std::int64_t b = 0; b < 5; ++b) {
              sum += X.at(Border::inside(y + a - reach, rows),
                          Border::inside(x + b - reach, columns)) *
                     W.at(a, b);
            }
          }
          return sum;
        }) == "");
}

/// The same in two steps: along the rows, then across them.
template <class Border>
void check_separable() {
  Trial t;
  const auto X = t.input<float>("X", {rows, columns});
  const auto w = t.input<float>("w", {5});
  const auto Y = t.output<float>("Y", {rows, columns});
  const auto H = t.temp("H", {rows, columns});
  t.stage(H(i, j),
          dyn::sum({s}, X(i, dyn::clamped(Border::inside(place(j, s), columns))) * w(s)));
  t.stage(Y(i, j), dyn::sum({r}, H(dyn::clamped(Border::inside(place(i, r), rows)), j) * w(r)));
  t.run();
  CHECK(difference(Y, [&](std::int64_t y, std::int64_t x) {
          Sum sum;
          for (std::int64_t a = 0; a < 5; ++a) {
            Sum row;
            for (std::int64_t b = 0; b < 5; ++b) {
              row += X.at(Border::inside(y + a - reach, rows),
                          Border::inside(x + b - reach, columns)) *
                     w.at(b);
            }
            sum += row * w.at(a);
          }
          return sum;
        }) == "");
}

TEST_CASE("a stencil whose border repeats the nearest element") {
  check_square<Clamp>();
  check_separable<Clamp>();
}

TEST_CASE("a stencil whose border is the other side") {
  check_square<Wrap>();
  check_separable<Wrap>();
}

TEST_CASE("a stencil whose border is a mirror") {
  check_square<Reflect>();
  check_separable<Reflect>();
}

TEST_CASE("a stencil with zeros around, in one step and in two") {
  Trial t;
  const auto X = t.input<float>("X", {rows, columns});
  const auto W = t.input<float>("W", {5, 5});
  const auto w = t.input<float>("w", {5});
  const auto Y = t.output<float>("Y", {rows, columns}), Z = t.output<float>("Z", {rows, columns});
  const auto H = t.temp("H", {rows, columns});
  t.stage(Y(i, j), dyn::sum({r, s}, zero_pad(X.tensor)(i + r - reach, j + s - reach) * W(r, s)));
  t.stage(H(i, j), dyn::sum({s}, zero_pad(X.tensor)(i, j + s - reach) * w(s)));
  t.stage(Z(i, j), dyn::sum({r}, zero_pad(H)(i + r - reach, j) * w(r)));
  t.run();
  const auto row = [&](std::int64_t y, std::int64_t x, auto weight) {
    Sum sum;
    for (std::int64_t b = 0; b < 5; ++b) sum += X.padded(y, x + b - reach) * weight(b);
    return Bounded(sum);
  };
  CHECK(difference(Y, [&](std::int64_t y, std::int64_t x) {
          Sum sum;
          for (std::int64_t a = 0; a < 5; ++a) {
            for (std::int64_t b = 0; b < 5; ++b) {
              sum += X.padded(y + a - reach, x + b - reach) * W.at(a, b);
            }
          }
          return sum;
        }) == "");
  CHECK(difference(Z, [&](std::int64_t y, std::int64_t x) {
          Sum sum;
          for (std::int64_t a = 0; a < 5; ++a) {
            sum += row(y + a - reach, x, [&](std::int64_t b) { return w.at(b); }) * w.at(a);
          }
          return sum;
        }) == "");
}

TEST_CASE("five points around each element, a few steps in one program") {
  Trial t;
  const auto X = t.input<std::int32_t>("X", {rows, columns});
  const auto Y = t.output<std::int32_t>("Y", {rows, columns});
  const auto A = t.temp("A", {rows, columns}, DType::i32);
  const auto step = [](const dyn::ZeroPadded& from) {
    return from(i - 1, j) + from(i + 1, j) + from(i, j - 1) + from(i, j + 1) - 3 * from(i, j);
  };
  t.stage(A(i, j), step(zero_pad(X.tensor)));
  t.stage(Y(i, j), step(zero_pad(A)));
  t.run();
  const auto once = [&](std::int64_t y, std::int64_t x) -> std::int64_t {
    if (y < 0 || y >= rows || x < 0 || x >= columns) return 0;
    return X.padded(y - 1, x) + X.padded(y + 1, x) + X.padded(y, x - 1) + X.padded(y, x + 1) -
           3 * X.padded(y, x);
  };
  CHECK(difference(Y, [&](auto y, auto x) {
          return once(y - 1, x) + once(y + 1, x) + once(y, x - 1) + once(y, x + 1) - 3 * once(y, x);
        }) == "");
}

}  // namespace
