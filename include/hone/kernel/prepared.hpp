// kernel/prepared.hpp
// What stands behind a prepared kernel: a kernel, its constants, and the stages that depend on them
// alone, computed once for each value of the program's symbols.
//
//   prepare(B = b)      B.cache = B, packed        at once; with symbols at the first call with
//                                                  each of their values
//   call(A = a, C = c)  C = A * B.cache
//
// The constants are checked with the arguments at every call: an output may not lie on them, and a
// symbol may be an extent of both.
#pragma once

#include <hone/kernel/call.hpp>
#include <hone/runtime/buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace hone::detail {

/// The code for one value of each symbol, and its stages.
struct PreparedRun {
  Specialisation code;
  std::shared_ptr<const std::vector<AlignedBuffer>> stages;

  /// The function's arguments with the addresses of the stages behind them.
  FunctionArrays with_stages(FunctionArrays arrays) const {
    for (const AlignedBuffer& stage : *stages) arrays.data.push_back(stage.data());
    return arrays;
  }
};

class PreparedState {
 public:
  /// `views`: one per parameter, empty for those that are no constants. UserError if a constant
  /// does not fit the program; one with symbolic extents waits for a call to tell their values.
  PreparedState(StatePointer state, std::span<const ArgumentView> views)
      : state_(std::move(state)), constants_(views.begin(), views.end()) {
    for (std::size_t n = 0; n < constants_.size(); ++n) check_constant(n);
    if (kernel().parameters().symbols().empty()) prepare_now();
  }

  const KernelState& kernel() const { return *state_; }

  /// Checks a call's arguments and fills in the arrays. `views` as above, the other way round.
  CallShape check(std::span<ArgumentView> views, const CallArrays& arrays) const {
    for (std::size_t n = 0; n < constants_.size(); ++n) {
      if (kernel().parameters()[n].is_constant) views[n] = constants_[n];
    }
    return check_call(kernel(), views, arrays);
  }

  /// What to run on checked arguments without empty extents. It lives as long as *this.
  const PreparedRun& find_run(const CallShape& shape, const CallArrays& arrays) const {
    const Key key{{shape.symbols.begin(), shape.symbols.end()}, shape.has_gaps};
    if (const PreparedRun* known = find(key)) return *known;
    return add(key, arrays);
  }

 private:
  using Key = std::pair<std::vector<std::int64_t>, bool>;  // values of the symbols, has gaps

  void check_constant(std::size_t n) {
    const Parameter& p = kernel().parameters()[n];
    if (!p.is_constant) return;
    constants_[n].name = p.name;  // the caller's may go
    require_accepted(constants_[n]);
    if (!p.has_static_extents()) return;
    std::vector<std::int64_t> symbols(kernel().parameters().symbols().size());
    check_arguments(kernel().parameters().only(n), {&constants_[n], 1}, symbols);
  }

  void prepare_now() {
    CallVectors memory(kernel().parameters());
    fill_arrays(kernel().parameters(), constants_, memory.arrays());
    add({{}, constants_have_gaps()}, memory.arrays());
  }

  bool constants_have_gaps() const {
    for (std::size_t n = 0; n < constants_.size(); ++n) {
      const Parameter& p = kernel().parameters()[n];
      if (p.is_constant && has_gaps(p, constants_[n])) return true;
    }
    return false;
  }

  const PreparedRun* find(const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto known = runs_.find(key);
    return known == runs_.end() ? nullptr : &known->second;
  }

  // Not under the lock: others need not wait, nor a child that is forked meanwhile. Two threads may
  // prepare the same; one is dropped.
  const PreparedRun& add(const Key& key, const CallArrays& arrays) const {
    PreparedRun made = make(key, arrays);
    const std::lock_guard lock(mutex_);
    return runs_.emplace(key, std::move(made)).first->second;
  }

  PreparedRun make(const Key& key, const CallArrays& arrays) const {
    PreparedCode code =
        kernel().impl().specialise_prepared({key.first, kernel().unit_dims(), key.second});
    // What is prepared lies the same way whether arguments have gaps or not.
    if (const PreparedRun* other = find({key.first, !key.second})) {
      return {std::move(code.run), other->stages};
    }
    auto stages = std::make_shared<std::vector<AlignedBuffer>>();
    for (const std::int64_t bytes : code.stage_bytes) {
      stages->emplace_back(static_cast<std::size_t>(bytes));
    }
    PreparedRun made{std::move(code.run), stages};
    const FunctionArrays all =
        made.with_stages(function_arrays(kernel().parameters(), arrays));
    if (!stages->empty()) run_once(code.prepare, all.data.data(), all.strides.data());
    return made;
  }

  StatePointer state_;
  std::vector<ArgumentView> constants_;
  mutable std::mutex mutex_;
  mutable std::map<Key, PreparedRun> runs_;  // nodes stay where they are
};

inline void check_and_run(const PreparedState& prepared, std::span<ArgumentView> views,
                          const CallArrays& arrays) {
  const KernelState& kernel = prepared.kernel();
  const CallShape shape = prepared.check(views, arrays);
  if (has_empty_extent(shape.symbols)) return run_empty(kernel, views, shape.symbols);
  const PreparedRun& run = prepared.find_run(shape, arrays);
  const FunctionArrays all = run.with_stages(function_arrays(kernel.parameters(), arrays));
  run_once(run.code, all.data.data(), all.strides.data());
}

inline BoundCall bound_call(PreparedPointer prepared, std::span<ArgumentView> views) {
  const KernelState& kernel = prepared->kernel();
  CallVectors memory(kernel.parameters());
  const CallShape shape = prepared->check(views, memory.arrays());
  BoundArguments arguments(kernel, views, memory);
  FunctionArrays all = function_arrays(kernel.parameters(), memory.arrays());
  if (arguments.is_empty()) {
    return BoundCall(std::move(prepared), {}, std::move(all), std::move(arguments));
  }
  const PreparedRun& run = prepared->find_run(shape, memory.arrays());
  return BoundCall(std::move(prepared), run.code, run.with_stages(std::move(all)),
                   std::move(arguments));
}

}  // namespace hone::detail
