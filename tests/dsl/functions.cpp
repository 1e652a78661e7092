#include "../program/program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

using namespace hone;
using hone::test::text_of;

namespace {

constexpr Index<"i"> i;
constexpr Input<"X", float, 8> X;
constexpr Output<"Y", float, 8> Y;

}  // namespace

TEST_CASE("every function is a call by its name") {
  constexpr auto smooth = Y(i) = exp(X(i)) + log(X(i)) + sqrt(X(i)) + rsqrt(X(i)) + tanh(X(i));
  CHECK(text_of(reify(smooth.flat())) ==
        "Y[i<8] = exp(X[i]) + log(X[i]) + sqrt(X[i]) + rsqrt(X[i]) + tanh(X[i])");
  constexpr auto other = Y(i) = sigmoid(X(i)) + erf(X(i)) + abs(X(i)) + floor(X(i));
  CHECK(text_of(reify(other.flat())) ==
        "Y[i<8] = sigmoid(X[i]) + erf(X[i]) + abs(X[i]) + floor(X[i])");
}

TEST_CASE("the functions of <cmath> are there by their names") {
  constexpr auto rounded = Y(i) = ceil(X(i)) + trunc(X(i)) + round(X(i)) + rint(X(i)) + cbrt(X(i));
  CHECK(text_of(reify(rounded.flat())) ==
        "Y[i<8] = ceil(X[i]) + trunc(X[i]) + round(X[i]) + rint(X[i]) + cbrt(X[i])");
  constexpr auto powers = Y(i) = exp2(X(i)) + expm1(X(i)) + log2(X(i)) + log10(X(i)) + log1p(X(i));
  CHECK(text_of(reify(powers.flat())) ==
        "Y[i<8] = exp2(X[i]) + expm1(X[i]) + log2(X[i]) + log10(X[i]) + log1p(X[i])");
  constexpr auto angles = Y(i) = sin(X(i)) + cos(X(i)) + tan(X(i)) + atan2(X(i), 2.0F);
  CHECK(text_of(reify(angles.flat())) ==
        "Y[i<8] = sin(X[i]) + cos(X[i]) + tan(X[i]) + atan2(X[i], 2.0)");
  constexpr auto arcs = Y(i) = asin(X(i)) + acos(X(i)) + atan(X(i)) + hypot(X(i), X(i));
  CHECK(text_of(reify(arcs.flat())) ==
        "Y[i<8] = asin(X[i]) + acos(X[i]) + atan(X[i]) + hypot(X[i], X[i])");
  constexpr auto hyperbolic = Y(i) = sinh(X(i)) + cosh(X(i)) + asinh(X(i)) + acosh(X(i));
  CHECK(text_of(reify(hyperbolic.flat())) ==
        "Y[i<8] = sinh(X[i]) + cosh(X[i]) + asinh(X[i]) + acosh(X[i])");
  constexpr auto last = Y(i) = atanh(X(i)) + copysign(1.0F, X(i));
  CHECK(text_of(reify(last.flat())) == "Y[i<8] = atanh(X[i]) + copysign(1.0, X[i])");
}

TEST_CASE("pow takes a number on either side") {
  constexpr auto a = Y(i) = pow(X(i), 2) * pow(2.0, X(i)) * pow(X(i), X(i));
  CHECK(text_of(reify(a.flat())) == "Y[i<8] = pow(X[i], 2.0) * pow(2.0, X[i]) * pow(X[i], X[i])");
}

namespace own_function {
inline constexpr hone::ScalarOp cube{
    .name = "cube",
    .meaning = [](const double* x) { return x[0] * x[0] * x[0]; },
    .expand = [](const std::vector<hone::ir::Expr>& x) { return x[0] * x[0] * x[0]; }};
constexpr hone::Index<"m"> m;
constexpr hone::Input<"P", float, 8> P;
constexpr hone::Output<"Q", float, 8> Q;
}  // namespace own_function

TEST_CASE("a function of one's own is known by its object") {
  using namespace own_function;
  constexpr auto program = Q(m) = 2 * hone::apply<cube>(P(m) + 1);
  const hone::Program made = hone::reify(program.flat());
  CHECK(hone::test::text_of(made) == "Q[m<8] = 2.0 * cube(P[m] + 1.0)");
}
