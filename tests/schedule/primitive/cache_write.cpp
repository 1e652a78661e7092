#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/cache_write.hpp>
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

TEST_CASE("cache_write computes into a temporary and copies from there") {
  CHECK(printed(after(programs::pair(5, 37), "compute_inline(B); cache_write(C)")) ==
        R"(allocate C.local: float[5, 37] in workspace
for C.local.i in 0..5:
  for C.local.j in 0..37:
    C.local[C.local.i, C.local.j] = (A[C.local.i, C.local.j] + 1.0) * 2.0
for C.i in 0..5:
  for C.j in 0..37:
    C[C.i, C.j] = C.local[C.i, C.j]
)");
}

TEST_CASE("the step of a cache_write replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(to_string(after(start, "cache_write(B)").steps()) == "cache_write(B)");
  CHECK(refusal(start, "cache_write(B, C)") ==
        "the arguments of cache_write(B, C) are not those of cache_write");
}

TEST_CASE("a register tile with its copy computes the same") {
  CHECK(wrong_element(programs::dense(13, 29, 17),
                      "cache_write(C.sum); split(C, i, [4], mask); split(C, j, [16], mask); "
                      "reorder(C, [i.0, j.0, i.1, j.1]); compute_at(C.sum, C, j.0); "
                      "compute_at(C.sum.local, C, j.0); reorder(C.sum.local, [k, i, j]); "
                      "unroll(C.sum.local, i); vectorize(C.sum.local, j); vectorize(C, j.1); "
                      "parallel(C, i.0)") == "");
  CHECK(wrong_element(programs::softmax(5, 37), "cache_write(P); cache_write(sm); "
                                                "compute_at(P.local, P, i)") == "");
}

TEST_CASE("cache_write comes before any other step on the stage") {
  Schedule schedule(after(programs::triangle(5, 37), "split(C, i, [4], mask); parallel(D, i); "
                                                     "compute_inline(B)"));
  const auto refused = [](const std::string& stage) {
    return "cache_write(" + stage + "): " + stage +
           " has been scheduled already; this step must come before any other on it";
  };
  for (const std::string stage : {"B", "C", "D"}) {
    CHECK_THROWS_WITH_AS(schedule[stage].cache_write(), refused(stage).c_str(), UserError);
  }
  CHECK(refusal(schedule.state(), "cache_write(A)") ==
        "cache_write(A): there is no stage A; the stages are B, C, D");
}
