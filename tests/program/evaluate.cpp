// Tests of hone/program/evaluate.hpp: plain C++ loops are the reference.
#include "../task/programs.hpp"

#include <hone/program/evaluate.hpp>
#include <hone/program/sample_data.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::agrees;
using hone::Approx;
using hone::dense_view;
using hone::Evaluator;
using hone::is_exact;
using hone::is_unknown;
using hone::NamedTensor;
using hone::Rng;
using hone::UserError;
using Indices = std::vector<std::int64_t>;

constexpr float infinity = std::numeric_limits<float>::infinity();
const float not_a_number = std::numeric_limits<float>::quiet_NaN();

std::vector<float> random_floats(std::size_t count, Rng& rng) {
  std::vector<float> data(count);
  for (float& x : data) x = static_cast<float>(rng.uniform() * 2 - 1);
  return data;
}

std::size_t at2(std::int64_t i, std::int64_t j, std::int64_t columns) {
  return static_cast<std::size_t>(i * columns + j);
}

/// Y(i) = body over X, for the given elements of X; all elements of Y.
template <class T>
std::vector<Approx> mapped(const std::vector<T>& x, const Expr& body) {
  const auto n = static_cast<std::int64_t>(x.size());
  const Program program = Writer().input("X", {n}, hone::dtype_of<T>)
                              .output("Y", {n}, body.type().dtype).assign("Y", {"i"}, body);
  Evaluator evaluator(program, {}, {{"X", dense_view(x.data(), {n})}});
  std::vector<Approx> y;
  for (std::int64_t i = 0; i < n; ++i) y.push_back(evaluator.value("Y", Indices{i}));
  return y;
}

const Expr x_f32 = at("X", {v("i")});
const Expr x_i32 = at("X", {v("i")}, DType::i32);
const Expr x_u8 = at("X", {v("i")}, DType::u8);

}  // namespace

TEST_CASE("dense with bias and relu is what the loops say") {
  Rng rng(1);
  const std::int64_t m = 5, n = 7, k = 33;
  const std::vector<float> a = random_floats(5 * 33, rng), b = random_floats(33 * 7, rng),
                           bias = random_floats(7, rng);
  Evaluator evaluator(dense("M", n, k), {{"M", m}},
                      {{"A", dense_view(a.data(), {m, k})}, {"B", dense_view(b.data(), {k, n})},
                       {"bias", dense_view(bias.data(), {n})}});
  CHECK(evaluator.shape("C") == Indices{5, 7});
  for (std::int64_t i = 0; i < m; ++i) {
    for (std::int64_t j = 0; j < n; ++j) {
      double sum = 0, magnitude = 0;
      for (std::int64_t r = 0; r < k; ++r) {
        const double term = double{a[at2(i, r, k)]} * b[at2(r, j, n)];
        sum += term;
        magnitude += std::fabs(term);
      }
      const Approx c = evaluator.value("C", Indices{i, j});
      const double value = sum + bias[static_cast<std::size_t>(j)];
      CHECK(c.value == doctest::Approx(std::max(value, 0.0)).epsilon(1e-12));
      CHECK(c.error <= (5 + 2 * std::sqrt(33.0)) * 0x1p-24 * (magnitude + std::fabs(value)));
    }
  }
}

TEST_CASE("inputs may have any strides") {
  const std::vector<float> a{1, 2, 3, 4, 5, 6};
  const Program program = Writer().input("A", {2, 3}).output("Y", {3, 2}).assign(
      "Y", {"i", "j"}, at("A", {v("j"), v("i")}));
  const hone::TensorView transposed{a.data(), DType::f32, {2, 3}, {1, 2}};
  const hone::TensorView reversed{a.data() + 5, DType::f32, {2, 3}, {-3, -1}};
  CHECK(Evaluator(program, {}, {{"A", transposed}}).value("Y", Indices{2, 1}).value == 6);
  CHECK(Evaluator(program, {}, {{"A", transposed}}).value("Y", Indices{1, 0}).value == 3);
  CHECK(Evaluator(program, {}, {{"A", reversed}}).value("Y", Indices{0, 0}).value == 6);
  CHECK(Evaluator(program, {}, {{"A", reversed}}).value("Y", Indices{2, 0}).value == 4);
}

TEST_CASE("softmax is what the loops say, and rows are remembered") {
  Rng rng(2);
  const std::int64_t rows = 6, columns = 700;
  const std::vector<float> z = random_floats(6 * 700, rng);
  Evaluator evaluator(softmax(rows, columns), {}, {{"Z", dense_view(z.data(), {rows, columns})}});
  for (std::int64_t i = 0; i < rows; ++i) {
    double top = -1e300, total = 0;
    for (std::int64_t j = 0; j < columns; ++j) top = std::max(top, double{z[at2(i, j, columns)]});
    for (std::int64_t j = 0; j < columns; ++j) total += std::exp(z[at2(i, j, columns)] - top);
    const Approx mx = evaluator.value("mx", Indices{i});
    CHECK(mx.value == top);
    CHECK(is_exact(mx));
    for (std::int64_t j = 0; j < columns; ++j) {
      const Approx p = evaluator.value("P", Indices{i, j});
      const double expected = std::exp(z[at2(i, j, columns)] - top) / total;
      CHECK(std::fabs(p.value - expected) <= 1e-12 * expected);
      CHECK(p.error > 0);
      CHECK(p.error < 1e-5 * expected);
    }
  }
}

TEST_CASE("a float softmax lies within the bound, one that drops a column does not") {
  Rng rng(5);
  const std::int64_t columns = 700;
  const std::vector<float> z = random_floats(700, rng);
  Evaluator evaluator(softmax(1, columns), {}, {{"Z", dense_view(z.data(), {1, columns})}});
  const float top = *std::max_element(z.begin(), z.end());
  const auto total = [&](std::size_t last) {
    float sum = 0;
    for (std::size_t j = last; j-- > 0;) sum += std::exp(z[j] - top);
    return sum;
  };
  int noticed = 0;
  for (std::size_t j = 0; j < 700; ++j) {
    const Approx p = evaluator.value("P", Indices{0, static_cast<std::int64_t>(j)});
    const float e = std::exp(z[j] - top);
    CHECK(agrees(p, static_cast<double>(e / total(700))));
    noticed += !agrees(p, static_cast<double>(e / total(699)));
  }
  CHECK(noticed == 700);
}

TEST_CASE("a double program is bounded by double roundings") {
  Rng rng(6);
  std::vector<double> z(300);
  hone::fill_random(z.data(), DType::f64, 300, rng);
  Evaluator evaluator(softmax(1, 300, DType::f64), {}, {{"Z", dense_view(z.data(), {1, 300})}});
  const double top = *std::max_element(z.begin(), z.end());
  double total = 0;
  for (std::size_t j = 300; j-- > 0;) total += std::exp(z[j] - top);
  for (std::size_t j = 0; j < 300; ++j) {
    const Approx p = evaluator.value("P", Indices{0, static_cast<std::int64_t>(j)});
    CHECK(agrees(p, std::exp(z[j] - top) / total));
    CHECK(p.error < 1e-13 * p.value);
  }
}

TEST_CASE("softmax in one statement computes each row's maximum once") {
  const auto z = [](const char* j) { return at("Z", {v("i"), v(j)}); };
  const Program program = Writer().input("Z", {2, 3000}).output("P", {2, 3000}).assign(
      "P", {"i", "j"},
      exp(z("j") - max_over({{"m", 3000}}, z("m"))) /
          sum({{"k", 3000}}, exp(z("k") - max_over({{"l", 3000}}, z("l")))));
  const std::vector<float> data(6000, 0.5F);
  Evaluator evaluator(program, {}, {{"Z", dense_view(data.data(), {2, 3000})}});
  CHECK(evaluator.value("P", Indices{1, 7}).value == doctest::Approx(1.0 / 3000));
  const hone::ElementCode code = hone::compile_element(
      program.stages[0], {{"Z", DType::f32, {2, 3000}, {3000, 1}}}, {program, {}});
  CHECK(code.blocks.size() == 4);
  for (std::size_t block = 1; block < code.blocks.size(); ++block) {
    for (const hone::Instruction& i : code.blocks[block].instructions) {
      CHECK(i.kind != hone::Instruction::Kind::reduce);
    }
  }
}

TEST_CASE("a padded, strided convolution reads zeros outside") {
  Rng rng(3);
  const std::int64_t size = 7, in = 3, out = 4, kernel = 3, places = 4;
  const std::vector<float> x = random_floats(3 * 7 * 7, rng), w = random_floats(4 * 3 * 9, rng);
  const std::vector<float> ones(4, 1.0F), zeros(4, 0.0F);
  Evaluator evaluator(conv_bn_relu(size, in, out, kernel, 2, 1), {},
                      {{"X", dense_view(x.data(), {1, in, size, size})},
                       {"W", dense_view(w.data(), {out, in, kernel, kernel})},
                       {"bias", dense_view(zeros.data(), {out})},
                       {"scale", dense_view(ones.data(), {out})},
                       {"offset", dense_view(zeros.data(), {out})}});
  for (std::int64_t o = 0; o < out; ++o) {
    for (std::int64_t h = 0; h < places; ++h) {
      for (std::int64_t q = 0; q < places; ++q) {
        double expected = 0;
        for (std::int64_t c = 0; c < in; ++c) {
          for (std::int64_t r = 0; r < kernel; ++r) {
            for (std::int64_t s = 0; s < kernel; ++s) {
              const std::int64_t y = 2 * h + r - 1, z = 2 * q + s - 1;
              if (y < 0 || y >= size || z < 0 || z >= size) continue;
              expected += double{x[at2(c * size + y, z, size)]} *
                          w[at2((o * in + c) * kernel + r, s, kernel)];
            }
          }
        }
        const Approx conv = evaluator.value("Conv", Indices{0, o, h, q});
        CHECK(conv.value == doctest::Approx(expected).epsilon(1e-12));
        CHECK(conv.error > 0);
        CHECK(conv.error < 1e-5);
        CHECK(evaluator.value("Y", Indices{0, o, h, q}).value == std::max(conv.value, 0.0));
      }
    }
  }
}

TEST_CASE("max pooling of exact inputs is exact") {
  Rng rng(4);
  const std::vector<float> x = random_floats(4 * 5 * 5, rng);
  Evaluator evaluator(max_pool(5), {}, {{"X", dense_view(x.data(), {4, 5, 5})}});
  const Approx corner = evaluator.value("Y", Indices{1, 0, 0});
  CHECK(is_exact(corner));
  CHECK(corner.value == std::max({0.0F, x[25], x[26], x[30], x[31]}));
}

TEST_CASE("NaN and the sign of zero are kept as the table of meaning says") {
  const std::vector<float> x{not_a_number, -0.0F, 0.0F, infinity, -infinity};
  const std::vector<Approx> y = mapped(x, relu(x_f32));
  CHECK(std::isnan(y[0].value));
  CHECK(agrees(y[0], not_a_number));
  CHECK_FALSE(agrees(y[0], 0));
  CHECK_FALSE(std::signbit(y[1].value));
  CHECK(y[3].value == infinity);
  CHECK(agrees(y[3], infinity));
  CHECK_FALSE(agrees(y[3], -infinity));
  CHECK(y[4].value == 0);

  const std::vector<Approx> least = mapped(x, hone::ir::min(x_f32, real(0)));
  CHECK(std::signbit(least[1].value));
  const std::vector<Approx> negated = mapped(x, hone::ir::unary(hone::ir::UnaryOp::neg, x_f32));
  CHECK_FALSE(std::signbit(negated[1].value));
  CHECK(std::signbit(negated[2].value));
  const std::vector<Approx> product = mapped(x, x_f32 * real(0));
  CHECK(agrees(product[3], not_a_number));
  const std::vector<Approx> quotient = mapped(x, real(1) / x_f32);
  CHECK(quotient[1].value == -infinity);
  CHECK(quotient[2].value == infinity);
  CHECK(agrees(quotient[3], 0));
}

TEST_CASE("a sum with a NaN or both infinities is NaN, with one infinity infinite") {
  const auto total = [](const std::vector<float>& x) {
    const auto n = static_cast<std::int64_t>(x.size());
    const Program program = Writer().input("X", {n}).output("Y", {}).assign(
        "Y", {}, sum({{"k", n}}, at("X", {v("k")})));
    return Evaluator(program, {}, {{"X", dense_view(x.data(), {n})}}).value("Y", {});
  };
  CHECK(agrees(total({1, not_a_number, 2}), not_a_number));
  CHECK_FALSE(agrees(total({1, not_a_number, 2}), 3));
  CHECK(agrees(total({infinity, -infinity, 2}), not_a_number));
  CHECK(agrees(total({infinity, 0.3F, 2}), infinity));
  CHECK_FALSE(agrees(total({infinity, 0.3F, 2}), 7));
  CHECK(is_unknown(total({3e38F, 3e38F, -3e38F, -3e38F})));
  CHECK(is_exact(total({1, 2, 3})));
  CHECK_FALSE(is_exact(total({1, 2, 0.3F})));
}

TEST_CASE("integers wrap, divide and shift as the table says, exactly") {
  using hone::ir::BinaryOp;
  const std::int32_t least = std::numeric_limits<std::int32_t>::min();
  const std::vector<std::int32_t> x{2147483647, least, -7, 0};
  const auto number = [](std::int64_t n) { return hone::ir::integer(DType::i32, n); };
  CHECK(mapped(x, x_i32 + number(1))[0].integer == least);
  CHECK(mapped(x, x_i32 / number(-1))[1].integer == least);
  CHECK(mapped(x, x_i32 / number(2))[2].integer == -3);
  CHECK(mapped(x, number(5) / x_i32)[3].integer == 0);
  CHECK(mapped(x, number(5) % x_i32)[3].integer == 5);
  CHECK(mapped(x, hone::ir::call("abs", {x_i32}))[1].integer == least);
  CHECK(mapped(x, hone::ir::call("abs", {x_i32}))[2].integer == 7);
  CHECK(mapped(x, hone::ir::binary(BinaryOp::shift_right, x_i32, number(1)))[2].integer == -4);
  for (const Approx& y : mapped(x, x_i32 * x_i32)) CHECK(is_exact(y));
  const std::vector<std::uint8_t> bytes{200, 255, 3};
  CHECK(mapped(bytes, x_u8 + x_u8)[0].integer == 144);
}

TEST_CASE("casts truncate and saturate; an inexact number beside an integer is unknown") {
  const std::vector<float> x{3.9F, -3.9F, 1e20F, not_a_number, 300};
  const std::vector<Approx> y = mapped(x, hone::ir::cast(DType::i32, x_f32));
  CHECK(y[0].integer == 3);
  CHECK(y[1].integer == -3);
  CHECK(y[2].integer == 2147483647);
  CHECK(y[3].integer == 0);
  CHECK(mapped(x, hone::ir::cast(DType::u8, x_f32))[4].integer == 255);
  const std::vector<float> thirds{1.0F / 3, 0.5F};
  const std::vector<Approx> z = mapped(thirds, hone::ir::cast(DType::i32, x_f32 * real(3)));
  CHECK(is_unknown(z[0]));
  CHECK(z[1].integer == 1);
  CHECK(is_exact(z[1]));
}

TEST_CASE("constants are rounded to their element type first") {
  const Approx y = mapped(std::vector<float>{2}, x_f32 * real(0.1))[0];
  CHECK(y.value == 2 * static_cast<double>(0.1F));
  CHECK(is_exact(y));
}

TEST_CASE("a comparison that could fall either way makes the element unknown unless both agree") {
  const Expr third = x_f32 / real(3);
  const std::vector<float> x{1, 30};
  const Expr above = hone::ir::lt(real(1.0 / 3), third);
  const std::vector<Approx> y = mapped(x, above);
  CHECK(is_unknown(y[0]));
  CHECK(is_exact(y[1]));
  CHECK(y[1].integer == 1);
  const std::vector<Approx> chosen = mapped(x, hone::ir::select(above, real(1), real(0)));
  CHECK(agrees(chosen[0], 0));
  CHECK(agrees(chosen[0], 1));
  CHECK_FALSE(agrees(chosen[0], 2.5));
  CHECK(chosen[1].value == 1);
  CHECK(is_exact(chosen[1]));
  const std::vector<Approx> close = mapped(x, hone::ir::select(above, third, real(1.0 / 3)));
  CHECK_FALSE(is_unknown(close[0]));
  CHECK(close[0].error < 1e-6);
}

TEST_CASE("float overflow is an infinity when it is sure") {
  const std::vector<float> x{3e38F, 1e19F, 90, 3.4028234e38F};
  CHECK(mapped(x, x_f32 + x_f32)[0].value == infinity);
  CHECK(is_exact(mapped(x, x_f32 + x_f32)[0]));
  CHECK_FALSE(is_unknown(mapped(x, x_f32 * x_f32)[1]));
  CHECK(mapped(x, exp(x_f32))[2].value == infinity);
  CHECK(is_unknown(mapped(x, x_f32 / real(11) * real(11))[3]));
  CHECK(agrees(mapped(std::vector<float>{-200}, exp(x_f32))[0], 0));
}

TEST_CASE("a subscript can be computed, and data may be outside") {
  const std::vector<std::int64_t> x{2, 0, 5};
  const Expr read = padded("X", {at("X", {v("i")}, DType::i64)}, DType::i64);
  const std::vector<Approx> y = mapped(x, read);
  CHECK(y[0].integer == 5);
  CHECK(y[1].integer == 2);
  CHECK(y[2].integer == 0);
  CHECK_THROWS_WITH_AS(mapped(x, at("X", {v("i") + num(1)}, DType::i64)),
                       "Y reads X outside its bounds: subscript 0 is 3, but the extent of that "
                       "dimension is 3",
                       UserError);
}

TEST_CASE("a predicate that does not hold gives zero and reads nothing") {
  const Expr inside = hone::ir::lt(v("i"), num(2));
  const Expr read = hone::ir::load({DType::f32, 1}, "X", {v("i") + num(1)},
                                   hone::ir::Boundary::none, inside);
  const std::vector<Approx> y = mapped(std::vector<float>{1, 2, 3}, read);
  CHECK(y[0].value == 2);
  CHECK(y[1].value == 3);
  CHECK(y[2].value == 0);
}

TEST_CASE("products, minima and logical reductions start from their identities") {
  const std::vector<float> x{2, -3, 0.5F};
  const auto reduced = [&](hone::ir::ReduceOp op, const Expr& value) {
    const Program program = Writer().input("X", {3}).output("Y", {}, value.type().dtype)
                                .assign("Y", {}, hone::ir::reduce(op, {{"k", 3}}, value));
    return Evaluator(program, {}, {{"X", dense_view(x.data(), {3})}}).value("Y", {});
  };
  const Expr x_k = at("X", {v("k")});
  CHECK(reduced(hone::ir::ReduceOp::prod, x_k).value == -3);
  CHECK(reduced(hone::ir::ReduceOp::min, x_k).value == -3);
  CHECK(reduced(hone::ir::ReduceOp::max, x_k).value == 2);
  CHECK(reduced(hone::ir::ReduceOp::max, hone::ir::lt(x_k, real(0))).integer == 1);
  CHECK(reduced(hone::ir::ReduceOp::min, hone::ir::lt(x_k, real(0))).integer == 0);
}

TEST_CASE("a symbol used as a value is its number") {
  const Expr mean = sum({{"k", "N"}}, at("X", {v("k")})) /
                    hone::ir::cast(DType::f32, hone::ir::var("N"));
  const std::vector<float> x{1, 2, 6};
  const Program program = Writer().input("X", {"N"}).output("Y", {}).assign("Y", {}, mean);
  Evaluator evaluator(program, {{"N", 3}}, {{"X", dense_view(x.data(), {3})}});
  CHECK(evaluator.value("Y", {}).value == 3);
}

TEST_CASE("inputs that do not fit and indices outside are refused") {
  const std::vector<float> a(6, 0.0F);
  const std::vector<double> wide(6, 0.0);
  const Program program = row_min(2, 3);
  const auto with = [&](std::vector<NamedTensor> inputs) { Evaluator(program, {}, inputs); };
  CHECK_THROWS_WITH_AS(with({}), "evaluate: the input X is missing", UserError);
  CHECK_THROWS_WITH_AS(with({{"X", dense_view(a.data(), {3, 2})}}),
                       "evaluate: X has the shape (3, 2), but the program says (2, 3)", UserError);
  CHECK_THROWS_WITH_AS(with({{"X", dense_view(wide.data(), {2, 3})}}),
                       "evaluate: X has elements of type double, but the program says float",
                       UserError);
  Evaluator evaluator(program, {}, {{"X", dense_view(a.data(), {2, 3})}});
  CHECK_THROWS_WITH_AS(evaluator.value("Z", Indices{0}), "evaluate: there is no tensor Z",
                       UserError);
  CHECK_THROWS_WITH_AS(evaluator.value("Y", Indices{2}),
                       "evaluate: index 0 of Y is 2, but the extent is 2", UserError);
  CHECK_THROWS_WITH_AS(evaluator.value("Y", Indices{0, 0}),
                       "evaluate: Y has 1 dimensions, but 2 indices are given", UserError);
}

