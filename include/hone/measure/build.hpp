// measure/build.hpp
// State -> machine code in this process: lower, print, emit, link, each timed.
#pragma once

#include <hone/backend/kernel_code.hpp>
#include <hone/lower/lower.hpp>
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
  Gaps gaps = Gaps::any;
  LlvmOptions llvm;
};

namespace detail {

/// Milliseconds since `start`, which moves to now.
inline double lap_ms(double& start) {
  const double now = monotonic_seconds();
  return 1e3 * (now - std::exchange(start, now));
}

}  // namespace detail

/// The layout that the options ask for.
inline UnitDims dims_for(const ComputeDag& dag, const BuildOptions& options) {
  return options.unit_dims.empty() ? row_major_dims(dag) : options.unit_dims;
}

/// The LLVM IR of a state.
inline LlvmText print_state(const State& state, const BuildOptions& options) {
  return print_llvm(lower(state, options.target, dims_for(state.dag(), options), options.gaps),
                    options.target);
}

/// Compiles a state for the options' target and layout.
inline BuiltKernel build(const State& state, const BuildOptions& options,
                         BuildPhases* phases = nullptr) {
  BuildPhases ignored;
  BuildPhases& p = phases ? *phases : ignored;
  double clock = monotonic_seconds();
  const ir::Function function =
      lower(state, options.target, dims_for(state.dag(), options), options.gaps);
  p.lower_ms += detail::lap_ms(clock);
  const LlvmText text = print_llvm(function, options.target);
  p.print_ms += detail::lap_ms(clock);
  return build_text(text, options.target, options.llvm, &p.compile);
}

}  // namespace hone
