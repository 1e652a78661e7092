#include <hone/dsl.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

using namespace hone;

namespace {

constexpr Index<"i"> i;
constexpr Input<"X", float, 8> X;
constexpr Temp<"T", float, 8> T;
constexpr Output<"Y", float, 8> Y;
using TensorX = std::remove_const_t<decltype(X)>;
using TensorT = std::remove_const_t<decltype(T)>;
using TensorY = std::remove_const_t<decltype(Y)>;

}  // namespace

TEST_CASE("a statement is a program; its placeholders are what it reads and what it writes") {
  using P = decltype(Y(i) = X(i) * X(7 - i));
  CHECK(std::is_same_v<P::placeholders, dsl::Uses<TensorX, TensorY>>);
  CHECK(std::is_same_v<P::pending, dsl::Uses<>>);
}

TEST_CASE("what a statement expects from earlier stages is pending") {
  using P = decltype(Y(i) = X(i) + T(i));
  CHECK(std::is_same_v<P::pending, dsl::Uses<TensorT>>);
}

TEST_CASE("a statement ends with its axes, a store and the place in the source") {
  constexpr auto program = Y(i) = X(i);
  constexpr unsigned line = __LINE__ - 1;
  const FlatProgram flat = program.flat();
  REQUIRE(flat.size == 5);
  CHECK(flat.nodes[2].op == FlatOp::term);
  CHECK(flat.nodes[2].integer == 8);
  CHECK(flat.nodes[3].op == FlatOp::store);
  CHECK(flat.nodes[3].tensor == &TensorY::flat);
  CHECK(flat.nodes[4].op == FlatOp::where);
  CHECK(flat.nodes[4].integer == line);
  CHECK(std::string_view(flat.nodes[4].text).ends_with("statement.cpp"));
}

TEST_CASE("a copy is a statement too") {
  constexpr auto program = Y(i) = T(i);
  CHECK(program.size == 5);
}
