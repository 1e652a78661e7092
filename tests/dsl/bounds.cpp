#include <hone/dsl.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

constexpr Index<"i"> i;
constexpr Index<"k"> k;
constexpr Input<"X", float, 16> X;
constexpr Input<"S", float, "N"> S;
constexpr Input<"W", float, 3> W;
constexpr Output<"Y", float, 14> Y;
constexpr Output<"Z", float, "N"> Z;

using TensorY = std::remove_const_t<decltype(Y)>;
using TensorZ = std::remove_const_t<decltype(Z)>;
using I = Index<"i">;

}  // namespace

TEST_CASE("a read is inside as long as its least and greatest subscripts are") {
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(X(i + 2)));
  CHECK(dsl::reads_outside<TensorY, I>(X(i + 3)));
  CHECK(dsl::reads_outside<TensorY, I>(X(i - 1)));
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(X(13 - i)));
  CHECK(dsl::reads_outside<TensorY, I>(X(12 - i)));
  CHECK(dsl::reads_outside<TensorY, I>(X(2 * i)));
  CHECK(dsl::reads_outside<TensorY, I>(X(16)));
  CHECK(dsl::reads_outside<TensorY, I>(X(-1)));
}

TEST_CASE("a summed index counts with its extent") {
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(sum(k, X(i + k) * W(k))));
  CHECK(dsl::reads_outside<TensorY, I>(sum(k, X(i + k - 1) * W(k))));
  CHECK(dsl::reads_outside<TensorY, I>(sum(k, W(k)) + sum(k, X(i + k + 1) * W(k))));
}

TEST_CASE("two sums may give one index different extents") {
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(sum(k, X(i + k) * W(k)) + sum(k, X(k))));
  CHECK(dsl::reads_outside<TensorY, I>(sum(k, X(i + 2 * k) * W(k)) + sum(k, X(k))));
}

TEST_CASE("what is symbolic or padded is not refused here") {
  CHECK_FALSE(dsl::reads_outside<TensorZ, I>(X(i + 3)));
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(S(i + 3)));
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(zero_pad(X)(i + 3)));
}

TEST_CASE("a diagonal that cancels is inside") {
  CHECK_FALSE(dsl::reads_outside<TensorY, I>(X(i - i)));
}
