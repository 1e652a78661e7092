#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/rfactor.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

TEST_CASE("rfactor makes a stage of partial results of one loop of a reduction") {
  CHECK(printed(after(programs::row_min(5, 12), "split(Y, j, [4], mask); rfactor(Y, j.1, 1)")) ==
        R"(allocate Y.rf: float[5, 4] in workspace
for Y.rf.i in 0..5:
  for Y.rf.j.1 in 0..4:
    allocate Y.rf.acc: float[] in registers
    Y.rf.acc[] = inf
    for Y.rf.j.0 in 0..3:
      Y.rf.acc[] = min(Y.rf.acc[], X[Y.rf.i, Y.rf.j.0 * 4 + Y.rf.j.1])
    Y.rf[Y.rf.i, Y.rf.j.1] = Y.rf.acc[]
for Y.i in 0..5:
  allocate Y.acc: float[] in registers
  Y.acc[] = inf
  for Y.j.1 in 0..4:
    Y.acc[] = min(Y.acc[], Y.rf[Y.i, Y.j.1])
  Y[Y.i] = Y.acc[]
)");
}

TEST_CASE("beyond the end a partial result takes the reduction's identity") {
  const auto text =
      printed(after(programs::row_min(5, 13), "split(Y, j, [4], mask); rfactor(Y, j.1, 0)"));
  CHECK(text.find("allocate Y.rf: float[4, 5]") != std::string::npos);
  CHECK(text.find("select(Y.rf.j.0 * 4 + Y.rf.j.1 < 13, "
                  "X[Y.rf.i, Y.rf.j.0 * 4 + Y.rf.j.1] if Y.rf.j.0 * 4 + Y.rf.j.1 < 13, inf)") !=
        std::string::npos);
}

TEST_CASE("the step of an rfactor replays from its text") {
  const hone::State start = start_of(programs::row_min(5, 12));
  CHECK(to_string(after(start, "rfactor(Y, j, 1)").steps()) == "rfactor(Y, j, 1)");
  CHECK(refusal(start, "rfactor(Y, j)") ==
        "the arguments of rfactor(Y, j) are not those of rfactor");
}

TEST_CASE("factored reductions compute the same") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "split(C, k, [4], mask); rfactor(C, k.1, 0); "
                               "vectorize(C.rf, j); parallel(C.rf, k.1)") == "");
  CHECK(wrong_element(product, "split(C, k, [4], mask); rfactor(C, k.0, 2)") == "");
  CHECK(wrong_element(programs::row_min(5, 37),
                      "split(Y, j, [16], mask); rfactor(Y, j.1, 1); vectorize(Y.rf, j.1); "
                      "compute_at(Y.rf, Y, i); parallel(Y, i)") == "");
}

TEST_CASE("an impossible rfactor says why and what is possible") {
  Schedule schedule(start_of(programs::matmul(13, 29, 17)));
  CHECK_THROWS_WITH_AS(schedule["C"].rfactor("q", 0),
                       "rfactor(C, q): C has no loop q; its loops are i, j, k", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].rfactor("j", 0),
                       "rfactor(C, j): j is not a reduction loop", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].rfactor("k", 3),
                       "rfactor(C, k): the position 3 is not in 0..2", UserError);
  CHECK_THROWS_WITH_AS(schedule["C"].rfactor("k", -1),
                       "rfactor(C, k): the position -1 is not in 0..2", UserError);
  schedule.cache_read("A", {"C"})["A.cache"].compute_at("C", "i");
  CHECK_THROWS_WITH_AS(schedule["C"].rfactor("k", 0),
                       "rfactor(C, k): A.cache is computed at a loop of C", UserError);
  Schedule split(after(programs::matmul(13, 29, 17), "split(C, j, [4], mask)"));
  CHECK_THROWS_WITH_AS(split["C"].rfactor("k", 0),
                       "rfactor(C, k): axis j of C has been scheduled already", UserError);
  Schedule marked(after(programs::matmul(13, 29, 17), "parallel(C, i)"));
  CHECK_THROWS_WITH_AS(marked["C"].rfactor("k", 0),
                       "rfactor(C, k): axis i of C has been scheduled already", UserError);
}
