#include <hone/schedule/by_hand.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using hone::Schedule;
using hone::UserError;
using hone::test::start_of;

namespace {

/// As the typed shell's placeholders and indices are.
struct Named {
  static constexpr std::string_view name = "C";
};
struct IndexJ {
  static constexpr std::string_view name = "j";
};

}  // namespace

TEST_CASE("every call of a schedule by hand makes one step") {
  Schedule schedule(start_of(programs::dense(13, 29, 17)));
  schedule["C.sum"].cache_write().split("i", {4}).split("j", {8}, hone::Tail::peel);
  schedule["C.sum"].reorder({"i.0", "j.0", "i.1", "j.1"}).fuse({"i.0", "j.0"}).vectorize("j.1");
  schedule["C.sum"].parallel("i.0@j.0").unroll("i.1").unroll_limit(16);
  schedule.cache_read("A", {"C.sum.local"});
  schedule["A.cache"].compute_inline().compute_root();
  schedule["C.sum.local"].split("k", {4}).rfactor("k.1", 0).compute_at("C.sum", "i.0@j.0");
  schedule["C"].follow_split("i", "C.sum", "i", 1);
  CHECK(to_string(schedule.state().steps()) ==
        "cache_write(C.sum); split(C.sum, i, [4], mask); split(C.sum, j, [8], peel); "
        "reorder(C.sum, [i.0, j.0, i.1, j.1]); fuse(C.sum, [i.0, j.0]); vectorize(C.sum, j.1); "
        "parallel(C.sum, i.0@j.0); unroll(C.sum, i.1); unroll_limit(C.sum, 16); "
        "cache_read(A, [C.sum.local]); compute_inline(A.cache); compute_root(A.cache); "
        "split(C.sum.local, k, [4], mask); rfactor(C.sum.local, k.1, 0); "
        "compute_at(C.sum.local, C.sum, i.0@j.0); follow_split(C, i, C.sum, i, 1)");
}

TEST_CASE("what two stages share, what is packed and what is partitioned are steps, too") {
  Schedule schedule(start_of(programs::softmax(7, 37)));
  schedule.share("P", "sm")["P.shared"].split("j", {16}).partition("j.0").pack();
  CHECK(to_string(schedule.state().steps()) ==
        "share(P, sm); split(P.shared, j, [16], mask); partition(P.shared, j.0); pack(P.shared)");
}

TEST_CASE("a schedule that is whole computes the same") {
  Schedule schedule(start_of(programs::dense(13, 29, 17)));
  schedule["C"].tile({{"i", 4}, {"j", 16}}).vectorize("j.1").parallel("i.0").unroll("i.1");
  schedule["C.sum"].compute_at("C", "j.0").reorder({"k", "i", "j"}).unroll("i").vectorize("j");
  const std::string steps = to_string(schedule.state().steps());
  CHECK(steps ==
        "split(C, i, [4], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, i.1, j.1]); "
        "vectorize(C, j.1); parallel(C, i.0); unroll(C, i.1); compute_at(C.sum, C, j.0); "
        "reorder(C.sum, [k, i, j]); unroll(C.sum, i); vectorize(C.sum, j)");
  CHECK(hone::test::wrong_element(programs::dense(13, 29, 17), steps) == "");
}

TEST_CASE("stages and loops can be named by the objects of the program") {
  Schedule schedule(start_of(programs::pair(5, 37)));
  schedule[Named{}].split(IndexJ{}, {8}).parallel(std::string("i"));
  CHECK(to_string(schedule.state().steps()) == "split(C, j, [8], mask); parallel(C, i)");
}

TEST_CASE("a stage that is not there is named with those that are") {
  Schedule schedule(start_of(programs::pair(5, 37)));
  CHECK_THROWS_WITH_AS(schedule["E"], "schedule[E]: there is no stage E; the stages are B, C",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule["A"], "schedule[A]: there is no stage A; the stages are B, C",
                       UserError);
}

TEST_CASE("a call that is refused leaves the schedule as it was") {
  Schedule schedule(start_of(programs::pair(5, 37)));
  schedule["C"].split("i", {2});
  CHECK_THROWS_WITH_AS(schedule["C"].parallel("i"),
                       "parallel(i): C has no loop i; its loops are i.0, i.1, j", UserError);
  CHECK(to_string(schedule.state().steps()) == "split(C, i, [2], mask)");
}

TEST_CASE("an error about a stage ends with the place of its statement") {
  hone::Program program = programs::dense(13, 29, 17);
  program.stages[0].where = "dense.cpp:14";
  Schedule schedule(start_of(program));
  CHECK_THROWS_WITH_AS(schedule["C.sum"].split("i", {4}, hone::Tail::exact),
                       "split(i, 4): 4 does not divide the extent 13; use Tail::mask or Tail::peel,"
                       " or a factor that divides it (at dense.cpp:14)",
                       UserError);
}
