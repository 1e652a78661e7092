// kernel/kernel_impl.hpp
// What stands behind a kernel: the rooms that tune, lower and compile derive from KernelImpl. A
// kernel checks its arguments, asks for the machine code for their extents, and calls it.
//
// A kernel function gets one pointer per argument in `data` (the program's placeholders without
// temps), and in `strides` the strides of all their dimensions, one after the other.
#pragma once

#include <hone/kernel/handle.hpp>
#include <hone/kernel/layout.hpp>
#include <hone/program/program.hpp>
#include <hone/runtime/abi.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace hone {

/// Machine code for one value of each symbol and one layout.
struct Specialisation {
  KernelFunction function = nullptr;
  std::int64_t shared_bytes = 0;  // workspace for all workers together
  std::int64_t worker_bytes = 0;  // and for each of them
  int threads = 1;                // 0: all cores
  std::shared_ptr<const void> owner;  // keeps the code
};

/// The same in two parts: what depends on constants alone, and the rest. Both take the program's
/// arguments and, behind them in `data`, the memory of the prepared stages, which have no strides.
struct PreparedCode {
  Specialisation prepare;                 // writes the stages; reads constants only
  Specialisation run;                     // reads them
  std::vector<std::int64_t> stage_bytes;  // of each; if there is none, `run` is all there is
};

/// What code is made for, besides the program: all of it is known when a call's arguments are.
struct CallShape {
  std::span<const std::int64_t> symbols;  // values, in the order of symbols_of(program)
  std::span<const int> unit_dims;  // per argument the dimension with stride 1; -1: no dimensions
  bool has_gaps = false;           // between the rows of some argument
};

class KernelImpl {
 public:
  KernelImpl() = default;
  KernelImpl(const KernelImpl&) = delete;
  KernelImpl& operator=(const KernelImpl&) = delete;
  virtual ~KernelImpl() = default;

  virtual const Program& program() const = 0;

  /// The layout that the options gave argument number `argument` of the function.
  virtual Layout layout(std::size_t argument) const {
    static_cast<void>(argument);
    return Layout::row_major;
  }

  /// May be called from several threads at once; compiles at the first call with a new shape. What
  /// it returns lives as long as *this.
  virtual const Specialisation& specialise(const CallShape& shape) = 0;

  /// The code of a prepared kernel, under the same conditions. Unless it is overridden nothing is
  /// prepared.
  virtual PreparedCode specialise_prepared(const CallShape& shape) {
    return {{}, specialise(shape), {}};
  }

  virtual KernelFacts facts() const { return {}; }
  virtual std::string info() const = 0;  // time, GFLOP/s, share of the limit, schedule, origin
  virtual std::string loop_nest() const = 0;
  virtual std::string schedule() const = 0;
  virtual std::string source(lang language) const = 0;
  virtual std::string explain() const = 0;
};

}  // namespace hone
