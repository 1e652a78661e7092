#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace hone;

namespace {

std::map<std::string, int, std::less<>> fired;

/// A rule or annotation of the recipes that counts how often it made something.
template <class R>
struct Counted : R {
  Match matches(const StageVisit& visit) const {
    const Match match = R::matches(visit);
    if (match != Match::skip) ++fired[std::string(R::name)];
    return match;
  }
};

template <class A>
struct CountedAnnotation {
  static constexpr std::string_view name = A::name;
  Applied apply(const State& state, const AnnotationContext& context,
                Decisions& decisions) const {
    Applied next = A{}.apply(state, context, decisions);
    if (next && next->steps() != state.steps()) ++fired[std::string(A::name)];
    return next;
  }
};

template <class... R>
std::tuple<Counted<R>...> counted_rules(const std::tuple<R...>&) {
  return {};
}
template <class... A>
std::tuple<CountedAnnotation<A>...> counted_annotations(const std::tuple<A...>&) {
  return {};
}

}  // namespace

TEST_CASE("every rule and every annotation of the recipes does something for some program") {
  fired.clear();
  Rng rng(11);
  for (const programs::Named& each : programs::zoo()) {
    const Task task = programs::task_of(each.program, 4);
    for (const Sketch& sketch : generate_sketches(task, counted_rules(CpuSketchRules{}))) {
      Decisions decisions(rng);
      CHECK(annotate(task, sketch, decisions, counted_annotations(CpuAnnotations{})));
    }
  }
  for (const char* name :
       {"always_inline", "add_rfactor", "add_cache_write", "multi_level_tiling_with_fusion",
        "multi_level_tiling", "skip_stage", "fill_tile_sizes", "change_compute_location",
        "pack_operands", "annotate_parallel", "annotate_vectorize", "annotate_unroll",
        "partition_padding"}) {
    CAPTURE(name);
    CHECK(fired[name] > 0);
  }
  CHECK(fired.size() ==
        std::tuple_size_v<CpuSketchRules> + std::tuple_size_v<CpuAnnotations>);
}
