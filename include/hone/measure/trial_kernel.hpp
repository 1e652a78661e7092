// measure/trial_kernel.hpp
// What is timed of a candidate: its kernel or, where stages depend on constants alone, the part
// that runs at each call after these were prepared.
#pragma once

#include <hone/lower/prepare.hpp>
#include <hone/measure/build.hpp>
#include <hone/measure/timing.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/verify/runnable.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hone {

/// A function to call, and what keeps its code.
struct TrialCode {
  Runnable kernel;
  std::shared_ptr<const void> owner;
};

struct TrialKernel {
  TrialCode run;
  std::optional<TrialCode> prepare;       // computes the stages below, once
  std::vector<std::int64_t> stage_bytes;  // of each prepared stage
};

/// Whether code is made in two parts for this task: it has inputs that are the same in many calls.
inline bool has_constants(const ComputeDag& dag) {
  for (const DagNode& node : dag.nodes) {
    if (node.is_constant) return true;
  }
  return false;
}

inline Runnable runnable(const BuiltKernel& kernel, int threads) {
  return {kernel.function, kernel.shared_bytes, kernel.worker_bytes, threads};
}

namespace detail {

inline TrialCode trial_code(const BuiltKernel& built, int threads) {
  return {runnable(built, threads), std::make_shared<const LoadedCode>(built.code)};
}

}  // namespace detail

/// Compiles what is timed of the state. BackendError if the compiler refuses it.
inline TrialKernel build_trial(const State& state, const BuildOptions& options, int threads) {
  if (!has_constants(state.dag())) {
    return {detail::trial_code(build(state, options), threads), {}, {}};
  }
  const PreparedFunctions parts =
      lower_prepared(state, options.target, dims_for(state.dag(), options), options.gaps);
  const auto compiled = [&](const ir::Function& function) {
    return detail::trial_code(
        build_text(print_llvm(function, options.target), options.target, options.llvm), threads);
  };
  if (!parts.is_needed()) return {compiled(parts.run), {}, {}};
  TrialKernel kernel{compiled(parts.run), compiled(parts.prepare), {}};
  for (const ir::Buffer& stage : parts.prepared) {
    const auto element = static_cast<std::int64_t>(size_of(stage.type.dtype));
    kernel.stage_bytes.push_back(stage.elements() * element);
  }
  return kernel;
}

/// The arguments of a trial's kernel: those of the task, and behind them the prepared stages, which
/// this owns and has computed.
class TrialCall {
 public:
  TrialCall(const TrialKernel& kernel, CallArguments arguments)
      : call_{kernel.run.kernel, std::move(arguments)} {
    for (const std::int64_t bytes : kernel.stage_bytes) {
      stages_.emplace_back(static_cast<std::size_t>(bytes));
      call_.arguments.data.push_back(stages_.back().data());
    }
    if (kernel.prepare) code_ = hone::run(kernel.prepare->kernel, call_.arguments);
  }

  const TimedCall& call() const { return call_; }
  std::int32_t code() const { return code_; }  // of preparing; 0 is well

 private:
  TimedCall call_;
  std::deque<AlignedBuffer> stages_;
  std::int32_t code_ = 0;
};

}  // namespace hone
