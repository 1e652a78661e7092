#include "../program/program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;
using hone::test::text_of;

namespace {
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 8, "N"> X;
constexpr Output<"y", float, 8> y;
constexpr Output<"s", float> s;
using I = Index<"i">;
using J = Index<"j">;
}  // namespace

TEST_CASE("a reduction turns its indices from free to summed") {
  using E = decltype(sum(j, X(i, j)));
  CHECK(std::is_same_v<E::indices, dsl::Indices<dsl::Free<I, 8>, dsl::Summed<J>>>);
}

TEST_CASE("prod_over over one or more indices") {
  constexpr auto one = y(i) = prod_over(j, X(i, j));
  CHECK(text_of(reify(one.flat())) == "y[i<8] = prod_over(j, X[i, j])");
}

TEST_CASE("sum, max_over and min_over over one or more indices") {
  constexpr auto one = y(i) = sum(j, X(i, j)) + max_over(j, X(i, j)) - min_over(j, X(i, j));
  CHECK(text_of(reify(one.flat())) ==
        "y[i<8] = sum(j, X[i, j]) + max_over(j, X[i, j]) - min_over(j, X[i, j])");
  constexpr auto two = s() = sum(i, j, X(i, j));
  CHECK(text_of(reify(two.flat())) == "s[] = sum(i, j, X[i, j])");
}

TEST_CASE("the axes have the extents of the dimensions where the index is alone") {
  constexpr auto two = s() = sum(i, j, X(i, j) * X(7 - i, j));
  const Program program = reify(two.flat());
  const auto* reduce = program.stages[0].body.as<ir::Reduce>();
  REQUIRE(reduce != nullptr);
  CHECK(reduce->axes == std::vector<Axis>{{"i", 8}, {"j", "N"}});
}

TEST_CASE("an index with an extent of its own needs no dimension for itself") {
  constexpr Index<"r", 3> r;
  constexpr auto window = s() = max_over(r, X(2 * r + 1, 0));
  const Program program = reify(window.flat());
  CHECK(text_of(program) == "s[] = max_over(r, X[2 * r + 1, 0])");
  CHECK(program.stages[0].body.as<ir::Reduce>()->axes == std::vector<Axis>{{"r", 3}});
}

TEST_CASE("the position of the best value is an int64") {
  constexpr auto position = argmax(j, X(i, j));
  CHECK(std::is_same_v<decltype(position)::element_type, std::int64_t>);
  using E = decltype(argmin(j, X(i, j)));
  CHECK(std::is_same_v<E::indices, dsl::Indices<dsl::Free<I, 8>, dsl::Summed<J>>>);
  constexpr auto program = y(i) = cast<float>(argmin(j, X(i, j)));
  CHECK(text_of(reify(program.flat())) ==
        "y[i<8] = float(min_over(j, select(X[i, j] == min_over(j.best, X[i, j.best]) || X[i, j] "
        "!= X[i, j], j, 9223372036854775807)))");
}

TEST_CASE("running reductions keep their index free") {
  constexpr auto sums = y(i) = cumsum(i, X(i, 0)) + cumprod(i, X(i, 1));
  CHECK(text_of(reify(sums.flat())) == "y[i<8] = scan_sum(i, X[i, 0]) + scan_prod_over(i, X[i, 1])");
  constexpr auto best = y(i) = cummax(i, X(i, 0)) - cummin(i, X(7 - i, 1));
  CHECK(text_of(reify(best.flat())) ==
        "y[i<8] = scan_max_over(i, X[i, 0]) - scan_min_over(i, X[-1 * i + 7, 1])");
}

TEST_CASE("reductions nest") {
  constexpr auto nested = s() = sum(i, X(i, 0) * sum(k, X(i, k)));
  CHECK(text_of(reify(nested.flat())) == "s[] = sum(i, X[i, 0] * sum(k, X[i, k]))");
}
