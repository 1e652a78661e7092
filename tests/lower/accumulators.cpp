#include "trial.hpp"

#include <hone/lower/accumulators.hpp>
#include <hone/lower/stage_values.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <deque>

using hone::CpuTarget;
using hone::State;
using namespace hone::lowering;

namespace {

Nest nest_of(const hone::Program& program, const char* steps) {
  static const CpuTarget target = CpuTarget::x86_avx512();
  static std::deque<State> kept;  // nests refer to their state
  kept.push_back(test::state_of(program, steps));
  StageValues values(kept.back(), target);
  const State& state = kept.back();
  return values.nest(static_cast<std::size_t>(state.dag().find("C")), false);
}

const char* const tile = "split(C, i, [6], mask); split(C, j, [32], mask); "
                         "reorder(C, [i.0, j.0, k, i.1, j.1]); unroll(C, i.1); vectorize(C, j.1)";

}  // namespace

TEST_CASE("accumulators live from the serial reduction loops inwards") {
  const Nest nest = nest_of(programs::matmul(13, 64, 17), tile);
  const ReductionScopes p = scopes_of(nest);
  CHECK(p.first_reduce == 2);
  CHECK(p.scope == 2);
  CHECK(p.tile == 3);
  CHECK(accumulator_count(nest, p.tile) == 12);
  CHECK(combined_loops(nest, p.tile).empty());
  CHECK(Accumulators(nest, ".acc", accumulator_loops(nest, p.tile)).buffer.shape ==
        std::vector<std::int64_t>{6, 2, 16});
}

TEST_CASE("a vectorized reduction loop has accumulators of its own") {
  const Nest nest = nest_of(programs::matmul(13, 64, 64), "vectorize(C, k)");
  const ReductionScopes p = scopes_of(nest);
  CHECK(accumulator_count(nest, p.tile) == 4);
  REQUIRE(combined_loops(nest, p.tile).size() == 2);
  CHECK(combined_loops(nest, p.tile).back()->extent == 16);
}

TEST_CASE("an unrolled reduction loop adds into the accumulators of its tile") {
  const Nest nest = nest_of(programs::matmul(13, 64, 8), "unroll(C, k)");
  CHECK(accumulator_count(nest, scopes_of(nest).tile) == 1);
  CHECK(combined_loops(nest, scopes_of(nest).tile).empty());
}
