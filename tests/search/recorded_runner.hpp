// tests/search/recorded_runner.hpp
// A runner that knows a time for every schedule: no clock, no compiler.
#pragma once

#include <hone/schedule/apply.hpp>
#include <hone/search/trial_runner.hpp>
#include <hone/support/hash.hpp>

#include <deque>
#include <utility>
#include <vector>

namespace hone::test {

/// Times by a function of the state; one schedule in twenty fails.
class RecordedRunner final : public TrialRunner {
 public:
  using SecondsOf = double (*)(const State&);

  explicit RecordedRunner(SecondsOf seconds_of, std::size_t ahead = 0)
      : seconds_of_(seconds_of), ahead_(ahead) {}

  void begin(std::vector<State> states) override { batches_.push_back(std::move(states)); }

  std::vector<TrialResult> finish(double) override {
    std::vector<TrialResult> results;
    for (const State& state : batches_.front()) {
      const bool fails = hash_text(to_string(state.steps())) % 20 == 0;
      results.push_back(fails ? TrialResult{RecordKind::compile, 0, 0}
                              : TrialResult{RecordKind::measured, seconds_of_(state), 0});
    }
    batches_.pop_front();
    return results;
  }

  std::size_t batches_ahead() const override { return ahead_; }

 private:
  SecondsOf seconds_of_;
  std::size_t ahead_;
  std::deque<std::vector<State>> batches_;
};

/// Least for a register tile of 6 x 32: what a search is to find.
inline double far_from_six_by_32(const State& state) {
  double seconds = 1e-3;
  for (const Step& step : state.steps()) {
    const std::optional<Split> split = Split::parse(step);
    if (step.name != Split::name || !split) continue;
    const double wanted = split->loop == "i" ? 6 : split->loop == "j" ? 32 : 0;
    if (wanted == 0) continue;
    const double off = static_cast<double>(split->lengths.back()) - wanted;
    seconds += 1e-5 * off * off;
  }
  return seconds;
}

}  // namespace hone::test
