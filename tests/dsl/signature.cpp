#include <hone/dsl.hpp>
#include <hone/dsl/signature.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;

namespace {

constexpr Index<"i"> i;
constexpr Input<"X", float, 8> X;
constexpr Temp<"T", float, 8> T;
constexpr Output<"Y", float, 8> Y;
constexpr Output<"Z", float, 8> Z;
constexpr Constant<"W", float, 8> W;
using TensorW = std::remove_const_t<decltype(W)>;
using TensorX = std::remove_const_t<decltype(X)>;
using TensorT = std::remove_const_t<decltype(T)>;
using TensorY = std::remove_const_t<decltype(Y)>;
using TensorZ = std::remove_const_t<decltype(Z)>;

}  // namespace

TEST_CASE("a signature has inputs and outputs in order of first appearance, and no temps") {
  using P = decltype(stages(T(i) = X(i), Y(i) = T(i), Z(i) = Y(i) * X(i)));
  CHECK(std::is_same_v<signature_of<P>, Signature<TensorX, TensorY, TensorZ>>);
}

TEST_CASE("a signature finds a placeholder") {
  using S = Signature<TensorX, TensorY>;
  CHECK(S::size == 2);
  CHECK(S::find<TensorY>() == 1);
  CHECK(S::find<TensorT>() == S::size);
}

TEST_CASE("what was refused has no arguments") {
  CHECK(std::is_same_v<signature_of<Refused>, Signature<>>);
}

TEST_CASE("a signature falls into its constants and the rest, each in its order") {
  using P = decltype(stages(Y(i) = W(i) * X(i), Z(i) = Y(i)));
  using S = signature_of<P>;
  CHECK(std::is_same_v<S, Signature<TensorW, TensorX, TensorY, TensorZ>>);
  CHECK(std::is_same_v<constants_of<S>, Signature<TensorW>>);
  CHECK(std::is_same_v<without_constants<S>, Signature<TensorX, TensorY, TensorZ>>);
  CHECK(std::is_same_v<constants_of<Signature<TensorX, TensorY>>, Signature<>>);
}
