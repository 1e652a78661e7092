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

TEST_CASE("the lanes and vectors of a reduction loop add up apart and are combined at the end") {
  CHECK(printed(after(programs::row_min(5, 64), "split(Y, j, [32], mask); vectorize(Y, j.1)")) ==
        R"(for Y.i in 0..5:
  allocate Y.acc: float[2, 16] in registers
  unrolled for Y.j.1 in 0..2:
    vectorized for Y.j.1.lane in 0..16:
      Y.acc[Y.j.1, Y.j.1.lane] = inf
  for Y.j.0 in 0..2:
    unrolled for Y.j.1 in 0..2:
      vectorized for Y.j.1.lane in 0..16:
        Y.acc[Y.j.1, Y.j.1.lane] = min(Y.acc[Y.j.1, Y.j.1.lane], X[Y.i, Y.j.0 * 32 + (Y.j.1 * 16 + Y.j.1.lane)])
  allocate Y.total: float[] in registers
  Y.total[] = inf
  unrolled for Y.j.1 in 0..1:
    vectorized for Y.j.1.lane in 0..16:
      Y.acc[0, Y.j.1.lane] = min(Y.acc[0, Y.j.1.lane], Y.acc[Y.j.1 + 1, Y.j.1.lane])
  vectorized for Y.j.1.lane in 0..16:
    Y.total[] = min(Y.total[], Y.acc[0, Y.j.1.lane])
  Y[Y.i] = Y.total[]
)");
}

TEST_CASE("terms that are the same in all lanes are all added up") {
  using namespace programs;
  const hone::Program times_four = Writer().input("A", {37}).output("C", {37}).assign(
      "C", {"i"}, sum({{"l", 4}}, at("A", {v("i")})));
  CHECK(wrong_element(times_four, "vectorize(C, l)") == "");
  CHECK(wrong_element(times_four, "reorder(C, [l, i]); vectorize(C, l)") == "");
}

TEST_CASE("any reduction loop can be vectorized, wherever it stands") {
  const auto product = programs::matmul(13, 29, 37);
  CHECK(wrong_element(product, "vectorize(C, k)") == "");
  CHECK(wrong_element(product, "split(C, k, [8], mask); vectorize(C, k.1)") == "");
  CHECK(wrong_element(product, "split(C, k, [8], mask); vectorize(C, k.0)") == "");
  CHECK(wrong_element(product, "reorder(C, [k, i, j]); vectorize(C, k)") == "");
  CHECK(wrong_element(product, "split(C, k, [20], mask); reorder(C, [k.0, i, j, k.1]); "
                               "vectorize(C, k.1)") == "");
  CHECK(wrong_element(product, "split(C, i, [3], mask); reorder(C, [j, i.0, k, i.1]); "
                               "vectorize(C, k); unroll(C, i.1)") == "");
  CHECK(wrong_element(programs::row_min(7, 83), "split(Y, j, [48], mask); vectorize(Y, j.1)") ==
        "");
  CHECK(wrong_element(programs::softmax(5, 83),
                      "vectorize(mx, j); split(sm, j, [32], mask); vectorize(sm, j.1)") == "");
}

TEST_CASE("an impossible vectorize says why") {
  programs::Program strict = programs::matmul(13, 29, 17);
  strict.float_mode = hone::FloatMode::strict;
  Schedule in_order(after(strict, ""));
  CHECK_THROWS_WITH_AS(in_order["C"].vectorize("k"),
                       "vectorize(k): lanes of a reduction loop add in another order, which strict "
                       "arithmetic forbids",
                       UserError);
  Schedule schedule(after(programs::matmul(13, 29, 17), "parallel(C, j)"));
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
