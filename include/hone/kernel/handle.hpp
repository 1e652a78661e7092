// kernel/handle.hpp
// A kernel as its callers hold it, and all that can be done with it. Light, because every file that
// calls a kernel includes it: what stands behind is declared only.
//
//   Kernel, DynKernel  ->  the functions here  ->  hone/impl.hpp defines them with kernel/call.hpp
//
// Whatever can fail because of what it is given is there twice: try_call gives a result<void>, and
// the call without try_ is its value(), which throws.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/support/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace hone {

/// How a kernel came about and how fast it was measured; what is not known is 0.
struct KernelFacts {
  double seconds = 0;         // of one call
  double gflops = 0;
  double roof = 0;            // share of this machine's measured limit, 0..1
  std::int64_t trials = 0;    // schedules measured by this process
  double search_seconds = 0;  // and how long that took
  bool from_store = false;
};

/// What a kernel can be shown as (`asm` is a word of C++).
enum class lang : std::uint8_t { llvm, assembly, c };

namespace detail {

class KernelState;
class PreparedState;
class BoundCall;
using StatePointer = std::shared_ptr<const KernelState>;
using PreparedPointer = std::shared_ptr<const PreparedState>;
using BoundPointer = std::shared_ptr<const BoundCall>;

/// The arrays of one call, in memory of the caller: a pointer per argument, a stride per dimension,
/// a value per symbol.
struct CallArrays {
  std::span<void*> data;
  std::span<std::int64_t> strides;
  std::span<std::int64_t> symbols;  // may be longer than there are symbols
};

/// Arrays for calls with at most so many dimensions; each symbol is the extent of one.
template <std::size_t arguments, std::size_t dims>
struct CallMemory {
  std::array<void*, arguments> data;
  std::array<std::int64_t, dims> strides;
  std::array<std::int64_t, dims> symbols;

  CallArrays arrays() { return {data, strides, symbols}; }
};

// Null stands for a kernel that was moved from: an error.

/// Checks the arguments, one per placeholder in the program's order, and runs the kernel.
result<void> call(const KernelState* state, std::span<ArgumentView> views,
                  const CallArrays& arrays) noexcept;

result<BoundPointer> bind(StatePointer state, std::span<ArgumentView> views) noexcept;
result<void> run(const BoundCall* call) noexcept;

/// A kernel with its constants: `views` has one per placeholder; those of others are empty.
result<PreparedPointer> prepare(StatePointer state, std::span<const ArgumentView> views) noexcept;

/// The same two for a prepared kernel, which fills in the views of the constants.
result<void> call(const PreparedState* prepared, std::span<ArgumentView> views,
                  const CallArrays& arrays) noexcept;
result<BoundPointer> bind(PreparedPointer prepared, std::span<ArgumentView> views) noexcept;

/// UserError: what a kernel that was moved from says to everything.
[[noreturn]] void fail_moved_from();

KernelFacts facts_of(const KernelState& state);
std::string info_of(const KernelState& state);
std::string loop_nest_of(const KernelState& state);
std::string schedule_of(const KernelState& state);
std::string source_of(const KernelState& state, lang language);
std::string explanation_of(const KernelState& state);

}  // namespace detail

/// A kernel with its arguments: they were checked once, and a call does nothing but run. Refers to
/// the arguments' memory, which must stay where it is; keeps the code itself. Threads may share it
/// as far as they may write the same outputs.
class BoundKernel {
 public:
  explicit BoundKernel(detail::BoundPointer call) : call_(std::move(call)) {}

  template <ErrorMode mode = error_mode>
  void operator()() const {
    try_call().value<mode>();
  }
  result<void> try_call() const { return detail::run(call_.get()); }

 private:
  detail::BoundPointer call_;
};

/// What can be asked of every kernel. Texts of a kernel with several buckets have a line above the
/// part of each: "M <= 16:". Its facts are those of the last bucket.
class KernelHandle {
 public:
  explicit KernelHandle(detail::StatePointer state) : state_(std::move(state)) {}

  KernelFacts facts() const { return detail::facts_of(state()); }
  /// Time, GFLOP/s, share of the machine's limit, schedule, and where it came from.
  std::string info() const { return detail::info_of(state()); }
  std::string loop_nest() const { return detail::loop_nest_of(state()); }
  std::string schedule() const { return detail::schedule_of(state()); }
  /// The LLVM IR that was compiled, the machine code that LLVM makes of it, or the same loops as C
  /// that compiles by itself, to the interface of runtime/abi.hpp.
  std::string source(lang language = lang::llvm) const {
    return detail::source_of(state(), language);
  }
  /// A line for each loop: what it tiles for, what an iteration touches, which step made it, and
  /// the traffic that follows. How that is computed stands in lower/explain.hpp.
  std::string explain() const { return detail::explanation_of(state()); }

 protected:
  /// Null if this kernel was moved from.
  const detail::StatePointer& shared_state() const { return state_; }

 private:
  const detail::KernelState& state() const {
    if (!state_) detail::fail_moved_from();
    return *state_;
  }

  detail::StatePointer state_;
};

}  // namespace hone
