#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

#include <tuple>

using namespace hone;

namespace {

/// A user's annotation: unrolls the outermost loop of the first stage, or is rejected.
struct UnrollFirst {
  static constexpr std::string_view name = "unroll_first";
  std::string loop;
  Applied apply(const State& state, const AnnotationContext& context, Decisions&) const {
    CHECK(context.threads() == 4);
    CHECK(context.target() == CpuTarget::x86_avx512());
    return Unroll{{"Y", loop}}.apply(state);
  }
};
static_assert(AnnotationRule<UnrollFirst>);

}  // namespace

TEST_CASE("annotations of the user's own are applied in their order") {
  const Task task = programs::task_of(programs::transpose(8, 8));
  const Sketch sketch = generate_sketches(task).front();
  Rng rng(1);
  Decisions decisions(rng);
  const auto both = std::tuple{UnrollFirst{"i"}, UnrollFirst{"j"}};
  const Applied state = annotate(task, sketch, decisions, both);
  REQUIRE(state);
  CHECK(states::steps_of(*state) == "unroll(Y, i); unroll(Y, j)");
}

TEST_CASE("the first rejection of an annotation is the result") {
  const Task task = programs::task_of(programs::transpose(8, 8));
  const Sketch sketch = generate_sketches(task).front();
  Rng rng(1);
  Decisions decisions(rng);
  const auto both = std::tuple{UnrollFirst{"x"}, UnrollFirst{"y"}};
  const Applied state = annotate(task, sketch, decisions, both);
  CHECK_FALSE(state);
  CHECK(state.reason() == "unroll(x): Y has no loop x; its loops are i, j");
}
