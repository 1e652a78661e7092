#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace dyn_test {
using namespace hone;

TEST_CASE("a program of the run time is tuned and called by name") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::i32, {"n", 9});
  const auto y = builder.output("y", DType::i32, {"n"});
  const dyn::Index i("i"), k("k");
  builder.stage(y(i), dyn::sum({k}, a(i, k)));
  const DynKernel kernel =
      autotune(builder.finish(), {.shapes = {{"n", 7}}, .max_trials = 2, .threads = 1});
  const std::vector<std::int32_t> in(63, 3);
  std::vector<std::int32_t> out(7);
  kernel.call({{"a", in}, {"y", out}});
  CHECK(out == std::vector<std::int32_t>(7, 27));
  CHECK(!kernel.loop_nest().empty());
}

TEST_CASE("the error of a program of the run time may be a value") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::i32, {"n"});
  const auto y = builder.output("y", DType::i32, {"n"});
  const dyn::Index i("i");
  builder.stage(y(i), a(i) + 1);
  CHECK(std::string(try_autotune(builder.finish()).error().what()) ==
        "the extent n of a has no value; give one in shapes, for instance {\"n\", 128}");
  CHECK(try_autotune(builder.finish(), {.shapes = {{"n", 7}}, .max_trials = 1}).has_value());
}

TEST_CASE("an output is added to where it lies, with gaps between its rows and without") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::i32, {7, 9});
  const auto y = builder.output("y", DType::i32, {7, 5});
  const dyn::Index i("i"), j("j"), k("k");
  builder.accumulate(y(i, j), dyn::sum({k}, a(i, k)) + dyn::cast(DType::i32, dyn::value(j)));
  const DynKernel kernel = autotune(builder.finish(), {.max_trials = 3, .threads = 2});
  const std::vector<std::int32_t> in(63, 3);
  for (const std::int64_t width : {5, 8}) {
    std::vector<std::int32_t> out(static_cast<std::size_t>(7 * width), 100);
    std::vector<std::int32_t> right = out;
    for (std::size_t n = 0; n < out.size(); ++n) {
      const auto column = static_cast<std::int64_t>(n) % width;
      if (column < 5) right[n] += 2 * (27 + static_cast<std::int32_t>(column));
    }
    const auto where = view(out.data(), {7, 5}, {width, 1});
    kernel.call({{"a", in}, {"y", where}});
    kernel.bind({{"a", in}, {"y", where}})();
    CHECK(out == right);
  }
}

TEST_CASE("an updated output still needs memory of its own") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::f32, {9});
  const auto y = builder.output("y", DType::f32, {9});
  const dyn::Index i("i");
  builder.accumulate(y(i), a(8 - i));
  const DynKernel kernel = autotune(builder.finish(), {.max_trials = 1, .threads = 1});
  std::vector<float> both(9);
  CHECK_THROWS_WITH_AS(kernel.call({{"a", both}, {"y", both}}),
                       "output y shares memory with input a; give it memory of its own", UserError);
}

/// Rows of W that are chosen by ids, and scaled by what a second table says about them.
struct Embedding {
  dyn::Builder builder;
  dyn::Tensor W = builder.input("W", DType::f32, {"V", 19});
  dyn::Tensor ids = builder.input("ids", DType::i32, {"N", 3});
  dyn::Tensor s = builder.input("s", DType::f32, {7});
  dyn::Tensor Y = builder.output("Y", DType::f32, {"N", 3, 19});
  dyn::Index n{"n"}, t{"t"}, j{"j"};
  std::vector<float> w, scale;
  std::vector<std::int32_t> rows;

  explicit Embedding(std::int64_t vocabulary) {
    for (std::int64_t v = 0; v < vocabulary * 19; ++v) w.push_back(static_cast<float>(v));
    for (int v = 0; v < 7; ++v) scale.push_back(static_cast<float>(v) - 3);
    for (std::int64_t v = 0; v < 15; ++v) {
      rows.push_back(static_cast<std::int32_t>(v * 5 % vocabulary));
    }
  }

  float right(std::int64_t at, std::int64_t vocabulary) const {
    const std::int64_t row = rows[static_cast<std::size_t>(at / 19)];
    const auto inside = std::clamp<std::int64_t>(row, 0, vocabulary - 1);
    const auto of_scale = static_cast<std::size_t>(std::clamp<std::int64_t>(row, 0, 6));
    return w[static_cast<std::size_t>(inside * 19 + at % 19)] * scale[of_scale];
  }
};

TEST_CASE("rows are gathered, and what lies outside reads the nearest row") {
  Embedding e(11);
  e.builder.stage(e.Y(e.n, e.t, e.j), e.W(dyn::clamped(e.ids(e.n, e.t)), e.j) *
                                          e.s(dyn::clamped(e.ids(e.n, e.t))));
  const DynKernel kernel = autotune(
      e.builder.finish(), {.shapes = {{"V", 11}, {"N", 5}}, .max_trials = 4, .threads = 2});
  e.rows[4] = -3;
  e.rows[7] = 1000;
  std::vector<float> y(15 * 19);
  kernel.call({{"W", e.w}, {"ids", e.rows}, {"s", e.scale}, {"Y", y}});
  for (std::size_t at = 0; at < y.size(); ++at) {
    CHECK(y[at] == e.right(static_cast<std::int64_t>(at), 11));
  }
}

TEST_CASE("a checked subscript outside its table is refused before anything is written") {
  Embedding e(11);
  e.builder.stage(e.Y(e.n, e.t, e.j), e.W(dyn::checked(e.ids(e.n, e.t)), e.j), "embed.cpp:5");
  const DynKernel kernel = autotune(
      e.builder.finish(), {.shapes = {{"V", 11}, {"N", 5}}, .max_trials = 1, .threads = 1});
  std::vector<float> y(15 * 19, -1);
  const auto bound = kernel.bind({{"W", e.w}, {"ids", e.rows}, {"Y", y}});
  bound();
  CHECK(y[19] == e.w[5 * 19]);
  std::fill(y.begin(), y.end(), -1.0F);
  constexpr const char* text =
      "argument ids holds 11 at (2, 1), but it is the subscript of dimension 0 of W, which has 11 "
      "elements (at embed.cpp:5)";
  e.rows[7] = 11;
  CHECK_THROWS_WITH_AS(bound(), text, UserError);
  CHECK_THROWS_WITH_AS(kernel.call({{"W", e.w}, {"ids", e.rows}, {"Y", y}}), text, UserError);
  CHECK(y == std::vector<float>(15 * 19, -1));
}

/// 3 rows of `columns` numbers, some of them equal.
std::vector<float> rows_of(std::int64_t columns) {
  std::vector<float> x;
  for (std::int64_t n = 0; n < 3 * columns; ++n) x.push_back(static_cast<float>(n * 7 % 11) - 5);
  return x;
}

TEST_CASE("running sums, products, maxima and minima, along either dimension") {
  for (const std::int64_t columns : {1, 5, 70, 600}) {
    dyn::Builder b;
    const auto X = b.input("X", DType::f32, {3, columns});
    const auto S = b.output("S", DType::f32, {3, columns});
    const auto L = b.output("L", DType::f32, {3, columns});
    const auto D = b.output("D", DType::f32, {3, columns});
    const dyn::Index i("i"), j("j");
    b.stage(S(i, j), dyn::cumsum(j, X(i, j)));
    b.stage(L(i, j), dyn::cummin(j, 2 * X(i, j)) + 1);
    b.stage(D(i, j), dyn::cumprod(i, X(i, j) - dyn::cummax(i, X(i, j))));
    const DynKernel kernel = autotune(b.finish(), {.max_trials = 3, .threads = 2});
    const std::vector<float> x = rows_of(columns);
    const auto size = static_cast<std::size_t>(3 * columns);
    std::vector<float> s(size), l(size), d(size);
    kernel.call({{"X", x}, {"S", s}, {"L", l}, {"D", d}});
    const auto at = [&](std::int64_t r, std::int64_t c) {
      return static_cast<std::size_t>(r * columns + c);
    };
    for (std::int64_t r = 0; r < 3; ++r) {
      float sum = 0, least = 1000;
      for (std::int64_t c = 0; c < columns; ++c) {
        sum += x[at(r, c)];
        least = std::min(least, x[at(r, c)]);
        CHECK(s[at(r, c)] == sum);
        CHECK(l[at(r, c)] == 2 * least + 1);
        float product = 1, most = -1000;
        for (std::int64_t up = 0; up <= r; ++up) {
          most = std::max(most, x[at(up, c)]);
          product *= x[at(up, c)] - most;
        }
        CHECK(d[at(r, c)] == product);
      }
    }
  }
}

TEST_CASE("the position of the greatest and of the least value is the first one") {
  dyn::Builder b;
  const auto X = b.input("X", DType::f32, {3, "N"});
  const auto W = b.input("W", DType::f32, {"N", 4});
  const auto most = b.output("most", DType::i64, {3});
  const auto least = b.output("least", DType::i32, {3});
  const auto sums = b.output("sums", DType::i64, {4});
  const dyn::Index i("i"), j("j"), k("k");
  b.stage(most(i), dyn::argmax(j, X(i, j)));
  b.stage(least(i), dyn::cast(DType::i32, dyn::argmin(j, dyn::abs(X(i, j)))));
  b.stage(sums(k), dyn::argmax(i, dyn::sum({j}, X(i, j) * W(j, k))));
  const DynKernel kernel =
      autotune(b.finish(), {.shapes = {{"N", 37}}, .max_trials = 3, .threads = 1});
  std::vector<float> x = rows_of(37), w(37 * 4, 1.0F);
  std::vector<std::int64_t> first(3), of_sums(4);
  std::vector<std::int32_t> last(3);
  const auto run = [&] {
    kernel.call({{"X", x}, {"W", w}, {"most", first}, {"least", last}, {"sums", of_sums}});
  };
  run();
  for (std::size_t r = 0; r < 3; ++r) {
    const auto row = x.begin() + static_cast<std::ptrdiff_t>(r * 37);
    CHECK(first[r] == std::max_element(row, row + 37) - row);
    const auto smaller = [](float a, float c) { return std::fabs(a) < std::fabs(c); };
    CHECK(last[r] == std::min_element(row, row + 37, smaller) - row);
  }
  x[40] = x[50] = std::numeric_limits<float>::quiet_NaN();
  run();
  CHECK(first[1] == 3);
  CHECK(last[1] == 3);
}

TEST_CASE("what no builder made is refused") {
  CHECK_THROWS_WITH_AS(autotune(Program(), {}), "a program without a stage computes nothing",
                       UserError);
  const dyn::Tensor none;
  CHECK_THROWS_WITH_AS(none(dyn::Index("i")),
                       "a tensor that no builder made; use what input, output or temp gave",
                       UserError);
}

TEST_CASE("factors of subscripts have room") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::f32, {9});
  const dyn::Index i("i");
  const std::int64_t large = std::int64_t{1} << 62;
  constexpr const char* text = "a subscript of a has a factor or an offset beyond 2^31";
  CHECK_THROWS_WITH_AS(a(i * large), text, UserError);
  CHECK_THROWS_WITH_AS(a(i * large * 4), text, UserError);
  CHECK_THROWS_WITH_AS(a(i * large + i * large + i * large), text, UserError);
  CHECK_THROWS_WITH_AS(a(i + large), text, UserError);
}

}  // namespace dyn_test
