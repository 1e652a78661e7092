#include "../program/program_text.hpp"
#include <hone/dsl.hpp>
#include <hone/program/reify.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;
using hone::test::text_of;

namespace {

constexpr Index<"h"> h;
constexpr Index<"r"> r;
constexpr Input<"X", float, 16, 16> X;
constexpr Output<"Y", float, 7, 3> Y;
using H = Index<"h">;
using R = Index<"r">;

}  // namespace

TEST_CASE("an access writes its subscripts as terms before the load") {
  constexpr auto e = X(2 * h + r - 1, 3);
  CHECK(e.size == 5);
  CHECK(e.nodes[0].integer == 2);
  CHECK(e.nodes[1].integer == 1);
  CHECK(e.nodes[2].op == FlatOp::offset);
  CHECK(e.nodes[2].integer == -1);
  CHECK(e.nodes[2].count == 1);
  CHECK(e.nodes[3].integer == 3);
  CHECK(e.nodes[4].op == FlatOp::load);
  CHECK(e.nodes[4].count == 4);
}

TEST_CASE("only an index alone has a range") {
  using Mixed = decltype(X(2 * h, r))::indices;
  CHECK(std::is_same_v<Mixed, dsl::Indices<dsl::Free<H, dsl::no_range>, dsl::Free<R, 16>>>);
  using Diagonal = decltype(X(h, h))::indices;
  CHECK(std::is_same_v<Diagonal, dsl::Indices<dsl::Free<H, 16>>>);
}

TEST_CASE("a negative factor reads backwards") {
  constexpr auto program = Y(h, r) = X(15 - h, 2 * h - r + 2);
  CHECK(text_of(reify(program.flat())) == "Y[h<7, r<3] = X[-1 * h + 15, 2 * h - r + 2]");
}

namespace accumulate {
constexpr hone::Index<"i"> i;
constexpr hone::Index<"k"> k;
constexpr hone::Input<"A", float, 8, 3> A;
constexpr hone::Output<"C", float, 8> C;
}  // namespace accumulate

TEST_CASE("+= adds to what the output held") {
  using namespace accumulate;
  constexpr auto program = C(i) += sum(k, A(i, k));
  CHECK(hone::test::text_of(hone::reify(program.flat())) ==
        "C[i<8] = C.before[i] + sum(k, A[i, k])");
  constexpr auto literal = C(i) += 2;
  CHECK(hone::test::text_of(hone::reify(literal.flat())) == "C[i<8] = C.before[i] + 2.0");
}
