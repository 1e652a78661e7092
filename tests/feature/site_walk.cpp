// The law: what features are made of is what the lowered function executes.

#include "feature/executed.hpp"
#include "feature/lowered_loops.hpp"
#include "feature/sites.hpp"
#include "space/states.hpp"

#include <hone/lower/lower.hpp>
#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <string>
#include <utility>
#include <vector>

using namespace hone;
using feature::OpKind;
using feature::StoreSite;
using hone::test::ExecutionCounter;

namespace {

constexpr std::uint64_t seed = 31;
constexpr int samples_of_a_sketch = 12;

/// How often something happens: at least `inside`, at most what the loops cover.
struct Count {
  double inside = 0;
  double covered = 0;
  void add(double each, double real, double all) {
    inside += each * real;
    covered += each * all;
  }
  /// Exact where no tile sticks out; in between where some do.
  bool holds(double executed) const {
    return executed >= inside * (1 - 1e-9) && executed <= covered * (1 + 1e-9);
  }
};

/// Iterations of the loops with vectors filled up: what masked tails may cost at most.
double covered_iterations(const StoreSite& site, const CpuTarget& target) {
  double product = 1;
  for (const feature::PathLoop& loop : site.path) {
    double extent = static_cast<double>(loop.extent);
    if (loop.annotation == Annotation::vectorize) {
      const std::int64_t lanes = std::max<std::int64_t>(1, target.lanes(4));
      const auto ceiled = static_cast<std::int64_t>(
          std::bit_ceil(static_cast<std::uint64_t>(loop.extent)));
      const std::int64_t width = std::min(lanes, ceiled);
      extent = static_cast<double>((loop.extent + width - 1) / width * width);
    }
    product *= extent;
  }
  return product;
}

struct Expected {
  Count mul, addsub, divmod, cmp, math;
  std::vector<std::pair<std::string, Count>> loads, stores;
  bool combines_lanes = false;  // a vectorized reduction adds its lanes up at the end

  Count& of(std::vector<std::pair<std::string, Count>>& list, const std::string& name) {
    for (auto& [known, range] : list) {
      if (known == name) return range;
    }
    return list.emplace_back(name, Count{}).second;
  }

  /// `kept`: the least share of a select's iterations that are executed. Features take conditions
  /// in a body as true; lowering leaves out terms of padding, and of an rfactor's last part.
  void add(const StoreSite& site, const State& state, const CpuTarget& target, double kept) {
    const double all = covered_iterations(site, target);
    const double inside = site.iterations * (site.ops.selects > 0 ? kept : 1);
    const auto count = [&](Count& range, OpKind kind) {
      const auto k = static_cast<std::size_t>(kind);
      range.add(static_cast<double>(site.ops.floats[k]), inside, all);
    };
    count(mul, OpKind::mul);
    count(addsub, OpKind::addsub);
    count(divmod, OpKind::divmod);
    count(cmp, OpKind::cmp);
    count(math, OpKind::math_func);
    for (std::size_t u = 0; u < site.use_count; ++u) {
      const DagNode& node = state.dag().nodes[static_cast<std::size_t>(site.uses[u].node)];
      const auto references = static_cast<double>(site.uses[u].references.size());
      if (node.is_placeholder()) of(loads, node.name).add(references, inside, all);
      if (u == 0 && node.is_output() && !node.has_reduction()) {
        of(stores, node.name).add(1, inside, all);
      }
    }
    for (const feature::PathLoop& loop : site.path) {
      combines_lanes = combines_lanes || (loop.annotation == Annotation::vectorize &&
                                          loop.role == LoopRole::reduce);
    }
  }
};

/// How the lowered function differs from what the features say; empty if it does not.
std::string difference(const Task& task, const State& state, double kept, int& exact) {
  Expected expected;
  test::for_each_site(task, state, [&](const StoreSite& site) {
    expected.add(site, state, task.target(), kept);
  });
  const ExecutionCounter executed(lower(state, task.target()).body);
  std::string wrong;
  const auto compare = [&](const std::string& what, const Count& range, double count) {
    exact += range.inside == range.covered;
    if (!range.holds(count)) {
      wrong += concat(what, ": ", count, " not in [", range.inside, ", ", range.covered, "]; ");
    }
  };
  compare("mul", expected.mul, executed.op("mul"));
  compare("divmod", expected.divmod, executed.op("divmod"));
  compare("math", expected.math, executed.op("math"));
  if (!expected.combines_lanes) {
    compare("addsub", expected.addsub, executed.op("addsub"));
    compare("cmp", expected.cmp, executed.op("cmp"));
  }
  for (const auto& [name, range] : expected.loads) {
    compare("loads of " + name, range, executed.loads(name));
  }
  for (const auto& [name, range] : expected.stores) {
    compare("stores of " + name, range, executed.stores(name));
  }
  return wrong;
}

int check_law(const std::string& name, const Program& program, double kept) {
  CAPTURE(name);
  Rng rng(seed);
  int exact = 0;
  const Task task = programs::task_of(program);
  for (const Sketch& sketch : generate_sketches(task)) {
    for (int n = 0; n < samples_of_a_sketch; ++n) {
      const Applied state = sample(task, sketch, rng);
      REQUIRE(state);
      CAPTURE(states::steps_of(*state));
      CHECK(difference(task, *state, kept, exact) == "");
    }
  }
  return exact;
}

}  // namespace

TEST_CASE("features count what lowered functions execute") {
  MESSAGE("seed ", seed);
  int exact = 0;
  exact += check_law("dense", programs::dense(16, 32, 24), 1);
  exact += check_law("dense, odd", programs::dense(13, 37, 11), 1);
  exact += check_law("gemv", programs::matmul(1, 48, 40), 1);
  exact += check_law("softmax", programs::softmax(6, 40), 0.5);
  exact += check_law("depthwise", programs::depthwise(4, 9), 1);
  CHECK(exact > 300);
}

TEST_CASE("loops of features are those of lowered functions, with their kinds and lengths") {
  for (const programs::Named& each : programs::zoo()) {
    CAPTURE(each.name);
    Rng rng(seed);
    const Task task = programs::task_of(each.program);
    for (const Sketch& sketch : generate_sketches(task)) {
      for (int n = 0; n < 5; ++n) {
        const Applied state = sample(task, sketch, rng);
        REQUIRE(state);
        CAPTURE(states::steps_of(*state));
        CHECK(test::loops_difference(task, *state) == "");
      }
    }
  }
}

TEST_CASE("features count padded taps, which lowered functions may skip") {
  const double share = (3.0 * 7 - 2) / (3.0 * 7);  // of the taps of 7 positions
  check_law("conv", programs::conv_relu(7, 4, 10), share * share);
}

TEST_CASE("stores are visited in the order in which they run") {
  const Task task = programs::task_of(programs::dense(16, 32, 24));
  std::vector<std::string> order;
  test::for_each_site(task, test::scheduled(task, "compute_at(C.sum, C, i)"),
                      [&](const StoreSite& site) { order.push_back(site.stage->name); });
  CHECK(order == std::vector<std::string>{"C.sum", "C"});
}

TEST_CASE("loops around a store are those of its stage and of the stages it is computed in") {
  const Task task = programs::task_of(programs::dense(16, 32, 24));
  const State state = test::scheduled(
      task, "split(C, i, [4], mask); parallel(C, i.0); compute_at(C.sum, C, i.0); "
            "vectorize(C.sum, j)");
  std::string loops;
  test::for_each_site(task, state, [&](const StoreSite& site) {
    for (const feature::PathLoop& loop : site.path) {
      loops += concat(loop.stage, ".", loop.name, " ", loop.extent, " ",
                      name_of(loop.annotation), "; ");
    }
  });
  CHECK(loops == "C.i.0 4 parallel; C.sum.i 4 for; C.sum.j 32 vectorize; C.sum.k 24 for; "
                 "C.i.0 4 parallel; C.i.1 4 for; C.j 32 for; ");
}
