// How many candidates a second one core can sample and describe, over random schedules of three
// programs. Goal for sampling, features and prediction together: 20,000/s dense, 5,000/s conv.
//
//   feature_rate [--count 2000] [--rounds 5] [--seed 1] [--json FILE]
//
// The same candidates are taken in each round, and the fastest round counts: one that lost its core
// measures the neighbours.
#include "programs.hpp"
#include "report.hpp"
#include <hone/feature/features.hpp>
#include <hone/space/sample.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <time.h>
#include <vector>

namespace {

using namespace hone;
using bench::Arguments;
using bench::NamedProgram;
using bench::Report;

double thread_cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Microseconds of CPU time for each of `count` calls of work(n), the fastest round.
template <class Work>
double microseconds(std::int64_t rounds, std::size_t count, Work&& work) {
  double best = std::numeric_limits<double>::infinity();
  for (std::int64_t round = 0; round < rounds; ++round) {
    const double start = thread_cpu_seconds();
    for (std::size_t n = 0; n < count; ++n) work(n);
    best = std::min(best, thread_cpu_seconds() - start);
  }
  return 1e6 * best / static_cast<double>(count);
}

std::vector<State> candidates(const Task& task, const std::vector<Sketch>& sketches,
                              std::size_t count, Rng& rng) {
  std::vector<State> states;
  while (states.size() < count) {
    const Applied sampled = sample(task, rng.pick(sketches), rng);
    if (sampled) states.push_back(*sampled);
  }
  return states;
}

void add_rows(Report& report, const NamedProgram& named, const Arguments& arguments) {
  const auto count = static_cast<std::size_t>(arguments.count("--count", 2000));
  const std::int64_t rounds = arguments.count("--rounds", 5);
  const auto seed = static_cast<std::uint64_t>(arguments.count("--seed", 1));
  const Task task = bench::task_of(named, CpuTarget::host().cores);
  const std::vector<Sketch> sketches = generate_sketches(task);
  Rng rng(seed);
  const std::vector<State> states = candidates(task, sketches, count, rng);
  FeatureBuffer buffer;
  std::size_t sink = 0;
  const double sampling = microseconds(rounds, count, [&](std::size_t) {
    if (sample(task, rng.pick(sketches), rng)) ++sink;
  });
  const double bounds = microseconds(rounds, count, [&](std::size_t n) {
    sink += infer_bound(states[n]).size();
  });
  const double features = microseconds(rounds, count, [&](std::size_t n) {
    buffer.clear();
    append_features(task, states[n], buffer);
    sink += buffer.rows().size();
  });
  ensure(sink > 0, "nothing was measured");
  report.row(named.name, sampling, bounds, features, 1e6 / (sampling + features));
}

Report measure(const Arguments& arguments) {
  Report report("feature_rate", {"program", "sample us", "infer_bound us",
                                 "features us (bounds included)", "sample + features per s"});
  for (const NamedProgram& named :
       {bench::demo_dense(), bench::demo_conv(), bench::demo_softmax()}) {
    add_rows(report, named, arguments);
  }
  report.note("CPU time of one thread");
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(count, texts, {"--count", "--rounds", "--seed"}, measure);
}
