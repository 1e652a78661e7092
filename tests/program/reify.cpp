#include "program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/ir/equal.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

using hone::test::names_of;
using hone::test::text_of;

namespace dense {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, "M", 768> A;
constexpr Input<"B", float, 768, 3072> B;
constexpr Input<"bias", float, 3072> bias;
constexpr Output<"C", float, "M", 3072> C;
constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
constexpr int line = __LINE__ - 1;
}  // namespace dense

namespace conv {
using namespace hone;
constexpr Index<"n"> n;
constexpr Index<"o"> o;
constexpr Index<"h"> h;
constexpr Index<"w"> w;
constexpr Index<"c"> c;
constexpr Index<"r"> r;
constexpr Index<"s"> s;
constexpr Input<"X", float, 1, 64, 14, 14> X;
constexpr Input<"W", float, 32, 64, 3, 3> W;
constexpr Output<"Y", float, 1, 32, 7, 7> Y;
constexpr auto program = Y(n, o, h, w) =
    relu(sum(c, r, s, zero_pad(X)(n, c, 2 * h + r - 1, 2 * w + s - 1) * W(o, c, r, s)));
}  // namespace conv

namespace softmax {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Input<"Z", float, "N", 1024> Z;
constexpr Temp<"mx", float, "N"> mx;
constexpr Temp<"sm", float, "N"> sm;
constexpr Output<"P", float, "N", 1024> P;
constexpr auto program = stages(mx(i) = max_over(j, Z(i, j)), sm(i) = sum(j, exp(Z(i, j) - mx(i))),
                                P(i, j) = exp(Z(i, j) - mx(i)) / sm(i));
}  // namespace softmax

TEST_CASE("a reified dense layer is the program that one builds by hand") {
  using namespace hone;
  const Program program = reify(dense::program.flat());
  const ir::Type f32{DType::f32, 1};
  const ir::Expr i = ir::var("i"), j = ir::var("j"), k = ir::var("k");
  const ir::Expr product = ir::load(f32, "A", {i, k}) * ir::load(f32, "B", {k, j});
  const ir::Expr sum = ir::reduce(ir::ReduceOp::sum, {{"k", 768}}, product);
  const ir::Expr body = max(sum + ir::load(f32, "bias", {j}), ir::constant(f32, 0));
  REQUIRE(program.stages.size() == 1);
  const Stage& stage = program.stages[0];
  CHECK(stage.tensor == "C");
  CHECK(stage.axes == std::vector<Axis>{{"i", "M"}, {"j", 3072}});
  CHECK(ir::equal(stage.body, body));
  CHECK(stage.where == "reify.cpp:" + std::to_string(dense::line));
}

TEST_CASE("placeholders come in order of first appearance, the written one last") {
  using namespace hone;
  const Program program = reify(dense::program.flat());
  CHECK(names_of(program) == "A B bias C");
  CHECK(program.placeholders[0].role == Role::input);
  CHECK(program.placeholders[0].shape == std::vector<Extent>{"M", 768});
  CHECK(program.placeholders[3].role == Role::output);
  CHECK(names_of(reify(softmax::program.flat())) == "Z mx sm P");
  CHECK(reify(softmax::program.flat()).placeholders[1].role == Role::temp);
}

TEST_CASE("a reified convolution pads and strides as written") {
  CHECK(text_of(hone::reify(conv::program.flat())) ==
        "Y[n<1, o<32, h<7, w<7] = max(sum(c, r, s, zero_pad(X)[n, c, 2 * h + r - 1, "
        "2 * w + s - 1] * W[o, c, r, s]), 0.0)");
  const hone::Program program = hone::reify(conv::program.flat());
  const auto* top = program.stages[0].body.as<hone::ir::Binary>();
  REQUIRE(top != nullptr);
  const auto* reduce = top->a.as<hone::ir::Reduce>();
  REQUIRE(reduce != nullptr);
  CHECK(reduce->axes == std::vector<hone::Axis>{{"c", 64}, {"r", 3}, {"s", 3}});
}

TEST_CASE("a reified softmax has three stages, producers first") {
  CHECK(text_of(hone::reify(softmax::program.flat())) ==
        "mx[i<N] = max_over(j, Z[i, j])\n"
        "sm[i<N] = sum(j, exp(Z[i, j] - mx[i]))\n"
        "P[i<N, j<1024] = exp(Z[i, j] - mx[i]) / sm[i]");
}

namespace others {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Input<"X", float, 8> X;
constexpr Input<"X", double, 8> other_X;
constexpr Input<"N", int, 8> N;
constexpr Output<"Y", float, 8> Y;
constexpr Output<"B", bool, 8> B;
constexpr Output<"s", float> s;
}  // namespace others

TEST_CASE("every kind of node reifies") {
  using namespace others;
  constexpr auto arithmetic = Y(i) = -X(i) + 2 * X(i) / (X(i) - 0.5) * X(7);
  CHECK(text_of(reify(arithmetic.flat())) == "Y[i<8] = -X[i] + 2.0 * X[i] / (X[i] - 0.5) * X[7]");
  constexpr auto chosen = Y(i) = select(X(i) < 1 && !(X(i) == 0), min(X(i), 3), pow(X(i), 2));
  CHECK(text_of(reify(chosen.flat())) ==
        "Y[i<8] = select(X[i] < 1.0 && !(X[i] == 0.0), min(X[i], 3.0), pow(X[i], 2.0))");
  constexpr auto converted = Y(i) = cast<float>(N(i) % 3) + cast<float>(i) + X(7 - i);
  CHECK(text_of(reify(converted.flat())) == "Y[i<8] = float(N[i] % 3) + float(i) + X[-1 * i + 7]");
  constexpr auto compared = B(i) = value(i) >= 3 || X(i) != 1 || N(i) <= 4;
  CHECK(text_of(reify(compared.flat())) == "B[i<8] = i >= 3 || X[i] != 1.0 || N[i] <= 4");
  constexpr auto scalar = s() = min_over(i, abs(X(i))) + sum(j, X(j)) * sum(j, X(j));
  CHECK(text_of(reify(scalar.flat())) ==
        "s[] = min_over(i, abs(X[i])) + sum(j, X[j]) * sum(j, X[j])");
  constexpr auto filled = Y(i) = 1;
  CHECK(text_of(reify(filled.flat())) == "Y[i<8] = 1.0");
}

TEST_CASE("a literal of double rounds to the element type next to it") {
  using namespace others;
  constexpr auto tenth = Y(i) = X(i) * 0.1;
  const Program program = reify(tenth.flat());
  const auto* product = program.stages[0].body.as<ir::Binary>();
  REQUIRE(product != nullptr);
  CHECK(product->b.as<ir::Constant>()->real == static_cast<double>(0.1f));
}

TEST_CASE("two placeholders of one name are refused when the program is reified") {
  using namespace others;
  constexpr auto program = Y(i) = X(i) + cast<float>(other_X(i));
  CHECK_THROWS_WITH_AS(reify(program.flat()),
                       "two tensors have the name X; names are unique within a program", UserError);
}

TEST_CASE("a program that is not constexpr is checked for bounds when it is reified") {
  using namespace others;
  int offset = 3;  // unknown to the compiler as far as the language goes
  const auto program = Y(i) = X(i + offset);
  CHECK_THROWS_WITH_AS(reify(program.flat()),
                       "subscript i + 3 of dimension 0 of X runs from 3 to 10, outside 0 to 7; "
                       "use zero_pad or smaller offsets"
                       " (at reify.cpp:147)",
                       UserError);
}

TEST_CASE("a constant stays one when its program is reified") {
  using namespace hone;
  constexpr Index<"i"> i;
  constexpr Constant<"W", float, "N"> W;
  constexpr Input<"X", float, "N"> X;
  constexpr Output<"Y", float, "N"> Y;
  constexpr auto scaled = Y(i) = W(i) * X(i);
  const Program program = reify(scaled.flat());
  CHECK(names_of(program) == "W X Y");
  CHECK(program.find("W")->role == Role::input);
  CHECK(program.find("W")->is_constant);
  CHECK_FALSE(program.find("X")->is_constant);
}
