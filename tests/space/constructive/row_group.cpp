#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/constructive/row_group.hpp>

#include <doctest/doctest.h>

using namespace hone;
using Names = std::vector<std::string>;

namespace {

RowGroup group_of(const State& state, const char* host) {
  return row_group(state, AccessAnalysis(state.dag()), state.dag().find(host));
}

}  // namespace

TEST_CASE("the rows of softmax and layer norm bring their statistics along") {
  const Task softmax = programs::task_of(programs::softmax(8, 16));
  const RowGroup rows = group_of(State(softmax.dag_pointer()), "P");
  CHECK(rows.members == Names{"sm", "mx"});
  CHECK(rows.shared == 1);
  const Task norm = programs::task_of(programs::layer_norm(8, 16));
  State state(norm.dag_pointer());
  for (const char* stage : {"mean", "var"}) state = *ComputeInline{stage}.apply(state);
  CHECK(group_of(state, "Y").members == Names{"var.sum", "mean.sum"});
}

TEST_CASE("matrix products, outputs and what others read too do not join") {
  using namespace programs;
  const Program program = Writer().input("X", {8, 16}).temp("m", {8}).output("s", {8})
      .output("Y", {8, 16})
      .assign("m", {"i"}, sum({{"j", 16}}, at("X", {v("i"), v("j")})))
      .assign("s", {"i"}, at("m", {v("i")}) * real(2))
      .assign("Y", {"i", "j"}, at("X", {v("i"), v("j")}) - at("m", {v("i")}));
  const Task task = task_of(program);
  CHECK(group_of(State(task.dag_pointer()), "Y").members.empty());
  const Task dense_task = task_of(programs::dense(8, 8, 8));
  CHECK(group_of(State(dense_task.dag_pointer()), "C").members.empty());
}

TEST_CASE("members are computed at the host's blocks of rows") {
  const Task task = programs::task_of(programs::softmax(1024, 1024), 2);
  Attempt attempt((State(task.dag_pointer())));
  REQUIRE(schedule_row_group(attempt, task, group_of(attempt.state(), "P")));
  CHECK(legality::loop_names(attempt.stage("P")) == "i.0, j.0, i.1, j.1");
  for (const char* stage : {"sm", "mx"}) {
    CHECK(attempt.stage(stage).location == Location{Location::Kind::at, "P", "i.0"});
  }
  CHECK(attempt.stage("P").loops[0].annotation == Annotation::parallel);
}

TEST_CASE("an expensive stage between may be computed with the rows as well") {
  using namespace programs;
  const Program program = Writer().input("X", {64, 32}).temp("E", {64, 32}).temp("s", {64})
      .output("Y", {64, 32})
      .assign("E", {"i", "j"}, programs::exp(at("X", {v("i"), v("j")})))
      .assign("s", {"i"}, sum({{"j", 32}}, at("E", {v("i"), v("j")})))
      .assign("Y", {"i", "j"}, at("E", {v("i"), v("j")}) / at("s", {v("i")}));
  const Task task = task_of(program, 1);
  Attempt attempt((State(task.dag_pointer())));
  const RowGroup group = group_of(attempt.state(), "Y");
  CHECK(group.members == Names{"s", "E"});
  CHECK(schedule_row_group(attempt, task, group));
  CHECK(attempt.stage("E").is_attached());
}
