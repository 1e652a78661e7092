// 05_schedules_by_hand.cpp
// Schedules written by hand for the machine's limit: by_hand/NAME.hpp holds a program and, in at
// most 25 lines, its schedule. Each is compiled, run on random data and compared with plain loops.

#include "by_hand/bind.hpp"
#include "by_hand/list.hpp"

#include <hone/runtime/clock.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace by_hand;

double best_ms(const hone::BoundKernel& run) {
  double best = 1e9;
  for (int call = 0; call < 5; ++call) {
    const double start = hone::monotonic_seconds();
    run();
    best = std::min(best, 1e3 * (hone::monotonic_seconds() - start));
  }
  return best;
}

/// Whether the kernel is right.
bool show(const Entry& entry, int threads, const Tensors& tensors, const Wanted& wanted) {
  const hone::Program program = entry.program();
  const auto kernel = hone::compile(program, entry.schedule(threads), {.threads = threads});
  const hone::BoundKernel run = by_hand::bind(kernel, program, tensors);
  const double ms = best_ms(run);
  const Distance off = distance(tensors.at(program.stages.back().tensor).data(), wanted);
  const std::string nest = kernel.loop_nest();
  std::printf("%-13.*s %d thread%s  %3td lines  %8.3f ms  error %.1e%s\n",
              static_cast<int>(entry.name.size()), entry.name.data(), threads,
              threads == 1 ? " " : "s", std::count(nest.begin(), nest.end(), '\n'), ms,
              off.absolute, off.relative > tolerance ? "  WRONG" : "");
  return off.relative <= tolerance;
}

}  // namespace

int main() {
  bool right = true;
  hone::Rng rng(1);
  for (const Entry& entry : entries()) {
    const Tensors tensors = random_tensors(entry.program(), rng);
    const Wanted wanted = entry.wanted(tensors);
    for (const int threads : {1, 2}) {
      for (float& x : tensors.at(entry.program().stages.back().tensor).data()) x = 0;
      right = show(entry, threads, tensors, wanted) && right;
    }
  }
  return right ? 0 : 1;
}
