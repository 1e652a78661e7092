// search/tune_all.hpp
// Several tasks with one budget: the buckets of a program, each a task of its own in the store.
//
//   what the store has     costs nothing
//   the others, in order   each an even share of the seconds and trials that are left
#pragma once

#include <hone/search/tune.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hone {

/// A task and the values of the program's symbols that it was made for.
struct SizedTask {
  std::vector<ShapeValue> shapes;
  Task task;
};

namespace detail {

/// The budget of a request, given out in even shares.
class SharedBudget {
 public:
  SharedBudget(const TuneRequest& whole, std::int64_t searches)
      : whole_(whole), searches_left_(searches) {}

  /// The next search. Its progress, which counts the searches before, needs this as long.
  TuneRequest next(const std::vector<ShapeValue>& shapes) const {
    TuneRequest request = whole_;
    request.shapes = shapes;
    request.budget_seconds =
        (whole_.budget_seconds - seconds_) / static_cast<double>(searches_left_);
    if (whole_.max_trials > 0) {
      request.max_trials =
          std::max<std::int64_t>(1, (whole_.max_trials - trials_) / searches_left_);
    }
    if (whole_.progress) {
      request.progress = [this](const Progress& p) { whole_.progress(with_earlier(p)); };
    }
    return request;
  }

  void spend(const Tuned& tuned) {
    seconds_ += tuned.search_seconds;
    trials_ += tuned.trials;
    failures_ += tuned.failures;
    --searches_left_;
  }

 private:
  Progress with_earlier(Progress p) const {
    p.trials += trials_;
    p.failures += failures_;
    p.seconds += seconds_;
    p.budget_seconds = whole_.budget_seconds;
    return p;
  }

  const TuneRequest& whole_;
  std::int64_t searches_left_;
  double seconds_ = 0;
  std::int64_t trials_ = 0;
  std::int64_t failures_ = 0;
};

}  // namespace detail

/// tune for each of the tasks, whose shapes replace the request's. A task that is searched for gets
/// at least one trial, even if the budget has fewer or the request was stopped.
inline std::vector<Tuned> tune_all(const std::vector<SizedTask>& tasks, const TuneRequest& request,
                                   RecordStore& store) {
  std::vector<std::optional<Tuned>> found;
  for (const SizedTask& each : tasks) {
    found.push_back(detail::from_store(each.task, request, store));
  }
  detail::SharedBudget budget(request, std::count(found.begin(), found.end(), std::nullopt));
  std::vector<Tuned> all;
  for (std::size_t n = 0; n < tasks.size(); ++n) {
    if (!found[n]) {
      found[n] = tune(tasks[n].task, budget.next(tasks[n].shapes), store);
      budget.spend(*found[n]);
    }
    all.push_back(*std::move(found[n]));
  }
  return all;
}

}  // namespace hone
