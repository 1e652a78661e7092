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

TEST_CASE("pow takes a number on either side") {
  constexpr auto a = Y(i) = pow(X(i), 2) * pow(2.0, X(i)) * pow(X(i), X(i));
  CHECK(text_of(reify(a.flat())) == "Y[i<8] = pow(X[i], 2.0) * pow(2.0, X[i]) * pow(X[i], X[i])");
}
