// The text that hone prints, compiled as it is, after a light pipeline and after default<O3>: the
// time of the kernel and of its compilation. Printing well is faster than repairing; as it is, no
// kernel may take more than 1.05 times what O3 makes of the same text.
//
//   printing_styles [--blocks 12] [--rounds 5] [--budget SECONDS] [--json FILE]
//
// The default schedule of each program on one thread, so that only the code differs. The three
// kernels of a program run interleaved on the same data; ratios are medians over the blocks.
// Compile times are LLVM's part, the fastest of all rounds.
#include "programs.hpp"
#include "report.hpp"
#include <hone/measure/build.hpp>
#include <hone/measure/timing.hpp>
#include <hone/search/trial_memory.hpp>
#include <hone/space/default_schedule.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace {

using namespace hone;
using bench::Arguments;
using bench::NamedProgram;
using bench::Report;

enum Style { o3, as_is, light };  // the first is what the others are compared with
constexpr std::array<const char*, 3> pipelines{"default<O3>", "",
                                               "function(sroa,early-cse,loop-mssa(licm))"};
using Milliseconds = std::array<double, 3>;

struct Settings {
  std::int64_t rounds;
  TimingOptions timing;
};

double milliseconds(const CompilePhases& p) {
  return p.parse_ms + p.verify_ms + p.passes_ms + p.codegen_ms + p.link_ms;
}

BuiltKernel compile(const LlvmText& text, std::size_t style, CompilePhases* taken = nullptr) {
  LlvmOptions options;
  options.passes = pipelines[style];
  return build_text(text, CpuTarget::host(), options, taken);
}

Milliseconds compile_times(const LlvmText& text, std::int64_t rounds) {
  Milliseconds best{};
  best.fill(std::numeric_limits<double>::infinity());
  for (std::int64_t round = 0; round < rounds; ++round) {
    for (std::size_t style = 0; style < pipelines.size(); ++style) {
      CompilePhases taken;
      compile(text, style, &taken);
      best[style] = std::min(best[style], milliseconds(taken));
    }
  }
  return best;
}

std::vector<Timing> kernel_times(const LlvmText& text, const Task& task,
                                 const TimingOptions& options) {
  Rng rng(1);
  const TrialMemory memory(task.dag(), row_major_dims(task.dag()), rng);
  std::vector<BuiltKernel> kernels;
  for (std::size_t style = 0; style < pipelines.size(); ++style) {
    kernels.push_back(compile(text, style));
  }
  std::vector<TimedCall> calls;
  for (const BuiltKernel& k : kernels) {
    calls.push_back({{k.function, k.shared_bytes, k.worker_bytes, 1}, memory.arguments()});
  }
  return time_interleaved(calls, options);
}

void add_row(Report& report, const NamedProgram& named, const Settings& settings) {
  const Task task = bench::task_of(named, 1);
  const LlvmText text =
      print_state(default_schedule(task), {CpuTarget::host(), {}, Gaps::none, {}});
  const Milliseconds compiling = compile_times(text, settings.rounds);
  const std::vector<Timing> times = kernel_times(text, task, settings.timing);
  double spread = 0;
  for (const Timing& t : times) {
    ensure(t.code == 0, named.name, " returned ", t.code);
    spread = std::max(spread, t.spread);
  }
  report.row(named.name, 1e3 * times[as_is].seconds, 1e3 * times[light].seconds,
             1e3 * times[o3].seconds, times[as_is].ratio, times[light].ratio, spread,
             compiling[as_is], compiling[light], compiling[o3]);
}

Report measure(const Arguments& arguments) {
  Report report("printing_styles",
                {"program", "as is ms", "light ms", "O3 ms", "as is/O3", "light/O3", "spread",
                 "compile as is ms", "compile light ms", "compile O3 ms"});
  Settings settings{arguments.count("--rounds", 5), {}};
  settings.timing.blocks = static_cast<int>(arguments.count("--blocks", 12));
  settings.timing.budget_seconds = static_cast<double>(arguments.count("--budget", 20));
  for (const NamedProgram& named : {bench::demo_dense(), bench::odd_dense(), bench::demo_conv(),
                                    bench::demo_softmax(), bench::elementwise()}) {
    add_row(report, named, settings);
  }
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(count, texts, {"--blocks", "--rounds", "--budget"}, measure);
}
