// impl.hpp
// Behind the seam: everything that hone/hone.hpp does not need. Included by every file in the
// header-only mode, by cmake/programs/hone.cpp alone in the compiled one.
#pragma once

#include <hone/kernel/call.hpp>
#include <hone/kernel/describe_dlpack.hpp>
#include <hone/kernel/named_call.hpp>
#include <hone/kernel/prepared.hpp>
#include <hone/kernel/refusals.hpp>
#include <hone/options_environment.hpp>
#include <hone/program/reify.hpp>
#include <hone/program/shape_buckets.hpp>
#include <hone/search/terminal_progress.hpp>
#include <hone/search/tune_all.hpp>
#include <hone/seam.hpp>
#include <hone/support/attempt.hpp>
#include <hone/support/raise.hpp>
#include <hone/tuned_kernel.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// Defined once in the compiled library, in every file otherwise.
#ifdef HONE_COMPILED
#define HONE_SEAM
#else
#define HONE_SEAM inline
#endif

namespace hone::detail {

/// For each argument of the kernel function; what an output held before lies as the output does.
inline std::vector<Layout> layouts_of(const Program& program, const Options& options) {
  std::vector<std::string> names;
  std::vector<std::string> passed;
  for (const Placeholder& p : program.placeholders) {
    if (p.role != Role::temp) names.push_back(p.before_of.empty() ? p.name : p.before_of);
    if (p.role != Role::temp && p.before_of.empty()) passed.push_back(p.name);
  }
  std::vector<Layout> layouts(names.size(), Layout::row_major);
  for (const ArgumentLayoutOption& option : options.layout) {
    require(std::count(passed.begin(), passed.end(), option.argument) > 0, "layout names ",
            option.argument, ", which is no argument of the program; the arguments are ",
            join(passed, ", "));
    for (std::size_t n = 0; n < names.size(); ++n) {
      if (names[n] == option.argument) layouts[n] = option.layout;
    }
  }
  return layouts;
}

inline UnitDims unit_dims_of(const ComputeDag& dag, const std::vector<Layout>& layouts) {
  UnitDims dims;
  for (std::size_t a = 0; a < layouts.size(); ++a) {
    dims.push_back(unit_dim(layouts[a], dag.node(dag.arguments[a]).shape.size()));
  }
  return dims;
}

inline void check_options(const Options& options) {
  const double budget = options.budget.count();
  require(budget > 0, "budget = ", number_text(budget),
          " s: a search needs time; give for instance .budget = std::chrono::seconds(10)");
  require(options.max_trials >= 0, "max_trials = ", options.max_trials,
          ": give a positive number, or 0 for as many as the budget allows");
  require(options.threads >= 0, "threads = ", options.threads,
          ": give a positive number, or 0 for all cores");
}

inline CpuTarget target_of(const Options& options) {
  CpuTarget target = parse_target(options.target);
  require(target.runs_on(CpuTarget::host()), "target = ", options.target,
          ": this machine cannot run code for it; it is ", CpuTarget::host().key());
  return target;
}

/// Four significant digits.
inline std::string short_text(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", x);
  return text;
}

/// "C_at_dense_cpp_14", or "C" where the place of the statement is not known.
inline std::string title_of(const Program& program) {
  const Stage& last = program.stages.back();
  return last.where.empty() ? last.tensor : kernel_name(last.tensor, last.where);
}

/// "C_at_dense_cpp_14: 0.412 ms, 1465 GFLOP/s, 61 % of the limit of 2 threads, found in 312 ..."
inline std::string info_text(const Task& task, const Program& program, const Tuned& tuned) {
  const std::string origin =
      tuned.from_store ? "from the store"
                       : concat("found in ", tuned.trials, " trials in ",
                                short_text(tuned.search_seconds), " s");
  return concat(title_of(program), ": ", short_text(1e3 * tuned.seconds), " ms, ",
                short_text(task.flops() / tuned.seconds * 1e-9), " GFLOP/s, ",
                short_text(100 * tuned.roof), " % of the limit of ", task.threads(), " threads, ",
                origin, "\nschedule: ", to_string(tuned.state.steps()), "\n");
}

inline KernelFacts facts_of(const Task& task, const Tuned& tuned) {
  return {tuned.seconds, task.flops() / tuned.seconds * 1e-9, tuned.roof, tuned.trials,
          tuned.search_seconds, tuned.from_store};
}

inline std::vector<std::int64_t> symbol_values(const Program& program,
                                               const std::vector<ShapeValue>& shapes) {
  std::vector<std::int64_t> values;
  for (const std::string& name : symbols_of(program)) {
    for (const ShapeValue& shape : shapes) {
      if (shape.symbol == name) values.push_back(shape.value);
    }
  }
  return values;
}

/// One store for the process: the user's own, as far as it holds for this hone and this LLVM.
inline RecordStore& record_store() {
  static RecordStore* store = new RecordStore(RecordStore::open_default(record_versions()));
  return *store;
}

/// The program at the upper limits of each bucket.
inline std::vector<SizedTask> tasks_of(const Program& program, const ShapeBuckets& buckets,
                                       const CpuTarget& target, int threads) {
  std::vector<SizedTask> tasks;
  for (std::size_t b = 0; b < buckets.size(); ++b) {
    std::vector<ShapeValue> values = buckets.values(b);
    Task task = make_task(program, values, target, threads);
    tasks.push_back({std::move(values), std::move(task)});
  }
  return tasks;
}

/// The kernel of a schedule for each task, and the code that was compiled for them.
inline StatePointer kernel_of(const TuneRequest& request, KernelOrigin origin,
                              const std::vector<SizedTask>& tasks,
                              const std::vector<Tuned>& tuned) {
  const Program& program = request.program;
  for (std::size_t b = 0; b < tasks.size(); ++b) {
    const auto& [shapes, task] = tasks[b];
    origin.tuned.push_back({shapes, tuned[b].state.steps(), info_text(task, program, tuned[b]),
                            facts_of(task, tuned[b])});
  }
  auto kernel = std::make_shared<TunedKernel>(program, request.build, request.threads,
                                              std::move(origin));
  for (std::size_t b = 0; b < tasks.size(); ++b) {
    kernel->adopt(symbol_values(program, tasks[b].shapes), tuned[b].kernel);
  }
  return std::make_shared<const KernelState>(std::move(kernel));
}

inline StatePointer tuned_state(const Program& program, const Options& given) {
  const Options options = with_environment(given);
  check_options(options);
  const int threads = static_cast<int>(thread_count(options.threads));
  const CpuTarget target = target_of(options);
  const ShapeBuckets buckets(options.shapes);
  const std::vector<SizedTask> tasks = tasks_of(program, buckets, target, threads);
  const std::vector<Layout> layouts = layouts_of(program, options);
  TuneRequest request{program, {}, {target, {}, Gaps::none, {}}, threads,
                      options.budget.count(), options.max_trials, options.seed,
                      options.progress, options.stop};
  request.build.unit_dims = unit_dims_of(tasks.front().task.dag(), layouts);
  std::unique_ptr<TerminalProgress> terminal;
  if (!request.progress) {
    terminal = std::make_unique<TerminalProgress>();
    request.progress = [&](const Progress& p) { (*terminal)(p); };
  }
  const std::vector<Tuned> tuned = tune_all(tasks, request, record_store());
  return kernel_of(request, {layouts, buckets, {}}, tasks, tuned);
}

inline StatePointer compiled_state(const Program& program, const std::string& steps,
                                   const Options& given) {
  const Options options = with_environment(given);
  const int threads = static_cast<int>(thread_count(options.threads));
  const std::vector<ShapeValue> shapes = single_values(options.shapes);
  const Task task = make_task(program, shapes, target_of(options), threads);
  const std::vector<Layout> layouts = layouts_of(program, options);
  const auto parsed = parse_steps(steps);
  require(parsed.has_value(), "these are no schedule steps: ", steps);
  const Applied state = replay(State(task.dag_pointer()), *parsed);
  require(static_cast<bool>(state), state ? std::string() : state.reason());
  BuildOptions build{task.target(), unit_dims_of(task.dag(), layouts), Gaps::none, {}};
  return std::make_shared<const KernelState>(std::make_shared<TunedKernel>(
      program, std::move(build), threads,
      KernelOrigin{layouts, ShapeBuckets(options.shapes),
                   {{shapes, *parsed,
                     concat(title_of(program), "\nschedule: ", steps, "\n"), {}}}}));
}

/// The state, if it is that of a kernel with these arguments.
inline StatePointer typed(StatePointer state, std::span<const std::string_view> names) {
  state->check_names(names);
  return state;
}

HONE_SEAM result<StatePointer> tune(const Program& program, const Options& options) noexcept {
  return attempt([&] { return tuned_state(program, options); });
}

HONE_SEAM result<StatePointer> tune(TypedProgramRef typed_program,
                                    const Options& options) noexcept {
  const auto& [program, names] = typed_program;
  return attempt([&] { return typed(tuned_state(reify(program), options), names); });
}

HONE_SEAM result<StatePointer> compile_steps(const Program& program, const std::string& steps,
                                             const Options& options) noexcept {
  return attempt([&] { return compiled_state(program, steps, options); });
}

HONE_SEAM result<StatePointer> compile_steps(TypedProgramRef typed_program,
                                             const std::string& steps,
                                             const Options& options) noexcept {
  const auto& [program, names] = typed_program;
  return attempt([&] { return typed(compiled_state(reify(program), steps, options), names); });
}

/// What a pointer of a kernel's handle points at.
template <class Pointer>
decltype(auto) held(const Pointer& pointer) {
  if (!pointer) fail_moved_from();
  return *pointer;
}

template <class Pointer, class Arguments>
result<BoundPointer> attempt_bind(Pointer& kernel, Arguments arguments) noexcept {
  return attempt([&] {
    held(kernel);
    return std::make_shared<const BoundCall>(bound_call(std::move(kernel), arguments));
  });
}

HONE_SEAM result<void> call(const KernelState* state, std::span<ArgumentView> views,
                            const CallArrays& arrays) noexcept {
  return attempt([&] { check_and_run(held(state), views, arrays); });
}

HONE_SEAM result<void> call(const KernelState* state, NamedArguments arguments) noexcept {
  return attempt([&] { check_and_run(held(state), arguments); });
}

HONE_SEAM result<BoundPointer> bind(StatePointer state, std::span<ArgumentView> views) noexcept {
  return attempt_bind(state, views);
}

HONE_SEAM result<BoundPointer> bind(StatePointer state, NamedArguments arguments) noexcept {
  return attempt_bind(state, arguments);
}

HONE_SEAM result<void> run(const BoundCall* call) noexcept {
  return attempt([&] { held(call).run(); });
}

HONE_SEAM result<PreparedPointer> prepare(StatePointer state,
                                          std::span<const ArgumentView> views) noexcept {
  return attempt([&]() -> PreparedPointer {
    held(state);
    return std::make_shared<const PreparedState>(std::move(state), views);
  });
}

HONE_SEAM result<PreparedPointer> prepare(StatePointer state, NamedArguments constants) noexcept {
  return attempt([&]() -> PreparedPointer {
    const std::vector<ArgumentView> views = constant_views(held(state), constants);
    return std::make_shared<const PreparedState>(std::move(state), views);
  });
}

HONE_SEAM result<void> call(const PreparedState* prepared, std::span<ArgumentView> views,
                            const CallArrays& arrays) noexcept {
  return attempt([&] { check_and_run(held(prepared), views, arrays); });
}

HONE_SEAM result<void> call(const PreparedState* prepared, NamedArguments arguments) noexcept {
  return attempt([&] { check_and_run(held(prepared), arguments); });
}

HONE_SEAM result<BoundPointer> bind(PreparedPointer prepared,
                                    std::span<ArgumentView> views) noexcept {
  return attempt_bind(prepared, views);
}

HONE_SEAM result<BoundPointer> bind(PreparedPointer prepared, NamedArguments arguments) noexcept {
  return attempt_bind(prepared, arguments);
}

HONE_SEAM void fail_moved_from() {
  fail<UserError>("this kernel was moved from; call the one that it was moved to");
}

HONE_SEAM KernelFacts facts_of(const KernelState& state) { return state.impl().facts(); }
HONE_SEAM std::string info_of(const KernelState& state) { return state.impl().info(); }
HONE_SEAM std::string loop_nest_of(const KernelState& state) { return state.impl().loop_nest(); }
HONE_SEAM std::string schedule_of(const KernelState& state) { return state.impl().schedule(); }
HONE_SEAM std::string source_of(const KernelState& state, lang language) {
  return state.impl().source(language);
}
HONE_SEAM std::string explanation_of(const KernelState& state) { return state.impl().explain(); }

}  // namespace hone::detail

#undef HONE_SEAM
