#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/annotate/fill_tile_sizes.hpp>
#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

/// Draws tile sizes for every sketch and calls check(state, sketch, lengths).
template <class Check>
void draw(const Task& task, int times, Check&& check) {
  Rng rng(9);
  for (const Sketch& sketch : generate_sketches(task)) {
    const AnnotationContext context{task, sketch.holes};
    for (int n = 0; n < times; ++n) {
      Decisions decisions(rng);
      const Applied state = FillTileSizes{}.apply(sketch.state, context, decisions);
      REQUIRE(state);
      check(*state, sketch, lengths_of(state->steps(), sketch.holes));
    }
  }
}

}  // namespace

TEST_CASE("most register tiles fit the vector registers") {
  for (const CpuTarget& target : {CpuTarget::x86_avx512(), CpuTarget::x86_avx2()}) {
    int all = 0;
    int fitting = 0;
    const Task task = programs::task_of(programs::matmul(127, 509, 253), 4, target);
    draw(task, 200, [&](const State&, const Sketch&, const std::vector<Lengths>& lengths) {
      const std::int64_t vectors = tile_size::ceil_divide(lengths[1].back(), target.lanes(4));
      ++all;
      fitting += lengths[0].back() * vectors <= target.vector_registers - operand_registers;
    });
    CHECK(all == 600);
    CHECK(fitting > all * 9 / 10);
  }
}

TEST_CASE("the unit-stride axis gets whole vectors") {
  int whole = 0;
  const Task task = programs::task_of(programs::matmul(127, 509, 253));
  draw(task, 100, [&](const State&, const Sketch&, const std::vector<Lengths>& lengths) {
    whole += lengths[1].back() % 16 == 0;
  });
  CHECK(whole > 270);
}

TEST_CASE("lengths that do not divide the extent are drawn too") {
  int tails = 0;
  const Task task = programs::task_of(programs::matmul(64, 64, 64));
  draw(task, 100, [&](const State&, const Sketch&, const std::vector<Lengths>& lengths) {
    tails += 64 % lengths[0].back() != 0;
  });
  CHECK(tails > 30);
}

TEST_CASE("steps that depend on a length follow it") {
  const Task task = programs::task_of(programs::dense(30, 70, 50));
  draw(task, 20, [&](const State& state, const Sketch&, const std::vector<Lengths>& lengths) {
    if (!state.stage("C.sum").is_attached()) return;
    const std::vector<Loop>& loops = state.stage("C").loops;
    std::int64_t tile = loops.size() == 4 ? lengths[0][0] * lengths[0][1] * lengths[0][2]
                                          : lengths[0][1] * lengths[0][2];
    tile = std::min<std::int64_t>(tile, 30);
    CHECK(loops[loops.size() - 2].extent == tile);
  });
}

TEST_CASE("an rfactor's inner part is mostly a few vectors, its outer part a few pieces a thread") {
  int vectors = 0;
  int pieces = 0;
  const Task task = programs::task_of(programs::row_min(10, 1024));
  draw(task, 100, [&](const State& state, const Sketch& sketch, const std::vector<Lengths>&) {
    if (sketch.holes.empty()) return;
    const bool inner = states::count(state, "reorder") > 0;
    const std::int64_t factor = state.dag().node("Y.rf").axes[1].extent;
    vectors += inner && factor % 16 == 0 && factor <= 128;
    pieces += !inner && factor >= 4 && factor <= 32;
  });
  CHECK(vectors > 75);
  CHECK(pieces > 75);
}

TEST_CASE("a hole in a loop that is not there is rejected") {
  const Task task = programs::task_of(programs::matmul(8, 8, 8));
  const std::vector<std::size_t> holes{0};
  const Step open{"split", {"C", "x", "[1]", "mask"}};
  const State state = State(task.dag_pointer()).with_history({open});
  Rng rng(1);
  Decisions decisions(rng);
  const Applied filled = FillTileSizes{}.apply(state, {task, holes}, decisions);
  CHECK_FALSE(filled);
  CHECK(filled.reason() == "split(x): C has no loop x; its loops are i, j, k");
}
