#include "../program/program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/dsl/literal.hpp>
#include <hone/program/evaluate.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>
#include <vector>

namespace literal_test {

using namespace hone;
using namespace hone::literals;
using hone::test::names_of;
using hone::test::text_of;

namespace softmax_text {
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Input<"Z", float, "N", 30> Z;
constexpr Temp<"mx", float, "N"> mx;
constexpr Temp<"sm", float, "N"> sm;
constexpr Output<"P", float, "N", 30> P;

constexpr auto program = R"(
  mx[i] = max_over[j](Z[i, j]);
  sm[i] = sum[j](exp(Z[i, j] - mx[i]));
  P[i, j] = exp(Z[i, j] - mx[i]) / sm[i]
)"_hone(Z, mx, sm, P);
constexpr unsigned line = __LINE__ - 1;
}  // namespace softmax_text

TEST_CASE("statements of one text are stages") {
  using namespace softmax_text;
  constexpr auto typed = stages(mx(i) = max_over(j, Z(i, j)), sm(i) = sum(j, exp(Z(i, j) - mx(i))),
                                P(i, j) = exp(Z(i, j) - mx(i)) / sm(i));
  CHECK(std::is_same_v<decltype(typed), decltype(program)>);
  CHECK(text_of(reify(program.flat())) == text_of(reify(typed.flat())));
  CHECK(names_of(reify(program.flat())) == "Z mx sm P");
}

TEST_CASE("a text notes the file and the line where its placeholders are passed") {
  int places = 0;
  for (const FlatNode& node : softmax_text::program.nodes) {
    if (node.op != FlatOp::where) continue;
    CHECK(node.integer == softmax_text::line);
    CHECK(std::string_view(node.text).ends_with("literal.cpp"));
    ++places;
  }
  CHECK(places == 3);
}

TEST_CASE("statements from texts and written-out ones join as stages") {
  using namespace softmax_text;
  constexpr auto mixed =
      stages("mx[i] = max_over[j](Z[i, j])"_hone(Z, mx), P(i, j) = Z(i, j) - mx(i));
  CHECK(text_of(reify(mixed.flat())) ==
        "mx[i<N] = max_over(j, Z[i, j])\nP[i<N, j<30] = Z[i, j] - mx[i]");
}

TEST_CASE("a text takes more placeholders than it can note a line for") {
  constexpr Index<"i"> i;
  constexpr Input<"a", float, 4> a;
  constexpr Input<"b", float, 4> b;
  constexpr Input<"c", float, 4> c;
  constexpr Input<"d", float, 4> d;
  constexpr Input<"e", float, 4> e;
  constexpr Input<"f", float, 4> f;
  constexpr Input<"g", float, 4> g;
  constexpr Output<"y", float, 4> y;
  constexpr auto text = "y[i]=a[i]+b[i]+c[i]+d[i]+e[i]+f[i]+g[i]"_hone(a, b, c, d, e, f, g, y);
  constexpr auto typed = y(i) = a(i) + b(i) + c(i) + d(i) + e(i) + f(i) + g(i);
  CHECK(text_of(reify(text.flat())) == text_of(reify(typed.flat())));
}

TEST_CASE("a text means what it says") {
  const std::vector<float> z{1, 2, 3, 4, 5, 6};
  constexpr Input<"z", float, 2, 3> in;
  constexpr Output<"y", float, 2> out;
  constexpr auto program = "y[i] = 10 * sum[k](z[i, k] * z[1 - i, 2 - k]) + z[i, 0]"_hone(in, out);
  Evaluator evaluator(reify(program.flat()), {}, {{"z", {z.data(), DType::f32, {2, 3}, {3, 1}}}});
  const std::vector<std::int64_t> first{0}, second{1};
  CHECK(evaluator.value("y", first).value == 10 * (1 * 6 + 2 * 5 + 3 * 4) + 1);
  CHECK(evaluator.value("y", second).value == 10 * (4 * 3 + 5 * 2 + 6 * 1) + 4);
}

}  // namespace literal_test
