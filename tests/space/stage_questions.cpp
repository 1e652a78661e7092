#include "space/programs.hpp"

#include <hone/space/stage_questions.hpp>
#include <hone/schedule/apply.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

struct Asked {
  explicit Asked(const Program& program)
      : task(programs::task_of(program)), state(task.dag_pointer()), access(task.dag()) {}
  int id(std::string_view name) const { return state.dag().find(name); }
  Task task;
  State state;
  AccessAnalysis access;
};

}  // namespace

TEST_CASE("iterations are counted by role") {
  const Asked asked(programs::matmul(4, 5, 6));
  CHECK(iterations(asked.state.stage("C"), LoopRole::spatial) == 20);
  CHECK(iterations(asked.state.stage("C"), LoopRole::reduce) == 6);
}

TEST_CASE("a stage is tiled when its loops are no longer its axes") {
  const Asked asked(programs::matmul(4, 5, 6));
  CHECK_FALSE(is_tiled(asked.state, asked.state.stage("C")));
  const Applied split = Split{"C", "i", {2}, Tail::mask}.apply(asked.state);
  CHECK(is_tiled(*split, split->stage("C")));
}

TEST_CASE("consumers are looked for behind inlined stages") {
  Asked asked(programs::conv_bn_relu(14, 3, 8, 3, 1, 1));
  CHECK(single_elementwise_consumer(asked.state, asked.access, asked.id("Conv")) ==
        asked.id("Bias"));
  for (const char* name : {"Bias", "Mul", "Add"}) {
    asked.state = *ComputeInline{name}.apply(asked.state);
  }
  CHECK(single_consumer(asked.state, asked.access, asked.id("Conv")) == asked.id("Y"));
  CHECK(single_elementwise_consumer(asked.state, asked.access, asked.id("Conv")) == asked.id("Y"));
  CHECK(single_elementwise_consumer(asked.state, asked.access, asked.id("X.pad")) == -1);
  CHECK(single_consumer(asked.state, asked.access, asked.id("Y")) == -1);
}

TEST_CASE("several consumers count as the one root that they are computed in") {
  Asked asked(programs::softmax(8, 16));
  CHECK(single_consumer(asked.state, asked.access, asked.id("mx")) == -1);
  asked.state = *ComputeAt{"sm", "P", "i"}.apply(asked.state);
  CHECK(single_consumer(asked.state, asked.access, asked.id("mx")) == asked.id("P"));
}

TEST_CASE("two reductions in a row are not fused element by element") {
  const Asked asked(programs::two_matmuls(8));
  CHECK(single_elementwise_consumer(asked.state, asked.access, asked.id("C")) == -1);
}

TEST_CASE("rfactor is needed for few results of a long reduction") {
  const auto needs = [](const Program& program, const char* stage, int cores) {
    const Asked asked(program);
    return needs_rfactor(asked.state, asked.access, asked.id(stage), cores);
  };
  CHECK(needs(programs::matmul(8, 8, 512), "C", 4));
  CHECK_FALSE(needs(programs::matmul(8, 9, 512), "C", 4));  // 72 results for 4 * 16
  CHECK_FALSE(needs(programs::matmul(8, 8, 63), "C", 4));   // more results than terms
  CHECK(needs(programs::row_min(10, 1024), "Y", 4));
  CHECK_FALSE(needs(programs::row_min(10, 4), "Y", 4));
  CHECK(needs(programs::row_min(10, 5), "Y", 4));
  CHECK_FALSE(needs(programs::transpose(8, 8), "Y", 4));
}

TEST_CASE("a cache stage is known by its name") {
  const Asked asked(programs::matmul(4, 4, 4));
  const Applied cached = CacheWrite{"C"}.apply(asked.state);
  CHECK(is_cache_stage(cached->stage("C.local")));
  CHECK_FALSE(is_cache_stage(cached->stage("C")));
}

TEST_CASE("inlined stages are listed by node") {
  const Asked asked(programs::conv_bn_relu(14, 3, 8, 3, 1, 1));
  const Applied inlined = ComputeInline{"Mul"}.apply(asked.state);
  const std::vector<bool> flags = inlined_stages(*inlined);
  CHECK(flags[static_cast<std::size_t>(asked.id("Mul"))]);
  CHECK_FALSE(flags[static_cast<std::size_t>(asked.id("Add"))]);
}
