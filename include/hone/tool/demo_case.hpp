// tool/demo_case.hpp
// One case of the demo: tunes a program, times it against its plain loops and against Eigen, and
// measures its error against float64.
#pragma once

#include <hone/autotune.hpp>
#include <hone/program/evaluate.hpp>
#include <hone/program/reify.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/support/rng.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone::demo {

/// What the demo tells of one case. Times in ms; `roof` is the share of the measured limit, 0..1.
struct CaseReport {
  std::string name;
  std::string unit;  // of `rate`: GFLOP/s, or GB/s where memory is the limit
  double ms = 0;
  double gflops = 0;
  double rate = 0;
  double roof = 0;
  double naive_ms = 0;
  std::optional<double> eigen_ms;
  double max_error = 0;
  double error_bound = 0;
  std::int64_t trials = 0;
  double seconds = 0;
  bool from_store = false;
};

/// A dense row-major tensor with random elements in [-1, 1).
struct Tensor {
  std::string name;
  std::vector<std::int64_t> shape;
  std::vector<float> data;

  Tensor(std::string tensor, std::vector<std::int64_t> extents, Rng& rng)
      : name(std::move(tensor)), shape(std::move(extents)) {
    std::size_t elements = 1;
    for (std::int64_t e : shape) elements *= static_cast<std::size_t>(e);
    data.resize(elements);
    for (float& x : data) x = static_cast<float>(2 * rng.uniform() - 1);
  }

  NamedTensor view() const { return {name, dense_view(data.data(), shape)}; }
};

/// Milliseconds of the fastest of at least `calls` calls that take at least `seconds` together.
template <class Call>
double best_ms(Call&& call, int calls, double seconds) {
  double best = std::numeric_limits<double>::infinity();
  const double begin = monotonic_seconds();
  for (int n = 0; n < calls || monotonic_seconds() - begin < seconds; ++n) {
    const double start = monotonic_seconds();
    call();
    best = std::min(best, 1e3 * (monotonic_seconds() - start));
  }
  return best;
}

/// For what is compared: long enough that a moment's load of the machine does not decide.
template <class Call>
double steady_ms(Call&& call) {
  return best_ms(call, 20, 0.3);
}

/// Largest distance of sampled elements from float64, and the largest bound that one was allowed.
inline std::pair<double, double> error_of(const Program& program, const Tensor& output,
                                          const std::vector<NamedTensor>& inputs) {
  constexpr int samples = 4096;
  Evaluator evaluator(program, {}, inputs);
  Rng rng(7);
  double largest = 0;
  double bound = 0;
  for (int n = 0; n < samples; ++n) {
    const auto at = static_cast<std::int64_t>(rng.below(output.data.size()));
    std::vector<std::int64_t> index(output.shape.size());
    std::int64_t rest = at;
    for (std::size_t d = index.size(); d-- > 0; rest /= output.shape[d]) {
      index[d] = rest % output.shape[d];
    }
    const Approx want = evaluator.value(output.name, index);
    const double got = static_cast<double>(output.data[static_cast<std::size_t>(at)]);
    largest = std::max(largest, std::fabs(got - want.value));
    bound = std::max(bound, want.error);
  }
  return {largest, bound};
}

/// Fills in what the tuned kernel says of itself, and its own timing here.
template <class BoundCall>
CaseReport report_of(std::string name, const KernelFacts& facts, BoundCall&& call) {
  CaseReport report;
  report.name = std::move(name);
  report.ms = steady_ms(call);
  const double ratio = 1e3 * facts.seconds / report.ms;
  report.gflops = facts.gflops * ratio;
  report.roof = facts.roof * ratio;
  report.unit = "GFLOP/s";
  report.rate = report.gflops;
  report.trials = facts.trials;
  report.seconds = facts.search_seconds;
  report.from_store = facts.from_store;
  return report;
}

}  // namespace hone::demo
