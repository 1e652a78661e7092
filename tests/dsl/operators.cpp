#include "../program/program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

using namespace hone;
using hone::test::text_of;

namespace {
constexpr Index<"i"> i;
constexpr Input<"X", float, 8> X;
constexpr Input<"N", int, 8> N;
constexpr Input<"B", bool, 8> B;
constexpr Output<"Y", float, 8> Y;
constexpr Output<"K", int, 8> K;
constexpr Output<"T", bool, 8> T;
constexpr Output<"D", double, 8> D;
}  // namespace

TEST_CASE("arithmetic keeps the order of its operands") {
  constexpr auto floats = Y(i) = (X(i) + 1) * (2 - X(i)) / X(i);
  CHECK(text_of(reify(floats.flat())) == "Y[i<8] = (X[i] + 1.0) * (2.0 - X[i]) / X[i]");
  constexpr auto integers = K(i) = -N(i) % 3 + 10 / N(i);
  CHECK(text_of(reify(integers.flat())) == "K[i<8] = -N[i] % 3 + 10 / N[i]");
}

TEST_CASE("comparisons and logic give bool") {
  constexpr auto a = T(i) = (X(i) < 1 && 2 <= X(i)) || !(N(i) == 3);
  CHECK(text_of(reify(a.flat())) == "T[i<8] = X[i] < 1.0 && 2.0 <= X[i] || !(N[i] == 3)");
  constexpr auto b = T(i) = (X(i) > 1) != (X(i) >= 2) && B(i);
  CHECK(text_of(reify(b.flat())) == "T[i<8] = X[i] > 1.0 != X[i] >= 2.0 && B[i]");
}

TEST_CASE("min, max and relu") {
  constexpr auto a = Y(i) = relu(min(X(i), 6)) + max(0.5, X(i));
  CHECK(text_of(reify(a.flat())) == "Y[i<8] = max(min(X[i], 6.0), 0.0) + max(0.5, X[i])");
  constexpr auto b = K(i) = relu(N(i));
  CHECK(text_of(reify(b.flat())) == "K[i<8] = max(N[i], 0)");
}

TEST_CASE("select takes numbers on one side or on both") {
  constexpr auto one = Y(i) = select(B(i), X(i), 0);
  CHECK(text_of(reify(one.flat())) == "Y[i<8] = select(B[i], X[i], 0.0)");
  constexpr auto both = Y(i) = select(X(i) < 0, -1.0f, 1.0f);
  CHECK(text_of(reify(both.flat())) == "Y[i<8] = select(X[i] < 0.0, -1.0, 1.0)");
}

TEST_CASE("casts convert expressions and indices, and vanish where nothing changes") {
  constexpr auto a = D(i) = cast<double>(X(i)) * cast<double>(i);
  CHECK(text_of(reify(a.flat())) == "D[i<8] = double(X[i]) * double(i)");
  constexpr auto b = Y(i) = cast<float>(X(i));
  CHECK(text_of(reify(b.flat())) == "Y[i<8] = X[i]");
  constexpr auto c = T(i) = value(i) < 4;
  CHECK(text_of(reify(c.flat())) == "T[i<8] = i < 4");
}
