#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/reorder.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::loops_of;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

TEST_CASE("a reduction loop outside others accumulates in the tensor itself") {
  CHECK(printed(after(programs::matmul(13, 29, 17), "reorder(C, [k, i])")) ==
        R"(for C.j in 0..29:
  for C.i in 0..13:
    C[C.i, C.j] = 0.0
for C.k in 0..17:
  for C.j in 0..29:
    for C.i in 0..13:
      C[C.i, C.j] = C[C.i, C.j] + A[C.i, C.k] * B[C.k, C.j]
)");
}

TEST_CASE("loops that are not named keep their places") {
  const hone::State start = start_of(programs::matmul(13, 29, 17));
  CHECK(loops_of(after(start, "reorder(C, [k, i])"), "C") == "k 17, j 29, i 13");
  CHECK(loops_of(after(start, "reorder(C, [j, k, i])"), "C") == "j 29, k 17, i 13");
  CHECK(loops_of(after(start, "reorder(C, [])"), "C") == "i 13, j 29, k 17");
}

TEST_CASE("annotations go with their loops") {
  const auto state = after(programs::matmul(13, 29, 17), "parallel(C, j); reorder(C, [j, i])");
  CHECK(loops_of(state, "C") == "j 29 parallel, i 13, k 17");
}

TEST_CASE("the step of a reorder replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(to_string(after(start, "reorder(B, [j, i])").steps()) == "reorder(B, [j, i])");
  CHECK(refusal(start, "reorder(B)") == "the arguments of reorder(B) are not those of reorder");
}

TEST_CASE("every order computes the same") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "reorder(C, [k, j, i])") == "");
  CHECK(wrong_element(product, "split(C, k, [4], mask); reorder(C, [k.0, i, k.1, j])") == "");
  CHECK(wrong_element(product, "split(C, i, [4], mask); split(C, j, [8], mask); "
                               "reorder(C, [j.0, k, i.1, i.0, j.1]); vectorize(C, j.1)") == "");
}

TEST_CASE("an impossible reorder says why and what is possible") {
  Schedule schedule(after(programs::pair(5, 37), "compute_at(B, C, i)"));
  CHECK_THROWS_WITH_AS(schedule["B"].reorder({"j", "k"}),
                       "reorder([j, k]): B has no loop k; its loops are i, j", UserError);
  CHECK_THROWS_WITH_AS(schedule["B"].reorder({"j", "i", "j"}),
                       "reorder([j, i, j]): j is named twice", UserError);
  CHECK_THROWS_WITH_AS(
      schedule["C"].reorder({"j", "i"}),
      "reorder([j, i]): B is computed at a loop of C; reorder before compute_at", UserError);
  CHECK(refusal(schedule.state(), "reorder(E, [])") ==
        "reorder([]): there is no stage E; the stages are B, C");
}
