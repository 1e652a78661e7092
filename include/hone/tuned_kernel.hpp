// tuned_kernel.hpp
// What stands behind a kernel: a program, the schedules that were found for it, and the machine
// code for each value of its symbols and each layout that it was called with so far.
//
// There is one schedule, or one for each bucket of values. A value that was not tuned for gets the
// steps of its bucket, or the default schedule where they do not apply, compiled at its first call.
#pragma once

#include <hone/codegen/c_source.hpp>
#include <hone/ir/print.hpp>
#include <hone/ir/print_stmt.hpp>
#include <hone/kernel/kernel_impl.hpp>
#include <hone/lower/explain_text.hpp>
#include <hone/lower/prepare.hpp>
#include <hone/measure/build.hpp>
#include <hone/program/shape_buckets.hpp>
#include <hone/program/symbols.hpp>
#include <hone/space/default_schedule.hpp>
#include <hone/support/place.hpp>
#include <hone/task/task.hpp>

#include <map>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// A schedule, and how it came about.
struct TunedShape {
  std::vector<ShapeValue> shapes;  // what it was made for
  std::vector<Step> steps;
  std::string info;
  KernelFacts facts = {};
};

/// What a kernel was made of.
struct KernelOrigin {
  std::vector<Layout> layouts;  // of each argument
  ShapeBuckets buckets;
  std::vector<TunedShape> tuned;  // of each bucket
};

class TunedKernel final : public KernelImpl {
 public:
  TunedKernel(Program program, BuildOptions build, int threads, KernelOrigin origin)
      : program_(std::move(program)),
        build_(std::move(build)),
        threads_(threads),
        origin_(std::move(origin)) {}

  const Program& program() const override { return program_; }

  Layout layout(std::size_t argument) const override { return origin_.layouts[argument]; }

  const Specialisation& specialise(const CallShape& shape) override {
    Key key = key_of(shape);
    if (const Specialisation* known = find(made_, key)) return *known;
    // Not under the lock: others need not wait, nor a child that is forked meanwhile. Two threads
    // may make the same code; one is dropped.
    Specialisation made = make(key);
    const std::lock_guard lock(mutex_);
    return made_.emplace(std::move(key), std::move(made)).first->second;
  }

  PreparedCode specialise_prepared(const CallShape& shape) override {
    Key key = key_of(shape);
    if (const PreparedCode* known = find(prepared_, key)) return *known;
    PreparedCode made = make_prepared(key);
    const std::lock_guard lock(mutex_);
    return prepared_.emplace(std::move(key), std::move(made)).first->second;
  }

  /// Code that exists already, for these values of the symbols and the layout it was built for.
  void adopt(std::span<const std::int64_t> symbols, const BuiltKernel& kernel) {
    const bool has_gaps = build_.gaps == Gaps::any;
    const std::lock_guard lock(mutex_);
    made_.emplace(key_of({symbols, build_.unit_dims, has_gaps}), specialisation(kernel));
  }

  KernelFacts facts() const override { return origin_.tuned.back().facts; }

  std::string info() const override {
    return of_each_bucket([](const TunedShape& tuned) { return tuned.info; });
  }

  std::string schedule() const override {
    return of_each_bucket([](const TunedShape& tuned) { return to_string(tuned.steps); });
  }

  std::string loop_nest() const override {
    return of_each_bucket([&](const TunedShape& tuned) {
      return ir::to_string(lowered(state_for(task_for(tuned.shapes), tuned)));
    });
  }

  std::string source(lang language) const override {
    return of_each_bucket([&](const TunedShape& tuned) { return source(tuned, language); });
  }

  std::string explain() const override {
    return of_each_bucket([&](const TunedShape& tuned) { return explain(tuned); });
  }

 private:
  /// The text of the one schedule, or those of all, each under its bucket.
  template <class Text>
  std::string of_each_bucket(const Text& text) const {
    if (origin_.tuned.size() == 1) return text(origin_.tuned.front());
    std::string all;
    for (std::size_t b = 0; b < origin_.tuned.size(); ++b) {
      all += concat(origin_.buckets.heading(b), ":\n", text(origin_.tuned[b]));
      if (!all.ends_with('\n')) all += '\n';
    }
    return all;
  }

  std::string source(const TunedShape& tuned, lang language) const {
    ir::Function function = lowered(state_for(task_for(tuned.shapes), tuned));
    function.name = kernel_name(program_.stages.back().tensor, program_.stages.back().where);
    switch (language) {
      case lang::llvm: return print_llvm(function, build_.target).text;
      case lang::assembly:
        return emit_assembly(print_llvm(function, build_.target).text, build_.target, build_.llvm);
      case lang::c: return print_c(function).text;
    }
    return {};
  }

  std::string explain(const TunedShape& tuned) const {
    const Task task = task_for(tuned.shapes);
    const State state = state_for(task, tuned);
    const Explanation explanation =
        hone::explain(state, lowered(state), build_.target, task.dag_pointer());
    return to_string(explanation, build_.target, statements(),
                     static_cast<std::int64_t>(task.bytes()), threads_);
  }

  ir::Function lowered(const State& state) const {
    return lower(state, build_.target, dims_for(state.dag(), build_), build_.gaps);
  }

  /// "C[i, j] = sum(k, A[i, k] * B[k, j])" for each statement.
  std::vector<StatementText> statements() const {
    std::vector<StatementText> all;
    for (const Stage& stage : program_.stages) {
      std::vector<std::string> axes;
      for (const Axis& axis : stage.axes) axes.push_back(axis.name);
      all.push_back({stage.tensor,
                     concat(stage.tensor, "[", join(axes, ", "), "] = ", ir::to_string(stage.body)),
                     stage.where});
    }
    return all;
  }

  struct Key {
    std::vector<std::int64_t> symbols;
    UnitDims unit_dims;
    bool has_gaps;
    auto operator<=>(const Key&) const = default;
  };

  static Key key_of(const CallShape& shape) {
    return {{shape.symbols.begin(), shape.symbols.end()},
            {shape.unit_dims.begin(), shape.unit_dims.end()},
            shape.has_gaps};
  }
  static Gaps gaps_of(const Key& key) { return key.has_gaps ? Gaps::any : Gaps::none; }

  template <class Code>
  const Code* find(const std::map<Key, Code>& made, const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto known = made.find(key);
    return known == made.end() ? nullptr : &known->second;
  }

  Task task_for(const std::vector<ShapeValue>& shapes) const {
    return make_task(program_, shapes, build_.target, threads_);
  }

  State state_for(const Task& task, const TunedShape& tuned) const {
    const Applied replayed = replay(State(task.dag_pointer()), tuned.steps);
    return replayed ? *replayed : default_schedule(task);
  }

  /// UserError if a value lies beyond all buckets.
  State state_for(const Key& key) const {
    const std::vector<std::string> names = symbols_of(program_);
    std::vector<ShapeValue> shapes;
    for (std::size_t s = 0; s < names.size(); ++s) shapes.push_back({names[s], key.symbols[s]});
    const TunedShape& tuned = origin_.tuned[origin_.buckets.find(shapes)];
    return state_for(task_for(shapes), tuned);
  }

  Specialisation make(const Key& key) const {
    BuildOptions options = build_;
    options.unit_dims = key.unit_dims;
    options.gaps = gaps_of(key);
    return specialisation(hone::build(state_for(key), options));
  }

  PreparedCode make_prepared(const Key& key) {
    const PreparedFunctions parts =
        lower_prepared(state_for(key), build_.target, key.unit_dims, gaps_of(key));
    if (!parts.is_needed()) {
      return {{}, specialise({key.symbols, key.unit_dims, key.has_gaps}), {}};
    }
    PreparedCode code{compiled(parts.prepare), compiled(parts.run), {}};
    for (const ir::Buffer& stage : parts.prepared) {
      const auto element = static_cast<std::int64_t>(size_of(stage.type.dtype));
      code.stage_bytes.push_back(stage.elements() * element);
    }
    return code;
  }

  Specialisation compiled(const ir::Function& function) const {
    return specialisation(
        build_text(print_llvm(function, build_.target), build_.target, build_.llvm));
  }

  Specialisation specialisation(const BuiltKernel& kernel) const {
    return {kernel.function, kernel.shared_bytes, kernel.worker_bytes, threads_,
            std::make_shared<const LoadedCode>(kernel.code)};
  }

  Program program_;
  BuildOptions build_;
  int threads_;
  KernelOrigin origin_;
  mutable std::mutex mutex_;
  std::map<Key, Specialisation> made_;  // nodes stay where they are
  std::map<Key, PreparedCode> prepared_;
};

}  // namespace hone
