// hand/neighbours.hpp
// How much of the machine other processes used meanwhile. One that keeps a core busy makes two
// threads wait for each other, some libraries far longer than others: such figures compare nothing.
#pragma once

#include <hone/runtime/clock.hpp>

#include <fstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace hone::bench {

class Neighbours {
 public:
  /// Cores that others kept busy on average since this was made; 0 if the system does not tell.
  double busy_cores() const {
    const double passed = monotonic_seconds() - start_;
    const double others = (busy_seconds() - busy_) - (own_seconds() - own_);
    return others > 0 ? others / passed : 0;  // both are counted in ticks
  }

 private:
  /// Of all processes, and what the hypervisor took.
  static double busy_seconds() {
    std::ifstream stat("/proc/stat");
    std::string cpu;
    double user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softirq = 0, steal = 0;
    stat >> cpu >> user >> nice >> system >> idle >> waiting >> irq >> softirq >> steal;
    const double busy = user + nice + system + irq + softirq + steal;
    return busy / static_cast<double>(sysconf(_SC_CLK_TCK));
  }

  static double own_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
  }

  double start_ = monotonic_seconds();
  double busy_ = busy_seconds();
  double own_ = own_seconds();
};

}  // namespace hone::bench
