#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/vectorize.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::wrong_element;

TEST_CASE("a vectorized loop becomes vectors of the machine's width") {
  CHECK(printed(after(programs::pair(5, 37), "compute_inline(B); vectorize(C, j)")) ==
        R"(for C.i in 0..5:
  unrolled for C.j in 0..3:
    vectorized for C.j.lane in 0..16:
      C[C.i, C.j * 16 + C.j.lane] = ((A[C.i, C.j * 16 + C.j.lane] if C.j * 16 + C.j.lane < 37) + 1.0) * 2.0 if C.j * 16 + C.j.lane < 37
)");
}

TEST_CASE("a short extent takes the next power of two lanes") {
  CHECK(printed(after(programs::pair(5, 3), "compute_inline(B); vectorize(C, j)")) ==
        R"(for C.i in 0..5:
  vectorized for C.j.lane in 0..4:
    C[C.i, C.j.lane] = ((A[C.i, C.j.lane] if C.j.lane < 3) + 1.0) * 2.0 if C.j.lane < 3
)");
}

TEST_CASE("many vectors stay a loop of vectors") {
  CHECK(printed(after(programs::pair(5, 272), "compute_inline(B); vectorize(C, j)")) ==
        R"(for C.i in 0..5:
  for C.j in 0..17:
    vectorized for C.j.lane in 0..16:
      C[C.i, C.j * 16 + C.j.lane] = (A[C.i, C.j * 16 + C.j.lane] + 1.0) * 2.0
)");
}

TEST_CASE("any spatial loop can be vectorized, wherever it stands") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "vectorize(C, j)") == "");
  CHECK(wrong_element(product, "vectorize(C, i)") == "");
  CHECK(wrong_element(product, "reorder(C, [k, i, j]); vectorize(C, j)") == "");
  CHECK(wrong_element(product, "split(C, j, [5], mask); vectorize(C, j.1)") == "");
  CHECK(wrong_element(product, "split(C, j, [5], mask); vectorize(C, j.0)") == "");
  CHECK(wrong_element(programs::transposed(19, 23), "vectorize(Y, i)") == "");
  CHECK(wrong_element(programs::window(19, 2),
                      "split(C, x, [8], mask); compute_at(B, C, x.0); vectorize(B, y); "
                      "vectorize(C, x.1)") == "");
}

TEST_CASE("an impossible vectorize says why") {
  Schedule schedule(after(programs::matmul(13, 29, 17), "parallel(C, j)"));
  CHECK_THROWS_WITH_AS(schedule["C"].vectorize("k"),
                       "vectorize(k): lanes of a reduction loop depend on each other; "
                       "rfactor it first",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].vectorize("i"),
                       "vectorize(i): the parallel loop j lies inside it", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].vectorize("j"),
                       "vectorize(j): loop j of C is parallel already", UserError);
  Schedule attached(after(programs::pair(5, 37), "compute_at(B, C, j)"));
  CHECK_THROWS_WITH_AS(attached["C"].vectorize("i"), "vectorize(i): B is computed inside it",
                       UserError);
  Schedule twice(after(programs::pair(5, 37), "vectorize(C, j)"));
  CHECK_THROWS_WITH_AS(twice["C"].vectorize("i"),
                       "vectorize(i): loop j of C is vectorize already and one is the most",
                       UserError);
}
