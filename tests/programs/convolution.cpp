#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {
using namespace programs_test;

const dyn::Index n("n"), o("o"), g("g"), c("c"), d("d"), h("h"), w("w"), q("q"), r("r"), s("s");

/// One dimension of a convolution.
struct Window {
  std::int64_t size, kernel, stride, padding, dilation;

  std::int64_t outputs() const {
    return (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
  }
  dyn::Affine operator()(const dyn::Index& out, const dyn::Index& in) const {
    return stride * out + dilation * in - padding;
  }
  std::int64_t operator()(std::int64_t out, std::int64_t in) const {
    return stride * out + dilation * in - padding;
  }
};

TEST_CASE("a convolution in one dimension, with stride, padding and dilation") {
  for (const Window& x : {Window{29, 3, 1, 0, 1}, Window{31, 5, 2, 2, 1}, Window{37, 3, 3, 4, 2},
                          Window{1, 1, 1, 0, 1}, Window{2, 7, 1, 3, 1}}) {
    Trial t;
    const auto X = t.input<float>("X", {2, 3, x.size});
    const auto W = t.input<float>("W", {5, 3, x.kernel});
    const auto Y = t.output<float>("Y", {2, 5, x.outputs()});
    t.stage(Y(n, o, w), dyn::sum({c, s}, zero_pad(X.tensor)(n, c, x(w, s)) * W(o, c, s)));
    t.run();
    CHECK(difference(Y, [&](std::int64_t b, std::int64_t f, std::int64_t at) {
            Sum sum;
            for (std::int64_t i = 0; i < 3; ++i) {
              for (std::int64_t k = 0; k < x.kernel; ++k) {
                sum += X.padded(b, i, x(at, k)) * W.at(f, i, k);
              }
            }
            return sum;
          }) == "");
  }
}

/// Sum over the input channels from `first`, of which W has all, for one output.
template <class Input, class Weights>
Bounded convolved(const Input& X, const Weights& W, const Window& y, const Window& x,
                  std::int64_t b, std::int64_t f, std::int64_t first, std::int64_t row,
                  std::int64_t column) {
  Sum sum;
  for (std::int64_t i = 0; i < W.shape[1]; ++i) {
    for (std::int64_t k = 0; k < y.kernel; ++k) {
      for (std::int64_t m = 0; m < x.kernel; ++m) {
        sum += X.padded(b, first + i, y(row, k), x(column, m)) * W.at(f, i, k, m);
      }
    }
  }
  return sum;
}

TEST_CASE("a convolution in two dimensions, each with its own stride, padding and dilation") {
  const Window y{13, 3, 2, 1, 1}, x{17, 5, 1, 4, 2};
  Trial t;
  const auto X = t.input<float>("X", {2, 3, y.size, x.size});
  const auto W = t.input<float>("W", {7, 3, y.kernel, x.kernel});
  const auto Y = t.output<float>("Y", {2, 7, y.outputs(), x.outputs()});
  t.stage(Y(n, o, h, w), dyn::sum({c, r, s}, zero_pad(X.tensor)(n, c, y(h, r), x(w, s)) *
                                                 W(o, c, r, s)));
  t.run();
  CHECK(difference(Y, [&](auto b, auto f, auto row, auto column) {
          return convolved(X, W, y, x, b, f, 0, row, column);
        }) == "");
}

TEST_CASE("groups as a dimension of their own") {
  const Window y{7, 3, 1, 1, 1}, x{11, 3, 2, 1, 1};
  Trial t;
  const auto X = t.input<float>("X", {2, 3, 2, y.size, x.size});
  const auto W = t.input<float>("W", {3, 5, 2, y.kernel, x.kernel});
  const auto Y = t.output<float>("Y", {2, 3, 5, y.outputs(), x.outputs()});
  t.stage(Y(n, g, o, h, w), dyn::sum({c, r, s}, zero_pad(X.tensor)(n, g, c, y(h, r), x(w, s)) *
                                                    W(g, o, c, r, s)));
  t.run();
  CHECK(difference(Y, [&](auto b, auto group, auto f, auto row, auto column) {
          Sum sum;
          for (std::int64_t i = 0; i < 2; ++i) {
            for (std::int64_t k = 0; k < 3; ++k) {
              for (std::int64_t m = 0; m < 3; ++m) {
                sum += X.padded(b, group, i, y(row, k), x(column, m)) * W.at(group, f, i, k, m);
              }
            }
          }
          return sum;
        }) == "");
}

TEST_CASE("groups by subscripts: the channels of a group follow one another") {
  constexpr std::int64_t of_group = 2, filters = 3;
  const Window y{7, 3, 1, 1, 1}, x{11, 3, 2, 1, 1};
  Trial t;
  const auto X = t.input<float>("X", {2, 5 * of_group, y.size, x.size});
  const auto W = t.input<float>("W", {5 * filters, of_group, y.kernel, x.kernel});
  const auto grouped = t.output<float>("grouped", {2, 5, filters, y.outputs(), x.outputs()});
  const auto Y = t.output<float>("Y", {2, 5 * filters, y.outputs(), x.outputs()});
  t.stage(grouped(n, g, o, h, w),
          dyn::sum({c, r, s}, zero_pad(X.tensor)(n, of_group * g + c, y(h, r), x(w, s)) *
                                  W(filters * g + o, c, r, s)));
  const auto channel = dyn::clamped(dyn::value(o) / filters * of_group + dyn::value(c));
  const auto row = dyn::value(h) + dyn::value(r) - 1;
  const auto column = 2 * dyn::value(w) + dyn::value(s) - 1;
  const auto is_inside = row >= 0 && row < y.size && column >= 0 && column < x.size;
  t.stage(Y(n, o, h, w),
          dyn::sum({c, r, s},
                   select(is_inside, X(n, channel, dyn::clamped(row), dyn::clamped(column)), 0) *
                       W(o, c, r, s)));
  t.run();
  const auto right = [&](std::int64_t b, std::int64_t f, std::int64_t at, std::int64_t beside) {
    return convolved(X, W, y, x, b, f, f / filters * of_group, at, beside);
  };
  CHECK(difference(Y, right) == "");
  CHECK(difference(grouped, [&](auto b, auto group, auto f, auto at, auto beside) {
          return right(b, group * filters + f, at, beside);
        }) == "");
}

TEST_CASE("a depthwise convolution, and a pointwise one after it") {
  const Window y{11, 3, 1, 1, 1}, x{13, 3, 1, 1, 1};
  Trial t;
  const auto X = t.input<float>("X", {1, 7, y.size, x.size});
  const auto W = t.input<float>("W", {7, y.kernel, x.kernel});
  const auto P = t.input<float>("P", {5, 7});
  const auto D = t.output<float>("D", {1, 7, y.outputs(), x.outputs()});
  const auto Y = t.output<float>("Y", {1, 5, y.outputs(), x.outputs()});
  t.stage(D(n, c, h, w),
          dyn::sum({r, s}, zero_pad(X.tensor)(n, c, y(h, r), x(w, s)) * W(c, r, s)));
  t.stage(Y(n, o, h, w), dyn::relu(dyn::sum({c}, D(n, c, h, w) * P(o, c))));
  t.run();
  const auto depthwise = [&](auto b, auto i, auto row, auto column) {
    Sum sum;
    for (std::int64_t k = 0; k < 3; ++k) {
      for (std::int64_t m = 0; m < 3; ++m) {
        sum += X.padded(b, i, y(row, k), x(column, m)) * W.at(i, k, m);
      }
    }
    return Bounded(sum);
  };
  CHECK(difference(D, depthwise) == "");
  CHECK(difference(Y, [&](auto b, auto f, auto row, auto column) {
          Sum sum;
          for (std::int64_t i = 0; i < 7; ++i) sum += depthwise(b, i, row, column) * P.at(f, i);
          return max(sum, 0.0);
        }) == "");
}

TEST_CASE("a convolution in three dimensions") {
  const Window z{5, 3, 1, 1, 1}, y{7, 3, 2, 1, 1}, x{9, 2, 1, 0, 3};
  Trial t;
  const auto X = t.input<float>("X", {1, 3, z.size, y.size, x.size});
  const auto W = t.input<float>("W", {5, 3, z.kernel, y.kernel, x.kernel});
  const auto Y = t.output<float>("Y", {1, 5, z.outputs(), y.outputs(), x.outputs()});
  t.stage(Y(n, o, d, h, w),
          dyn::sum({c, q, r, s}, zero_pad(X.tensor)(n, c, z(d, q), y(h, r), x(w, s)) *
                                     W(o, c, q, r, s)));
  t.run();
  CHECK(difference(Y, [&](auto b, auto f, auto depth, auto row, auto column) {
          Sum sum;
          for (std::int64_t i = 0; i < 3; ++i) {
            for (std::int64_t l = 0; l < z.kernel; ++l) {
              for (std::int64_t k = 0; k < y.kernel; ++k) {
                for (std::int64_t m = 0; m < x.kernel; ++m) {
                  sum += X.padded(b, i, z(depth, l), y(row, k), x(column, m)) *
                         W.at(f, i, l, k, m);
                }
              }
            }
          }
          return sum;
        }) == "");
}

/// What a transposed convolution adds to each output, element by element of the input.
template <class Input, class Weights>
std::vector<Sum> scattered(const Input& X, const Weights& W, const Window& x,
                           std::int64_t outputs) {
  const auto [channels, filters, kernel] = W.shape;
  std::vector<Sum> sums(static_cast<std::size_t>(filters * outputs));
  for (std::int64_t i = 0; i < channels; ++i) {
    for (std::int64_t f = 0; f < filters; ++f) {
      for (std::int64_t at = 0; at < x.size; ++at) {
        for (std::int64_t k = 0; k < kernel; ++k) {
          const std::int64_t to = x(at, k);
          if (to < 0 || to >= outputs) continue;
          sums[static_cast<std::size_t>(f * outputs + to)] += X.at(i, at) * W.at(i, f, k);
        }
      }
    }
  }
  return sums;
}

TEST_CASE("a transposed convolution, by divisibility, and from an input with zeros between") {
  for (const Window& x : {Window{11, 4, 2, 1, 1}, Window{7, 5, 3, 0, 1}, Window{5, 3, 1, 2, 1}}) {
    const std::int64_t outputs = (x.size - 1) * x.stride - 2 * x.padding + x.kernel;
    const std::int64_t spread = (x.size - 1) * x.stride + 1;
    Trial t;
    const auto X = t.input<float>("X", {3, x.size});
    const auto W = t.input<float>("W", {3, 2, x.kernel});
    const auto Y = t.output<float>("Y", {2, outputs});
    const auto Z = t.output<float>("Z", {2, outputs});
    const auto between = t.temp("between", {3, spread});
    const auto reached = dyn::value(w) + x.padding - dyn::value(s);
    const auto source = reached / x.stride;
    const auto is_inside = reached >= 0 && reached % x.stride == 0 && source < x.size;
    t.stage(Y(o, w), dyn::sum({c, s}, select(is_inside, X(c, dyn::clamped(source)), 0) *
                                          W(c, o, s)));
    t.stage(between(c, h), select(dyn::value(h) % x.stride == 0,
                                  X(c, dyn::clamped(dyn::value(h) / x.stride)), 0));
    t.stage(Z(o, w), dyn::sum({c, s}, zero_pad(between)(c, w - s + x.padding) * W(c, o, s)));
    t.run();
    const std::vector<Sum> right = scattered(X, W, x, outputs);
    const auto of = [&](std::int64_t f, std::int64_t at) {
      return right[static_cast<std::size_t>(f * outputs + at)];
    };
    CHECK(difference(Y, of) == "");
    CHECK(difference(Z, of) == "");
  }
}

}  // namespace
