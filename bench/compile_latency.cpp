// How long it takes from a State to a callable, over random candidates of three programs, and in
// which phase. Budget: 8 ms median, 20 ms p90.
//
//   compile_latency [--count 200] [--rounds 3] [--seed 1] [--passes TEXT]
//                   [--codegen-level 2] [--json FILE]
//
// Each candidate is built once per round, all others between, and its fastest build counts: a
// build that lost its core measures the neighbours.
#include "programs.hpp"
#include "report.hpp"
#include <hone/measure/build.hpp>
#include <hone/space/default_schedule.hpp>
#include <hone/space/sample.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <time.h>
#include <utility>
#include <vector>

namespace {

using namespace hone;
using bench::Arguments;
using bench::NamedProgram;
using bench::Report;

/// One build. CPU time is this thread's, all phases; the phases are time that passed.
struct Taken {
  BuildPhases phases;
  double cpu_ms = 0;
};

struct Phase {
  std::string_view name;
  double (*ms)(const Taken&);
};

constexpr std::array phases{
    Phase{"total", [](const Taken& t) { return t.phases.total_ms(); }},
    Phase{"total, CPU time", [](const Taken& t) { return t.cpu_ms; }},
    Phase{"lower", [](const Taken& t) { return t.phases.lower_ms; }},
    Phase{"print", [](const Taken& t) { return t.phases.print_ms; }},
    Phase{"parse", [](const Taken& t) { return t.phases.compile.parse_ms; }},
    Phase{"verify", [](const Taken& t) { return t.phases.compile.verify_ms; }},
    Phase{"passes", [](const Taken& t) { return t.phases.compile.passes_ms; }},
    Phase{"codegen", [](const Taken& t) { return t.phases.compile.codegen_ms; }},
    Phase{"link", [](const Taken& t) { return t.phases.compile.link_ms; }},
};

/// The default schedule and random ones.
std::vector<State> candidates(const Task& task, std::size_t count, Rng& rng) {
  std::vector<State> states{default_schedule(task)};
  const std::vector<Sketch> sketches = generate_sketches(task);
  while (states.size() < count) {
    const Applied sampled = sample(task, rng.pick(sketches), rng);
    if (sampled) states.push_back(*sampled);
  }
  return states;
}

/// What became of a program's candidates.
struct Builds {
  std::vector<Taken> fastest;  // of each candidate that could be built
  std::size_t refused = 0;
  std::string first_reason;  // of a refusal, its first line
};

double thread_cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// The fastest of several builds of each candidate.
class Builder {
 public:
  Builder(const std::vector<State>& states, BuildOptions options)
      : states_(states), options_(std::move(options)), best_(states.size()) {}

  Builds run(std::int64_t rounds) {
    for (std::int64_t round = 0; round < rounds; ++round) {
      for (std::size_t s = 0; s < states_.size(); ++s) build_again(s);
    }
    for (const std::optional<Taken>& best : best_) {
      if (best) builds_.fastest.push_back(*best);
    }
    builds_.refused = states_.size() - builds_.fastest.size();
    return builds_;
  }

 private:
  void build_again(std::size_t s) {
    Taken taken;
    try {
      const double start = thread_cpu_seconds();
      build(states_[s], options_, &taken.phases);
      taken.cpu_ms = 1e3 * (thread_cpu_seconds() - start);
    } catch (const std::exception& error) {
      if (!builds_.first_reason.empty()) return;
      builds_.first_reason = split(std::string_view(error.what()), '\n').front();
      return;
    }
    if (!best_[s] || taken.phases.total_ms() < best_[s]->phases.total_ms()) best_[s] = taken;
  }

  const std::vector<State>& states_;
  BuildOptions options_;
  std::vector<std::optional<Taken>> best_;
  Builds builds_;
};

void add_rows(Report& report, const std::string& name, const std::vector<Taken>& builds) {
  for (const Phase& phase : phases) {
    std::vector<double> times;
    for (const Taken& taken : builds) times.push_back(phase.ms(taken));
    report.row(name, std::string(phase.name), bench::quantile(times, 0.5),
               bench::quantile(times, 0.9), bench::quantile(times, 1));
  }
}

Report measure(const Arguments& arguments) {
  Report report("compile_latency", {"program", "phase", "median ms", "p90 ms", "most ms"});
  const auto count = static_cast<std::size_t>(arguments.count("--count", 200));
  const std::int64_t rounds = arguments.count("--rounds", 3);
  Rng rng(static_cast<std::uint64_t>(arguments.count("--seed", 1)));
  BuildOptions options;
  options.gaps = Gaps::none;  // as autotune compiles
  options.llvm.passes = std::string(arguments.text("--passes", options.llvm.passes));
  options.llvm.codegen_level = static_cast<int>(arguments.count("--codegen-level", 2));
  std::vector<Taken> all;
  for (const NamedProgram& named :
       {bench::demo_dense(), bench::demo_conv(), bench::demo_softmax()}) {
    const Task task = bench::task_of(named, CpuTarget::host().cores);
    const std::vector<State> states = candidates(task, count, rng);
    const Builds builds = Builder(states, options).run(rounds);
    add_rows(report, named.name, builds.fastest);
    all.insert(all.end(), builds.fastest.begin(), builds.fastest.end());
    if (builds.refused == 0) continue;
    report.note(concat(named.name, ": ", builds.refused, " of ", states.size(),
                       " candidates could not be built; the first: ", builds.first_reason));
  }
  add_rows(report, "all (budget 8, p90 20)", all);
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(
      count, texts, {"--count", "--rounds", "--seed", "--passes", "--codegen-level"}, measure);
}
