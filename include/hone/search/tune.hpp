// search/tune.hpp
// One task from request to winner: the store first, then a search, then the store again.
#pragma once

#include <hone/cost/gbdt_model.hpp>
#include <hone/search/finalists.hpp>
#include <hone/store/records.hpp>
#include <hone/support/version.hpp>

#include <ctime>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

/// "0,1": the unit dimensions of arguments that are not row-major; empty if all are.
inline std::string layout_key(const ComputeDag& dag, const UnitDims& dims) {
  std::string key;
  if (dims.empty() || dims == row_major_dims(dag)) return key;
  for (int d : dims) key += (key.empty() ? "" : ",") + std::to_string(d);
  return key;
}

/// The names that steps may mention. The workload key does not hold them.
inline std::string names_in(const ComputeDag& dag) {
  std::string names;
  for (const DagNode& node : dag.nodes) {
    names += names.empty() ? node.name : " " + node.name;
    for (const auto* axes : {&node.axes, &node.reduce_axes}) {
      for (const IterVar& axis : *axes) names += "," + axis.name;
    }
  }
  return names;
}

inline RecordKey record_key(const Task& task, const TuneRequest& request) {
  RecordKey key;
  key.workload = concat(task.key(), "\nnames ", names_in(task.dag()));
  key.target = task.target().key();
  key.threads = request.threads;
  if (task.dag().float_mode == FloatMode::strict) key.float_mode = "strict";
  key.layout = layout_key(task.dag(), request.build.unit_dims);
  return key;
}

/// The kernel of a stored schedule; nothing if it is not compiled any more as it was.
inline std::optional<BuiltKernel> rebuilt(const State& state, const BuildOptions& options) {
  try {
    return build(state, options);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// The stored schedule, replayed and compiled; nothing if there is none or it no longer applies.
inline std::optional<Tuned> from_store(const Task& task, const TuneRequest& request,
                                       RecordStore& store) {
  const std::optional<Record> record = store.best(record_key(task, request));
  if (!record) return std::nullopt;
  const auto steps = parse_steps(record->steps);
  if (!steps) return std::nullopt;
  const Applied state = replay(State(task.dag_pointer()), *steps);
  const std::optional<BuiltKernel> kernel =
      state ? rebuilt(*state, request.build) : std::nullopt;
  if (!kernel) return std::nullopt;
  const DType type = task.dag().node(task.dag().arguments.back()).dtype;
  const double limit =
      roof_seconds(task.flops(), task.bytes(), task.bytes(), type, request.threads);
  return Tuned{*state, *kernel, record->seconds, limit / record->seconds,
               {}, 0, 0, 0, true};
}

/// What the records of this process hold for. Opens libLLVM: UserError if there is none.
inline RecordVersions record_versions() {
  return {std::string(version), std::to_string(default_llvm().api().major_version())};
}

inline std::vector<Record> records_of(const std::vector<Trial>& trials, const Tuned& winner,
                                      const RecordKey& key, const TuneRequest& request) {
  std::vector<Record> records;
  const RecordVersions versions = record_versions();
  for (std::size_t t = 0; t < trials.size(); ++t) {
    Record record;
    record.key = key;
    record.steps = schedule_text(trials[t].candidate);
    record.kind = trials[t].kind;
    record.seconds = trials[t].kind == RecordKind::measured ? trials[t].seconds : 0;
    record.spread = trials[t].spread;
    record.verified = record.steps == to_string(winner.state.steps());
    record.trial = static_cast<std::int64_t>(t);
    record.seed = request.seed;
    record.time = static_cast<std::int64_t>(std::time(nullptr));
    record.hone_version = versions.hone;
    record.llvm_version = versions.llvm;
    records.push_back(std::move(record));
  }
  return records;
}

/// Whether schedules can leave out some of the operations that are counted: those with padding.
inline bool may_skip_work(const ComputeDag& dag) {
  bool is_padded = false;
  for (const DagNode& node : dag.nodes) {
    if (!node.body) continue;
    for_each_load(node.body, [&](const ir::Load& load) {
      is_padded = is_padded || load.predicate;
    });
  }
  return is_padded;
}

/// Tells the request's progress callback after each trial.
class TrialReport {
 public:
  TrialReport(const TuneRequest& request, const ScheduleSearch& search, double flops, double roof)
      : request_(request), search_(search), flops_(flops), roof_(roof) {}

  void operator()(const Trial& last) const {
    if (!request_.progress) return;
    Progress p;
    p.trials = static_cast<std::int64_t>(search_.trials().size());
    p.failures = search_.failures();
    p.seconds = search_.elapsed();
    p.budget_seconds = request_.budget_seconds;
    p.last_seconds = last.seconds;
    if (const std::optional<double> best = search_.best_seconds()) {
      p.best_seconds = *best;
      p.best_gflops = flops_ / *best * 1e-9;
      p.best_roof = roof_ / *best;
    }
    request_.progress(p);
  }

 private:
  const TuneRequest& request_;
  const ScheduleSearch& search_;
  double flops_;
  double roof_;
};

}  // namespace detail

/// The best schedule known for the request, searched for if the store has none. Every trial is
/// recorded; a winner of a search has passed the gate.
inline Tuned tune(const Task& task, const TuneRequest& request, RecordStore& store) {
  if (std::optional<Tuned> known = detail::from_store(task, request, store)) return *known;
  const RecordKey key = detail::record_key(task, request);
  const std::vector<std::string> wrong = store.wrong_steps(key);
  Rng rng(request.seed);
  const TrialMemory memory(task.dag(), dims_for(task.dag(), request.build), rng);
  const DType type = task.dag().node(task.dag().arguments.back()).dtype;
  const double roof =
      roof_seconds(task.flops(), task.bytes(), memory.bytes(), type, request.threads);
  const SearchSpace space(task);
  GbdtModel model(request.seed);
  LocalRunner runner(memory, request.build, request.threads);
  const double no_faster = detail::may_skip_work(task.dag()) ? 0 : roof;
  ScheduleSearch search(space, model, runner,
                        {request.budget_seconds, request.max_trials, 0, no_faster}, request.seed,
                        {wrong.begin(), wrong.end()});
  const detail::TrialReport report(request, search, task.flops(), roof);
  const auto stop = [&] { return request.stop.stop_requested(); };
  search.on_trial(report);
  search.stop_when(stop);
  search.run();
  std::vector<Trial> trials = search.trials();
  Tuned winner = choose_winner(task, request, memory.arguments(), trials);
  winner.roof = roof / winner.seconds;
  winner.failures = search.failures();
  winner.search_seconds = search.elapsed();
  store.add_all(detail::records_of(trials, winner, key, request));
  return winner;
}

}  // namespace hone
