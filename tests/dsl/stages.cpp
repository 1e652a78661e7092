#include <hone/dsl.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;

namespace {

constexpr Index<"i"> i;
constexpr Input<"X", float, 8> X;
constexpr Temp<"T", float, 8> T;
constexpr Output<"Y", float, 8> Y;
constexpr Output<"Z", float, 8> Z;
using TensorX = std::remove_const_t<decltype(X)>;
using TensorT = std::remove_const_t<decltype(T)>;
using TensorY = std::remove_const_t<decltype(Y)>;
using TensorZ = std::remove_const_t<decltype(Z)>;

}  // namespace

TEST_CASE("stages are one array of nodes, one list of placeholders") {
  constexpr auto first = T(i) = exp(X(i));
  constexpr auto second = Y(i) = T(i) * X(i);
  constexpr auto program = stages(first, second);
  using P = std::remove_const_t<decltype(program)>;
  CHECK(P::size == first.size + second.size);
  CHECK(std::is_same_v<P::placeholders, dsl::Uses<TensorX, TensorT, TensorY>>);
  CHECK(std::is_same_v<P::pending, dsl::Uses<>>);
  CHECK(program.nodes[first.size].op == second.nodes[0].op);
}

TEST_CASE("a later stage may read an output") {
  using P = decltype(stages(Y(i) = X(i), Z(i) = Y(i) + X(i)));
  CHECK(std::is_same_v<P::placeholders, dsl::Uses<TensorX, TensorY, TensorZ>>);
}

TEST_CASE("programs of several stages join again") {
  using P = decltype(stages(stages(T(i) = X(i), Y(i) = T(i)), Z(i) = T(i) + Y(i)));
  CHECK(std::is_same_v<P::placeholders, dsl::Uses<TensorX, TensorT, TensorY, TensorZ>>);
}
