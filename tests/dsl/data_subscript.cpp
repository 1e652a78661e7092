#include "../program/program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

using namespace hone;
using hone::test::names_of;
using hone::test::text_of;

namespace {
constexpr Index<"n"> n;
constexpr Index<"j"> j;
constexpr Index<"r", 3> r;
constexpr Input<"W", float, "V", 4> W;
constexpr Input<"ids", std::int32_t, "N"> ids;
constexpr Input<"next", std::int64_t, 8> next;
constexpr Output<"Y", float, "N", 4> Y;
constexpr Output<"Z", float, "N"> Z;
}  // namespace

TEST_CASE("data as a subscript is clamped to its dimension") {
  constexpr auto program = Y(n, j) = W(clamped(ids(n)), j);
  CHECK(text_of(reify(program.flat())) ==
        "Y[n<N, j<4] = W[max(min(int64(ids[n]), V - 1), 0), j]");
  CHECK(names_of(reify(program.flat())) == "W ids Y");
  CHECK(reify(program.flat()).checked.empty());
}

TEST_CASE("data may be taken from data, computed, and stand beside other subscripts") {
  constexpr auto chain = Z(n) = W(clamped(next(clamped(ids(n) + 1))), 2);
  CHECK(text_of(reify(chain.flat())) ==
        "Z[n<N] = W[max(min(next[max(min(int64(ids[n] + 1), 7), 0)], V - 1), 0), 2]");
  constexpr auto two = Z(n) = W(clamped(ids(n)), clamped(next(1)));
  CHECK(text_of(reify(two.flat())) ==
        "Z[n<N] = W[max(min(int64(ids[n]), V - 1), 0), max(min(next[1], 3), 0)]");
}

TEST_CASE("what a call must check is noted") {
  constexpr auto program = Y(n, j) = 2 * W(checked(ids(n)), 3 - j);
  CHECK(reify(program.flat()).checked == std::vector<CheckedSubscript>{{"ids", "W", 0}});
}

TEST_CASE("indices of data belong to the expression, and data never lie outside") {
  using E = decltype(W(clamped(ids(n)), j));
  CHECK(std::is_same_v<E::indices, dsl::Indices<dsl::Free<Index<"n">, -1>,
                                                dsl::Free<Index<"j">, 4>>>);
  constexpr auto summed = Y(n, j) = sum(r, W(clamped(next(r + 5)), j) * cast<float>(ids(n)));
  CHECK(text_of(reify(summed.flat())) ==
        "Y[n<N, j<4] = sum(r, W[max(min(next[r + 5], V - 1), 0), j] * float(ids[n]))");
}
