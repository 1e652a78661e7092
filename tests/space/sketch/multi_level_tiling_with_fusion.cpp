#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/sketch/multi_level_tiling_with_fusion.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

using Rules = std::tuple<MultiLevelTilingWithFusion, SkipStage>;

std::vector<Sketch> fused(const Program& program, const Rules& rules = {}) {
  return generate_sketches(programs::task_of(program), rules);
}

}  // namespace

TEST_CASE("a tiled stage is fused into its element-wise reader on two levels, or not at all") {
  const std::vector<Sketch> sketches = fused(programs::dense(64, 64, 64));
  REQUIRE(sketches.size() == 3);
  CHECK(sketches[0].state.stage("C.sum").location == Location{Location::Kind::at, "C", "j.0"});
  CHECK(sketches[1].state.stage("C.sum").location == Location{Location::Kind::at, "C", "j.1"});
  CHECK(sketches[2].state.steps().empty());
}

TEST_CASE("a structure whose second level is a reduction is fused on the first one only") {
  CHECK(fused(programs::dense(64, 64, 64), {{"SRSRS"}, {}}).size() == 2);
  CHECK(fused(programs::dense(64, 64, 64), {{"SRS"}, {}}).size() == 2);
}

TEST_CASE("of two producers one is fused: the reader's tiles are then taken") {
  using namespace programs;
  const auto product = [](const char* x) {
    return sum({{"k", 32}}, at(x, {v("i"), v("k")}) * at("B", {v("k"), v("j")}));
  };
  const Program both = Writer().input("A", {32, 32}).input("B", {32, 32}).input("D", {32, 32})
      .temp("S", {32, 32}).temp("T", {32, 32}).output("C", {32, 32})
      .assign("S", {"i", "j"}, product("A")).assign("T", {"i", "j"}, product("D"))
      .assign("C", {"i", "j"}, at("S", {v("i"), v("j")}) + at("T", {v("i"), v("j")}));
  int fused_at_once = 0;
  for (const Sketch& sketch : fused(both)) {
    const State& state = sketch.state;
    CHECK_FALSE((state.stage("S").is_attached() && state.stage("T").is_attached()));
    fused_at_once += state.stage("S").is_attached() || state.stage("T").is_attached() ? 1 : 0;
  }
  CHECK(fused_at_once == 4);
}
