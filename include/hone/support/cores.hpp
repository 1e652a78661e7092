// support/cores.hpp
// How many cores this process may really use: those of its affinity mask, cut down by the CPU time
// that its cgroups grant. More threads than that only get each other descheduled.
#pragma once

#include <hone/support/file.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <sched.h>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

namespace detail {

// cgroup v2 writes "QUOTA PERIOD" or "max PERIOD" into cpu.max, in microseconds.
inline std::optional<double> parse_quota(std::string_view quota, std::string_view period) {
  const auto granted = parse_double(trim(quota));
  const auto length = parse_double(trim(period));
  if (!granted || !length || *granted <= 0 || *length <= 0) return std::nullopt;
  return *granted / *length;
}

inline std::optional<double> quota_v2(const std::string& folder) {
  const auto text = read_small_file(folder + "/cpu.max");
  if (!text) return std::nullopt;
  const auto words = split(trim(*text), ' ');
  return words.size() == 2 ? parse_quota(words[0], words[1]) : std::nullopt;
}

inline std::optional<double> quota_v1(const std::string& folder) {
  const auto quota = read_small_file(folder + "/cpu.cfs_quota_us");
  const auto period = read_small_file(folder + "/cpu.cfs_period_us");
  return quota && period ? parse_quota(*quota, *period) : std::nullopt;
}

// Every group on the way up limits. In a container the path may name a group of the host that is
// not mounted here: then only the root speaks.
template <class ReadQuota>
std::optional<double> tightest_quota(const std::string& root, std::string_view path,
                                     ReadQuota read_quota) {
  std::optional<double> tightest;
  for (;;) {
    while (path.ends_with('/')) path.remove_suffix(1);
    const std::optional<double> quota = read_quota(root + std::string(path));
    if (quota) tightest = tightest ? std::min(*tightest, *quota) : *quota;
    if (path.empty()) return tightest;
    path = path.substr(0, path.rfind('/') + 1);
  }
}

inline bool names_cpu_controller(std::string_view controllers) {
  const auto names = split(controllers, ',');
  return std::find(names.begin(), names.end(), "cpu") != names.end();
}

}  // namespace detail

/// The cores' worth of CPU time granted to the groups in `membership` (the text of
/// /proc/self/cgroup: lines "ID:CONTROLLERS:PATH"), whose tree is mounted at `root`; nothing if
/// there is no limit. Reads version 2 and version 1 trees.
inline std::optional<double> cgroup_cores(std::string_view membership, const std::string& root) {
  std::optional<double> tightest;
  for (const std::string_view line : split(membership, '\n')) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    const auto controllers = line.substr(first + 1, second - first - 1);
    const auto path = line.substr(second + 1);
    std::optional<double> quota;
    if (controllers.empty()) quota = detail::tightest_quota(root, path, detail::quota_v2);
    if (detail::names_cpu_controller(controllers)) {
      quota = detail::tightest_quota(root + "/cpu", path, detail::quota_v1);
    }
    if (quota) tightest = tightest ? std::min(*tightest, *quota) : *quota;
  }
  return tightest;
}

/// The CPUs in the calling thread's affinity mask, in ascending order; CPU 0 if it cannot be read.
inline std::vector<int> affinity_cpus() {
  std::vector<int> cpus;
  for (std::size_t words = 16; words <= 4096; words *= 2) {
    std::vector<cpu_set_t> mask(words * sizeof(unsigned long) / sizeof(cpu_set_t) + 1);
    const std::size_t bytes = mask.size() * sizeof(cpu_set_t);
    if (sched_getaffinity(0, bytes, mask.data()) != 0) {
      if (errno == EINVAL) continue;  // the kernel knows more CPUs than the mask holds
      break;
    }
    for (std::size_t cpu = 0; cpu < bytes * 8; ++cpu) {
      if (CPU_ISSET_S(cpu, bytes, mask.data())) cpus.push_back(static_cast<int>(cpu));
    }
    break;
  }
  return cpus.empty() ? std::vector<int>{0} : cpus;
}

/// The number of cores to use, at least 1. A fraction of a core is not counted: a thread that is
/// throttled makes all others wait.
inline int usable_cores() {
  const int allowed = static_cast<int>(affinity_cpus().size());
  const auto membership = read_small_file("/proc/self/cgroup");
  const auto granted = membership ? cgroup_cores(*membership, "/sys/fs/cgroup") : std::nullopt;
  if (!granted || *granted >= allowed) return allowed;
  return std::max(1, static_cast<int>(*granted));
}

}  // namespace hone
