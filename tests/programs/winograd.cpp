#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <iterator>

namespace {
using namespace programs_test;

const dyn::Index o("o"), c("c"), h("h"), w("w"), y("y"), x("x"), a("a"), b("b"), r("r"), s("s"),
    p("p"), q("q");

constexpr std::int64_t channels = 5, filters = 3, height = 13, width = 10;
constexpr std::int64_t down = (height + 3) / 4, across = (width + 3) / 4;

/// F(4x4, 3x3) with the points 0, 1, -1, 2, -2 (Lavin and Gray, "Fast Algorithms for Convolutional
/// Neural Networks", 2015, section 4.2).
constexpr float of_input[] = {4, 0,  -5, 0,  1, 0, 0, -4, -4, 1, 1, 0, 0, 4, -4, -1, 1, 0,
                              0, -2, -1, 2,  1, 0, 0, 2,  -1, -2, 1, 0, 0, 4, 0, -5, 0, 1};
constexpr float of_weights[] = {1.F / 4,  0,        0,        -1.F / 6, -1.F / 6, -1.F / 6,
                                -1.F / 6, 1.F / 6,  -1.F / 6, 1.F / 24, 1.F / 12, 1.F / 6,
                                1.F / 24, -1.F / 12, 1.F / 6, 0,        0,        1};
constexpr float of_output[] = {1, 1, 1, 1, 1, 0, 0, 1, -1, 2, -2, 0,
                               0, 1, 1, 4, 4, 0, 0, 1, -1, 8, -8, 1};

/// Both sides of a sandwich L D L^T, entry (row, column), where D(n, m) is `element(n, m)`.
template <class Matrix, class Element>
Bounded sandwich(const Matrix& L, std::int64_t row, std::int64_t column, const Element& element) {
  Sum sum;
  for (std::int64_t n = 0; n < L.shape[1]; ++n) {
    for (std::int64_t m = 0; m < L.shape[1]; ++m) {
      sum += L.at(row, n) * element(n, m) * L.at(column, m);
    }
  }
  return sum;
}

struct Winograd : Trial {
  TestTensor<float, 3> X = input<float>("X", {channels, height, width});
  TestTensor<float, 4> W = input<float>("W", {filters, channels, 3, 3});
  TestTensor<float, 2> B = constant<float>("B", {6, 6});
  TestTensor<float, 2> G = constant<float>("G", {6, 3});
  TestTensor<float, 2> A = constant<float>("A", {4, 6});
  TestTensor<float, 3> Y = output<float>("Y", {filters, height, width});

  Winograd() {
    B.elements.assign(std::begin(of_input), std::end(of_input));
    G.elements.assign(std::begin(of_weights), std::end(of_weights));
    A.elements.assign(std::begin(of_output), std::end(of_output));
  }

  void write() {
    const auto U = temp("U", {6, 6, filters, channels});
    const auto V = temp("V", {6, 6, channels, down, across});
    const auto M = temp("M", {6, 6, filters, down, across});
    const auto tiles = temp("tiles", {filters, down, across, 4, 4});
    stage(U(a, b, o, c), dyn::sum({r, s}, G(a, r) * W(o, c, r, s) * G(b, s)));
    const auto tile = zero_pad(X.tensor)(c, 4 * y + r - 1, 4 * x + s - 1);
    stage(V(a, b, c, y, x), dyn::sum({r, s}, B(a, r) * tile * B(b, s)));
    stage(M(a, b, o, y, x), dyn::sum({c}, U(a, b, o, c) * V(a, b, c, y, x)));
    stage(tiles(o, y, x, p, q), dyn::sum({a, b}, A(p, a) * M(a, b, o, y, x) * A(q, b)));
    stage(Y(o, h, w), tiles(o, dyn::clamped(dyn::value(h) / 4), dyn::clamped(dyn::value(w) / 4),
                            dyn::clamped(dyn::value(h) % 4), dyn::clamped(dyn::value(w) % 4)));
  }

  /// The convolution itself.
  double direct(std::int64_t f, std::int64_t row, std::int64_t column) const {
    double sum = 0;
    for (std::int64_t i = 0; i < channels; ++i) {
      for (std::int64_t n = 0; n < 9; ++n) {
        sum += (X.padded(i, row + n / 3 - 1, column + n % 3 - 1) * W.at(f, i, n / 3, n % 3)).value;
      }
    }
    return sum;
  }

  /// How far the transforms may lie off, which is more than the convolution itself would.
  double error(std::int64_t f, std::int64_t row, std::int64_t column) const {
    const auto product = [&](std::int64_t n, std::int64_t m) {
      Sum sum;
      for (std::int64_t i = 0; i < channels; ++i) {
        // 1/6 and its like are rounded, on either side.
        const auto weight = [&](auto k, auto l) { return rounded(W.at(f, i, k, l).value, 0, 2); };
        const auto element = [&](auto k, auto l) {
          return X.padded(i, row / 4 * 4 + k - 1, column / 4 * 4 + l - 1);
        };
        sum += sandwich(G, n, m, weight) * sandwich(B, n, m, element);
      }
      return Bounded(sum);
    };
    return sandwich(A, row % 4, column % 4, product).error;
  }
};

TEST_CASE_FIXTURE(Winograd, "a convolution by Winograd's F(4x4, 3x3)") {
  write();
  run();
  CHECK(difference(Y, [&](auto f, auto row, auto column) {
          return Bounded(direct(f, row, column), error(f, row, column));
        }) == "");
}

}  // namespace
