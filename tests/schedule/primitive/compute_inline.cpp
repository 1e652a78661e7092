#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/compute_inline.hpp>
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

TEST_CASE("an inlined stage stands where it was read") {
  CHECK(printed(after(programs::triangle(5, 37), "compute_inline(B); compute_inline(C)")) ==
        R"(for D.i in 0..5:
  for D.j in 0..37:
    D[D.i, D.j] = A[D.i, D.j] + 1.0 + (A[D.i, D.j] + 1.0) * 2.0
)");
}

TEST_CASE("zero padding inlined keeps the test that guards the read") {
  CHECK(printed(after(programs::padded_window(19), "compute_inline(X.pad); vectorize(C, x)"))
            .find("select(") != std::string::npos);
}

TEST_CASE("the step of a compute_inline replays from its text") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(to_string(after(start, "compute_inline(B)").steps()) == "compute_inline(B)");
  CHECK(refusal(start, "compute_inline(B, C)") ==
        "the arguments of compute_inline(B, C) are not those of compute_inline");
}

TEST_CASE("inlined stages compute the same, also in vectors over a partial tile") {
  CHECK(wrong_element(programs::pair(5, 37), "compute_inline(B); vectorize(C, j)") == "");
  CHECK(wrong_element(programs::padded_window(19), "compute_inline(X.pad); vectorize(C, x)") == "");
  CHECK(wrong_element(programs::max_pool(9), "compute_inline(X.pad); vectorize(Y, w)") == "");
}

TEST_CASE("an impossible compute_inline says why") {
  Schedule schedule(start_of(programs::softmax(5, 37)));
  CHECK_THROWS_WITH_AS(schedule["P"].compute_inline(), "compute_inline(P): P is an output",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["sm"].compute_inline(), "compute_inline(sm): sm is a reduction",
                       UserError);
  Schedule chain(after(programs::window(19, 1), "cache_read(A, [B]); compute_at(A.cache, B, y)"));
  CHECK_THROWS_WITH_AS(chain["B"].compute_inline(),
                       "compute_inline(B): A.cache is computed at a loop of B", UserError);
  CHECK(refusal(chain.state(), "compute_inline(A)") ==
        "compute_inline(A): there is no stage A; the stages are A.cache, B, C");
}
