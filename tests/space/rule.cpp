#include "space/programs.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/recipes.hpp>

#include <doctest/doctest.h>

#include <tuple>

using namespace hone;

namespace {

/// A user's rule: vectorizes the innermost loop of every output and wants nothing else.
struct VectorizeOutputs {
  static constexpr std::string_view name = "vectorize_outputs";
  Match matches(const StageVisit& visit) const {
    return visit.access.is_output(visit.id) ? Match::apply_and_stop : Match::skip;
  }
  std::vector<NextVisit> apply(const StageVisit& visit) const {
    SketchBuilder sketch(visit.sketch);
    sketch.add(Vectorize{{visit.name(), visit.stage().loops.back().name}});
    return next_visit(sketch, visit.id - 1);
  }
};
static_assert(SketchRule<VectorizeOutputs>);

/// A rule that asks for what only some stages can do.
struct ParallelInnermost {
  static constexpr std::string_view name = "parallel_innermost";
  Match matches(const StageVisit& visit) const {
    return visit.access.is_output(visit.id) ? Match::apply_and_stop : Match::skip;
  }
  std::vector<NextVisit> apply(const StageVisit& visit) const {
    SketchBuilder sketch(visit.sketch);
    sketch.add(Parallel{{visit.name(), visit.stage().loops.back().name}});
    return next_visit(sketch, visit.id - 1);
  }
};
static_assert(SketchRule<ParallelInnermost>);

struct NoRule {
  static constexpr std::string_view name = "no_rule";
  bool matches(const StageVisit&) const { return true; }
};
static_assert(!SketchRule<NoRule>);

}  // namespace

TEST_CASE("a rule of the user's can come before the others") {
  const auto rules = std::tuple_cat(std::tuple{VectorizeOutputs{}}, CpuSketchRules{});
  const Task relu = programs::task_of(programs::transpose(8, 8));
  const std::vector<Sketch> sketches = generate_sketches(relu, rules);
  REQUIRE(sketches.size() == 1);
  CHECK(to_string(sketches[0].state.steps()) == "vectorize(Y, j)");
}

TEST_CASE("a rule whose steps are rejected counts as one that did not match") {
  const auto rules = std::tuple_cat(std::tuple{ParallelInnermost{}}, CpuSketchRules{});
  // A matmul's innermost loop is its reduction, which cannot run in parallel.
  const Task matmul = programs::task_of(programs::matmul(512, 512, 512));
  CHECK(generate_sketches(matmul, rules).size() == 3);
}
