#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/lower/nest.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using hone::CpuTarget;
using hone::State;
using hone::lowering::Nest;
using hone::lowering::test::state_of;

namespace {

/// The nest of C, in a state that must outlive it.
Nest nest_of(const State& state, bool in_parallel = false) {
  const auto n = static_cast<std::size_t>(state.dag().find("C"));
  return hone::lowering::build_nest(state.dag().nodes[n], state.stages()[n],
                                    infer_bound(state)[n], CpuTarget::x86_avx512(), in_parallel);
}

/// "C.i 5, unrolled C.j 3, vectorized C.j.lane 16"
std::string loops(const State& state, bool in_parallel = false) {
  std::string text;
  for (const auto& loop : nest_of(state, in_parallel).loops) {
    const bool serial = loop.kind == hone::ir::LoopKind::serial;
    text += hone::concat(text.empty() ? "" : ", ", serial ? "" : name_of(loop.kind),
                         serial ? "" : " ", loop.var, " ");
    text += loop.shortened ? to_string(loop.shortened) : std::to_string(loop.extent);
  }
  return text;
}

std::string texts(const std::vector<hone::InsideAxis>& conditions) {
  std::string text;
  for (const auto& c : conditions) text += to_string(c.condition()) + ";";
  return text;
}

}  // namespace

TEST_CASE("a vectorized loop becomes unrolled vectors, and what is left over a mask") {
  const State state = state_of(programs::pair(5, 37), "vectorize(C, j)");
  CHECK(loops(state) == "C.i 5, unrolled C.j 3, vectorized C.j.lane 16");
  const Nest nest = nest_of(state);
  CHECK(texts(nest.masks) == "C.j * 16 + C.j.lane < 37;");
  CHECK(nest.guards.empty());
  CHECK(to_string(nest.points[1]) == "C.j * 16 + C.j.lane");
  CHECK_FALSE(nest.is_local);
}

TEST_CASE("a condition shortens the innermost serial loop that it depends on") {
  const State state = state_of(programs::pair(13, 37), "split(C, i, [8], mask)");
  CHECK(loops(state) == "C.i.0 2, C.i.1 min(8, 13 - C.i.0 * 8), C.j 37");
  CHECK(nest_of(state).guards.empty());
}

TEST_CASE("where the inner loop is unrolled the outer one is not shortened: a guard stays") {
  const State state =
      state_of(programs::pair(13, 37), "split(C, i, [8], mask); unroll(C, i.1)");
  CHECK(loops(state) == "C.i.0 2, unrolled C.i.1 8, C.j 37");
  CHECK(texts(nest_of(state).guards) == "C.i.0 * 8 + C.i.1 < 13;");
}

TEST_CASE("an outer loop that moved inside is shortened with a rounded bound") {
  const State state = state_of(programs::pair(13, 37), "split(C, i, [8], mask); "
                                                       "reorder(C, [i.1, i.0])");
  CHECK(loops(state) == "C.i.1 8, C.i.0 min(2, max(20 - C.i.1, 0) / 8), C.j 37");
  CHECK(hone::lowering::test::wrong_element(
            programs::pair(13, 37), "split(C, i, [8], mask); reorder(C, [i.1, i.0])") == "");
}

TEST_CASE("a condition on a fused loop stays a guard") {
  const State state =
      state_of(programs::pair(13, 37), "split(C, j, [8], mask); fuse(C, [i, j.0, j.1])");
  CHECK(texts(nest_of(state).guards) == "C.i@j.0@j.1 % 40 < 37;");
}

TEST_CASE("inside a parallel loop another one is serial") {
  const State state = state_of(programs::pair(5, 37), "parallel(C, i)");
  CHECK(loops(state) == "parallel C.i 5, C.j 37");
  CHECK(loops(state, true) == "C.i 5, C.j 37");
}

TEST_CASE("lanes are a power of two, at most the machine's for the widest element") {
  hone::DagNode node;
  node.body = programs::at("A", {});
  const CpuTarget target = CpuTarget::x86_avx512();
  using hone::lowering::detail::lanes_for;
  CHECK(lanes_for(1, node, target) == 1);
  CHECK(lanes_for(3, node, target) == 4);
  CHECK(lanes_for(16, node, target) == 16);
  CHECK(lanes_for(1000, node, target) == 16);
  node.body = hone::ir::cast(hone::DType::f32, programs::at("A", {}, hone::DType::f64));
  CHECK(lanes_for(1000, node, target) == 8);
  node.dtype = hone::DType::u8;
  node.body = programs::at("A", {}, hone::DType::u8);
  CHECK(lanes_for(1000, node, target) == 64);
}

TEST_CASE("the unroll limit reaches from the inside out") {
  CHECK(loops(state_of(programs::pair(3, 5), "unroll_limit(C, 15)")) ==
        "unrolled C.i 3, unrolled C.j 5");
  CHECK(loops(state_of(programs::pair(3, 5), "unroll_limit(C, 14)")) == "C.i 3, unrolled C.j 5");
  CHECK(loops(state_of(programs::pair(3, 37), "vectorize(C, j); unroll_limit(C, 9)")) ==
        "unrolled C.i 3, unrolled C.j 3, vectorized C.j.lane 16");
}

TEST_CASE("later tiles repair what is written beyond a tile if they run from long steps to short") {
  const auto repair = [](const char* steps) {
    const State state = state_of(programs::pair(37, 13), steps);
    return hone::lowering::later_tiles_repair(nest_of(state));
  };
  CHECK(repair(""));
  CHECK(repair("split(C, i, [8, 3], mask); reorder(C, [i.0, j, i.1, i.2]); vectorize(C, i.2)"));
  CHECK_FALSE(repair("split(C, i, [8, 3], mask); reorder(C, [i.0, i.2, j, i.1])"));
  CHECK_FALSE(repair("split(C, i, [8], mask); vectorize(C, i.0)"));
  CHECK_FALSE(repair("split(C, i, [8], mask); parallel(C, i.0)"));
  CHECK_FALSE(repair("fuse(C, [i, j])"));
}
