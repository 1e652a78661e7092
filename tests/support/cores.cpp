#include <hone/support/cores.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include <sched.h>
#include <unistd.h>

using namespace hone;

// A folder that stands for /sys/fs/cgroup.
class FakeTree {
 public:
  FakeTree() { std::filesystem::create_directories(root_); }
  ~FakeTree() { std::filesystem::remove_all(root_); }

  void write(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  std::optional<double> cores(const std::string& membership) const {
    return cgroup_cores(membership, root_);
  }

 private:
  std::filesystem::path root_ =
      std::filesystem::temp_directory_path() / ("hone-cgroup-" + std::to_string(getpid()));
};

TEST_CASE("a version 2 group is limited by its cpu.max") {
  const FakeTree tree;
  tree.write("a/b/cpu.max", "150000 100000\n");
  CHECK(tree.cores("0::/a/b\n") == 1.5);
}

TEST_CASE("the tightest group on the way to the root counts") {
  const FakeTree tree;
  tree.write("cpu.max", "800000 100000\n");
  tree.write("a/cpu.max", "200000 100000\n");
  tree.write("a/b/cpu.max", "max 100000\n");
  CHECK(tree.cores("0::/a/b\n") == 2.0);
  CHECK(tree.cores("0::/\n") == 8.0);
}

TEST_CASE("a group that is not mounted here is limited by the root") {
  const FakeTree tree;
  tree.write("cpu.max", "300000 100000\n");
  CHECK(tree.cores("0::/docker/0123\n") == 3.0);
}

TEST_CASE("a version 1 group is limited by its quota; -1 is none") {
  const FakeTree tree;
  tree.write("cpu/job/cpu.cfs_quota_us", "50000\n");
  tree.write("cpu/job/cpu.cfs_period_us", "25000\n");
  tree.write("cpu/cpu.cfs_quota_us", "-1\n");
  tree.write("cpu/cpu.cfs_period_us", "100000\n");
  CHECK(tree.cores("5:memory:/x\n4:cpu,cpuacct:/job\n0::/\n") == 2.0);
  CHECK(!tree.cores("4:cpu:/\n"));
  CHECK(!tree.cores("4:cpuset:/job\n"));
}

TEST_CASE("text that is no membership and no quota is no limit") {
  const FakeTree tree;
  tree.write("cpu.max", "many of them\n");
  CHECK(!tree.cores(""));
  CHECK(!tree.cores("0\n0:\n"));
  CHECK(!tree.cores("0::/\n"));
  tree.write("cpu.max", "0 0\n");
  CHECK(!tree.cores("0::/\n"));
}

TEST_CASE("a thread that is bound to one CPU may use one core") {
  int cores = 0;
  std::thread([&] {
    const std::size_t allowed = affinity_cpus().size();
    CHECK(allowed >= 1);
    cpu_set_t mask;
    CPU_ZERO(&mask);
    CPU_SET(static_cast<std::size_t>(affinity_cpus().back()), &mask);
    sched_setaffinity(0, sizeof mask, &mask);
    cores = usable_cores();
  }).join();
  CHECK(cores == 1);
  CHECK(usable_cores() >= 1);
}
