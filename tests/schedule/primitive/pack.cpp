#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/pack.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::wrong_element;

namespace {

const char* const panels =
    "cache_read(B, [C]); split(B.cache, d1, [8], mask); reorder(B.cache, [d1.0, d0, d1.1]); "
    "pack(B.cache); ";

}  // namespace

TEST_CASE("a packed stage is stored in the order of its loops, in whole tiles") {
  CHECK(printed(after(programs::matmul(5, 20, 7), panels)) ==
        R"(allocate B.cache: float[3, 7, 8] in stack
for B.cache.d1.0 in 0..3:
  for B.cache.d0 in 0..7:
    for B.cache.d1.1 in 0..min(8, 20 - B.cache.d1.0 * 8):
      B.cache[B.cache.d1.0, B.cache.d0, B.cache.d1.1] = B[B.cache.d0, B.cache.d1.0 * 8 + B.cache.d1.1]
for C.i in 0..5:
  for C.j in 0..20:
    allocate C.acc: float[] in registers
    C.acc[] = 0.0
    for C.k in 0..7:
      C.acc[] = C.acc[] + A[C.i, C.k] * B.cache[C.j / 8, C.k, C.j % 8]
    C[C.i, C.j] = C.acc[]
)");
}

TEST_CASE("a reader with the same tiles finds its panel without a division") {
  const auto state = after(programs::matmul(5, 20, 7),
                           std::string(panels) + "split(C, j, [8], mask); vectorize(C, j.1)");
  CHECK(printed(state).find("B.cache[C.j.0, C.k, C.j.1.lane]") != std::string::npos);
}

TEST_CASE("what is packed keeps its values, whatever the loops and the place") {
  const auto product = programs::matmul(13, 29, 17);
  const std::string pack = panels;
  CHECK(wrong_element(product, pack) == "");
  CHECK(wrong_element(product, pack + "vectorize(B.cache, d1.1); parallel(B.cache, d1.0)") == "");
  CHECK(wrong_element(product, pack + "split(C, j, [8], mask); reorder(C, [j.0, i, k, j.1]); "
                                      "vectorize(C, j.1); compute_at(B.cache, C, j.0); "
                                      "parallel(C, j.0)") == "");
  CHECK(wrong_element(product, pack + "split(C, j, [12], mask); reorder(C, [j.0, i, k, j.1]); "
                                      "vectorize(C, j.1); compute_at(B.cache, C, i)") == "");
  CHECK(wrong_element(product, pack + "split(C, k, [5], mask); reorder(C, [k.0, i, j, k.1]); "
                                      "compute_at(B.cache, C, k.0); unroll(C, k.1)") == "");
  CHECK(wrong_element(product, "cache_read(A, [C]); reorder(A.cache, [d1, d0]); "
                               "fuse(A.cache, [d1, d0]); pack(A.cache)") == "");
  CHECK(wrong_element(product, "cache_read(A, [C]); split(A.cache, d0, [2, 3], mask); "
                               "reorder(A.cache, [d0.1, d1, d0.0, d0.2]); vectorize(A.cache, d1); "
                               "pack(A.cache)") == "");
  CHECK(wrong_element(programs::window(19, 2),
                      "split(C, x, [4], mask); split(B, y, [3], mask); reorder(B, [y.1, y.0]); "
                      "compute_at(B, C, x.0); pack(B); vectorize(C, x.1)") == "");
}

TEST_CASE("sums can be packed") {
  const auto dense = programs::dense(13, 29, 17);
  CHECK(wrong_element(dense, "split(C.sum, j, [8], mask); reorder(C.sum, [j.0, i, k, j.1]); "
                             "vectorize(C.sum, j.1); pack(C.sum)") == "");
  CHECK(wrong_element(dense, "split(C.sum, k, [5], mask); reorder(C.sum, [k.0, j, i, k.1]); "
                             "pack(C.sum)") == "");
}

TEST_CASE("an impossible pack says why") {
  Schedule schedule(after(programs::pair(5, 37), "compute_inline(B)"));
  CHECK_THROWS_WITH_AS(schedule["C"].pack(),
                       "pack(C): C is an output, stored as its caller has it; pack what it reads "
                       "or what cache_write computes it into",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].pack(), "pack(B): B is inlined and stored nowhere",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule.add(hone::Pack{"D"}),
                       "pack(D): there is no stage D; the stages are B, C", UserError);
}
