// measure/build.hpp
// State -> machine code in this process: lower, print, emit, link, each timed.
#pragma once

#include <hone/backend/llvm.hpp>
#include <hone/codegen/llvm_ir.hpp>
#include <hone/lower/lower.hpp>
#include <hone/runtime/abi.hpp>
#include <hone/runtime/clock.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone {

/// How long the parts of a build took, in ms.
struct BuildPhases {
  double lower_ms = 0;
  double print_ms = 0;
  CompilePhases compile;

  double total_ms() const {
    return lower_ms + print_ms + compile.parse_ms + compile.verify_ms + compile.passes_ms +
           compile.codegen_ms + compile.link_ms;
  }
};

struct BuildOptions {
  CpuTarget target = CpuTarget::host();
  UnitDims unit_dims;  // empty: every argument row-major
  LlvmOptions llvm;
};

/// Code that can be called while this is alive; cheap to copy.
struct BuiltKernel {
  LoadedCode code;
  KernelFunction function = nullptr;
  std::int64_t shared_bytes = 0;
  std::int64_t worker_bytes = 0;
};

namespace detail {

/// Milliseconds since `start`, which moves to now.
inline double lap_ms(double& start) {
  const double now = monotonic_seconds();
  return 1e3 * (now - std::exchange(start, now));
}

}  // namespace detail

/// The kernel that LLVM makes of printed text.
inline BuiltKernel build_text(const LlvmText& printed, const BuildOptions& options,
                              CompilePhases* phases = nullptr) {
  const LoadedCode code = compile_text(printed.text, options.target, options.llvm, phases);
  const auto function = code.symbol<KernelFunction>("kernel");
  return {code, function, printed.shared_bytes, printed.worker_bytes};
}

inline LlvmText print_state(const State& state, const BuildOptions& options) {
  const UnitDims dims = options.unit_dims.empty() ? row_major_dims(state.dag()) : options.unit_dims;
  return print_llvm(lower(state, options.target, dims), options.target);
}

/// Compiles a state for the options' target and layout.
inline BuiltKernel build(const State& state, const BuildOptions& options,
                         BuildPhases* phases = nullptr) {
  BuildPhases ignored;
  BuildPhases& p = phases ? *phases : ignored;
  const UnitDims dims = options.unit_dims.empty() ? row_major_dims(state.dag()) : options.unit_dims;
  double clock = monotonic_seconds();
  const ir::Function function = lower(state, options.target, dims);
  p.lower_ms += detail::lap_ms(clock);
  const LlvmText text = print_llvm(function, options.target);
  p.print_ms += detail::lap_ms(clock);
  return build_text(text, options, &p.compile);
}

}  // namespace hone
