#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/attempt.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a rejected step leaves an attempt as it was") {
  const Task task = programs::task_of(programs::matmul(8, 8, 8));
  Attempt attempt((State(task.dag_pointer())));
  CHECK(attempt.add(Split{"C", "i", {4}, Tail::mask}));
  CHECK_FALSE(attempt.add(Parallel{{"C", "k"}}));
  CHECK_FALSE(attempt.add(Split{"D", "i", {4}, Tail::mask}));
  CHECK(states::steps_of(attempt.state()) == "split(C, i, [4], mask)");
  CHECK(attempt.stage("C").loops.size() == 4);
  CHECK(attempt.node("C").axes.size() == 2);
}

TEST_CASE("steps that belong together are made together or not at all") {
  const Task task = programs::task_of(programs::matmul(8, 8, 8));
  Attempt attempt((State(task.dag_pointer())));
  const auto split_and_mark = [](const char* loop, const char* mark) {
    return [=](Attempt& a) {
      return a.add(Split{"C", loop, {4}, Tail::mask}) && a.add(Parallel{{"C", mark}});
    };
  };
  CHECK_FALSE(attempt.all_or_nothing(split_and_mark("k", "k.1")));
  CHECK(attempt.state().steps().empty());
  CHECK(attempt.all_or_nothing(split_and_mark("j", "j.1")));
  CHECK(states::steps_of(attempt.state()) == "split(C, j, [4], mask); parallel(C, j.1)");
}
