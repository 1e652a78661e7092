#include <hone/dsl.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;

namespace {
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Input<"X", float, 8, "N"> X;
constexpr Input<"Y", float, 8> Y;
using I = Index<"i">;
using J = Index<"j">;
using TensorX = std::remove_const_t<decltype(X)>;
using TensorY = std::remove_const_t<decltype(Y)>;
}  // namespace

TEST_CASE("the type of an expression is its interface, whatever the formula") {
  constexpr auto e = X(i, j) * Y(i) + X(i, j) * 2;
  using E = std::remove_const_t<decltype(e)>;
  CHECK(std::is_same_v<E::element_type, float>);
  CHECK(std::is_same_v<E::indices, dsl::Indices<dsl::Free<I, 8>, dsl::Free<J, dsl::symbolic>>>);
  CHECK(std::is_same_v<E::uses, dsl::Uses<TensorX, TensorY>>);
  CHECK(E::size == 3 + 2 + 1 + 3 + 1 + 1 + 1);
  CHECK(std::is_trivially_copyable_v<E>);
}

TEST_CASE("the value of an expression is its nodes in postfix order") {
  constexpr auto e = Y(i) - 3;
  CHECK(e.nodes[0].op == FlatOp::term);
  CHECK(e.nodes[1].op == FlatOp::load);
  CHECK(e.nodes[1].tensor == &TensorY::flat);
  CHECK(e.nodes[2].op == FlatOp::constant);
  CHECK(e.nodes[2].real == 3);
  CHECK(e.nodes[3].op == FlatOp::sub);
}

TEST_CASE("expressions compose as values") {
  constexpr auto scaled = Y(i) * 2;
  constexpr auto twice = scaled + scaled;
  CHECK(twice.size == 2 * scaled.size + 1);
}

TEST_CASE("numbers next to an expression take its element type") {
  CHECK(dsl::constant<float>(0.1).nodes[0].real == static_cast<double>(0.1f));
  CHECK(dsl::constant<double>(0.1f).nodes[0].real == static_cast<double>(0.1f));
  CHECK(dsl::constant<unsigned char>(255).nodes[0].integer == 255);
  CHECK(dsl::constant<bool>(true).nodes[0].integer == 1);
  CHECK(dsl::is_literal_for<float, int>);
  CHECK_FALSE(dsl::is_literal_for<int, double>);
  CHECK_FALSE(dsl::is_literal_for<float, bool>);
  CHECK_FALSE(dsl::is_literal_for<bool, int>);
}
