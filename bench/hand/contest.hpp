// hand/contest.hpp
// Times contenders for the same problem against each other.
//
//   block: contender 0 for 3 ms, pause, contender 1 for 3 ms, pause, ...      many blocks
//
// Within a block a contender's time is the least of a few epochs, after a call that warms up; its
// time is the median over the blocks. So a neighbour of the machine disturbs all alike. In the
// pause the threads that a library left waiting awake go to sleep: libgomp's after some 5 ms,
// OpenBLAS's after 6 ms (set in peers/openblas.cpp), hone's sooner.
#pragma once

#include "../report.hpp"

#include <hone/runtime/clock.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <string>
#include <thread>
#include <vector>

namespace hone::bench {

struct Contender {
  std::string library;
  std::string name;
  std::function<void()> prepare;  // untimed, before each of its turns
  std::function<void()> run;
  std::vector<double> blocks = {};  // ms of one call

  double ms() const { return quantile(blocks, 0.5); }
};

/// Seconds of so many calls.
inline double seconds_of(const Contender& contender, int calls) {
  const double start = monotonic_seconds();
  for (int n = 0; n < calls; ++n) contender.run();
  return monotonic_seconds() - start;
}

/// ms of one call: the least of the epochs of one turn.
inline double one_turn(const Contender& contender) {
  constexpr double turn = 3e-3, epoch = 3e-4;  // seconds
  constexpr int least_epochs = 3;
  contender.prepare();
  contender.run();
  int calls = 1;
  while (seconds_of(contender, calls) < epoch) calls *= 2;
  double best = std::numeric_limits<double>::infinity();
  const double begin = monotonic_seconds();
  for (int n = 0; n < least_epochs || monotonic_seconds() - begin < turn; ++n) {
    best = std::min(best, 1e3 * seconds_of(contender, calls) / calls);
  }
  return best;
}

inline void run_contest(std::vector<Contender>& contenders, int blocks) {
  constexpr std::chrono::milliseconds pause(15);
  for (int block = 0; block < blocks; ++block) {
    for (Contender& contender : contenders) {
      std::this_thread::sleep_for(pause);
      contender.blocks.push_back(one_turn(contender));
    }
  }
}

}  // namespace hone::bench
