// Gradient-boosted trees (include/hone/gbdt/) against XGBoost on made-up tuning data.
//
//   hone-bench-gbdt [--json FILE] [--seeds 4] [--programs 143] [--trees 100] [--python python3]
//
// Trains on `programs` programs of each of 10 tasks and tests on 500 others of each ("seen"), and
// on 500 of each of 5 more tasks ("unseen"). Means over the seeds. Times are CPU seconds of one
// thread. "pairs" is the share of pairs of a task that are ordered rightly, "recall" that of its 30
// fastest programs that are among the 30 with the greatest scores. --python names one that has
// xgboost.
#include "../report.hpp"
#include "ranking.hpp"
#include "synthetic.hpp"
#include "xgboost.hpp"
#include <hone/gbdt/booster.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace hone;
using namespace hone::bench;

constexpr std::size_t seen_tasks = 10;
constexpr std::size_t unseen_tasks = 5;
constexpr std::size_t pool_programs = 500;
constexpr std::size_t batch_programs = 64;

double cpu_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Programs of a seed, those of a task side by side; the test pools in one, seen tasks first.
struct Data {
  Pool train;
  Pool batch;  // measured after training
  Pool test;

  Data(std::uint64_t seed, std::size_t programs) {
    Rng rng(seed);
    for (std::size_t task = 0; task < seen_tasks; ++task) {
      const Pool all = synthetic_pool(1000 + task, programs + pool_programs + batch_programs, rng);
      train.append(all.part(0, programs));
      test.append(all.part(programs, pool_programs));
      if (task == 0) batch = all.part(programs + pool_programs, batch_programs);
    }
    for (std::size_t task = 0; task < unseen_tasks; ++task) {
      test.append(synthetic_pool(5000 + task, pool_programs, rng));
    }
  }
};

/// Sums over the seeds.
struct Result {
  double train_seconds = 0;
  double update_seconds = 0;  // of one batch
  double worst_update_seconds = 0;
  double rows_per_second = 0;
  double rmse = 0;
  double pairs[2] = {0, 0};  // seen, unseen
  double recall[2] = {0, 0};
};

void judge(std::span<const float> scores, const Pool& test, Result& result) {
  const std::span<const float> labels = test.labels;
  const std::size_t seen = seen_tasks * pool_programs;
  result.rmse += rmse(scores.first(seen), labels.first(seen));
  for (std::size_t task = 0; task < seen_tasks + unseen_tasks; ++task) {
    const std::size_t kind = task < seen_tasks ? 0 : 1;
    const double share = 1.0 / static_cast<double>(kind == 0 ? seen_tasks : unseen_tasks);
    const auto of_task = [&](auto values) {
      return values.subspan(task * pool_programs, pool_programs);
    };
    result.pairs[kind] += share * pairwise_accuracy(of_task(scores), of_task(labels));
    result.recall[kind] += share * recall_at(30, of_task(scores), of_task(labels));
  }
}

void measure_scores(const gbdt::Ensemble& model, const Pool& test, Result& result) {
  std::vector<float> scores(test.labels.size());
  const double start = cpu_seconds();
  model.predict(test.rows, test.row_counts, scores);
  const double seconds = cpu_seconds() - start;
  result.rows_per_second += static_cast<double>(test.rows.size() / synthetic_features) / seconds;
  judge(scores, test, result);
}

/// Trains at once, and then learns one batch more.
void measure_at_once(const gbdt::Options& options, const Data& data, Result& result) {
  Rng rng(1);
  gbdt::Booster booster(synthetic_features, options);
  const double start = cpu_seconds();
  booster.update(data.train.programs(), rng);
  const double trained = cpu_seconds();
  result.train_seconds += trained - start;
  measure_scores(booster.ensemble(), data.test, result);
  const double before_update = cpu_seconds();
  booster.update(data.batch.programs(), rng);
  const double update = cpu_seconds() - before_update;
  result.update_seconds += update;
  result.worst_update_seconds = std::max(result.worst_update_seconds, update);
}

/// Learns the training programs in batches, as a search measures them.
void measure_in_batches(const gbdt::Options& options, const Data& data, Result& result) {
  Rng rng(1);
  gbdt::Booster booster(synthetic_features, options);
  double seconds = 0;
  double updates = 0;
  const double start = cpu_seconds();
  const std::size_t count = data.train.labels.size();
  for (std::size_t p = 0; p < count; p += batch_programs) {
    const double before = cpu_seconds();
    booster.update(data.train.part(p, std::min(batch_programs, count - p)).programs(), rng);
    if (p == 0) continue;  // this trains from nothing
    const double update = cpu_seconds() - before;
    result.worst_update_seconds = std::max(result.worst_update_seconds, update);
    seconds += update;
    updates += 1;
  }
  result.train_seconds += cpu_seconds() - start;
  result.update_seconds += seconds / updates;
  measure_scores(booster.ensemble(), data.test, result);
}

gbdt::Options options_of(gbdt::Objective objective, int trees) {
  gbdt::Options options;
  options.objective = objective;
  options.trees = trees;
  options.most_trees = 4 * trees;
  return options;
}

Report measure(const Arguments& arguments) {
  const auto seeds = static_cast<std::uint64_t>(arguments.count("--seeds", 4));
  const auto programs = static_cast<std::size_t>(arguments.count("--programs", 143));
  const int trees = static_cast<int>(arguments.count("--trees", 100));
  const std::string python(arguments.text("--python", HONE_BENCH_PYTHON));
  const bool with_peer = has_xgboost(python);
  std::map<std::string, Result> results;
  std::size_t rows = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Data data(100 + seed, programs);
    rows += data.train.rows.size() / synthetic_features;
    const auto squared = options_of(gbdt::Objective::squared, trees);
    const auto ranking = options_of(gbdt::Objective::ranking, trees);
    measure_at_once(squared, data, results["hone, squared"]);
    measure_at_once(ranking, data, results["hone, ranking"]);
    measure_in_batches(squared, data, results["hone, squared, batches of 64"]);
    measure_in_batches(ranking, data, results["hone, ranking, batches of 64"]);
    if (!with_peer) continue;
    for (const PeerModel& model : xgboost_models(python, data.train, data.test, trees)) {
      Result& result = results[model.name];
      result.train_seconds += model.train_seconds;
      result.rows_per_second += model.rows_per_second;
      judge(model.scores, data.test, result);
    }
  }
  Report report("gbdt", {"model", "train s", "update ms", "worst", "rows/s", "rmse", "pairs",
                         "recall", "pairs unseen", "recall unseen"});
  const double n = static_cast<double>(seeds);
  for (const auto& [name, it] : results) {
    const bool ranks = name.find("ranking") != std::string::npos;
    const bool updates = it.update_seconds > 0;
    report.row(name, it.train_seconds / n,
               updates ? Cell(it.update_seconds * 1e3 / n) : Cell("none"),
               updates ? Cell(it.worst_update_seconds * 1e3) : Cell("none"), it.rows_per_second / n,
               ranks ? Cell("none") : Cell(it.rmse / n), it.pairs[0] / n, it.recall[0] / n,
               it.pairs[1] / n, it.recall[1] / n);
  }
  report.note(
      concat(rows / seeds, " rows of ", synthetic_features, " features, ", trees, " trees."));
  if (!with_peer) {
    report.note(concat("XGBoost is left out: ", python, " cannot import xgboost and numpy."));
  }
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(count, texts, {"--seeds", "--programs", "--trees", "--python"}, measure);
}
