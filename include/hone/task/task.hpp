// task/task.hpp
// One tuning task: what to compute, for which processor, with how many threads. Everything the
// search, the features and the cost models ask about the problem itself.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <hone/support/error.hpp>
#include <hone/support/target.hpp>
#include <hone/task/access.hpp>
#include <hone/task/build_dag.hpp>
#include <hone/task/compute_dag.hpp>
#include <hone/task/flops.hpp>
#include <hone/task/workload_key.hpp>

namespace hone {

/// Immutable. Copies share the DAG.
class Task {
 public:
  /// UserError if `threads` is not positive.
  Task(ComputeDag dag, CpuTarget target, int threads)
      : dag_(std::make_shared<const ComputeDag>(std::move(dag))),
        access_(*dag_),
        flops_(hone::flops(*dag_)),
        bytes_(compulsory_bytes(*dag_)),
        key_(workload_key(*dag_)),
        target_(std::move(target)),
        threads_(threads) {
    require(threads_ > 0, "threads = ", threads_, ", but a kernel needs at least one thread");
  }

  const ComputeDag& dag() const { return *dag_; }
  const std::shared_ptr<const ComputeDag>& dag_pointer() const { return dag_; }

  /// About the nodes of dag(); a state that has inserted stages needs an AccessAnalysis of its own.
  const AccessAnalysis& access() const { return access_; }

  double flops() const { return flops_; }  // operations of one call
  double bytes() const { return bytes_; }  // inputs and outputs of one call, each once

  /// The workload key: the same for the same computation, whatever it is called. Target and
  /// threads are not part of it.
  const std::string& key() const { return key_; }
  std::uint64_t hash() const { return hash_text(key_); }

  const CpuTarget& target() const { return target_; }
  int threads() const { return threads_; }

 private:
  std::shared_ptr<const ComputeDag> dag_;
  AccessAnalysis access_;
  double flops_;
  double bytes_;
  std::string key_;
  CpuTarget target_;
  int threads_;
};

/// The task of computing `program` with its symbolic extents set to `shapes`. UserError where
/// build_dag says so.
inline Task make_task(const Program& program, const std::vector<ShapeValue>& shapes,
                      CpuTarget target, int threads) {
  return Task(build_dag(program, shapes), std::move(target), threads);
}

}  // namespace hone
