// The sentences themselves are in tests/compile_fail.
#include <hone/dsl.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;

namespace {

constexpr Index<"i"> i;
constexpr Input<"X", float, 8> X;
constexpr Output<"Y", float, 8> Y;
constexpr Refused refused;

template <class T>
constexpr bool is_silent = std::is_same_v<std::remove_cvref_t<T>, Refused>;

}  // namespace

TEST_CASE("after a mistake every operator is silent: one mistake, one error") {
  CHECK(is_silent<decltype(X(i) + refused)>);
  CHECK(is_silent<decltype(refused * 2)>);
  CHECK(is_silent<decltype(-refused)>);
  CHECK(is_silent<decltype(refused < X(i))>);
  CHECK(is_silent<decltype(X(refused))>);
  CHECK(is_silent<decltype(refused * i)>);
  CHECK(is_silent<decltype(exp(refused))>);
  CHECK(is_silent<decltype(pow(refused, 2))>);
  CHECK(is_silent<decltype(cast<double>(refused))>);
  CHECK(is_silent<decltype(select(refused, X(i), 1))>);
  CHECK(is_silent<decltype(sum(i, refused))>);
  CHECK(is_silent<decltype(Y(i) = refused)>);
  CHECK(is_silent<decltype(refused = X(i))>);
  CHECK(is_silent<decltype(stages(refused, Y(i) = X(i)))>);
}

TEST_CASE("check says whether the condition holds and reports nothing when it does") {
  CHECK(dsl::check<true, error::not_an_index<int>>());
}
