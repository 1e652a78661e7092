// space/candidate.hpp
// What a search moves through: candidates, each a sketch and the decisions that complete it, and
// the moves from one to another.
//
//   sample   all decisions random
//   mutate   a few decisions sampled again, or moved to a neighbouring value
//   cross    two candidates of one sketch: for each stage, the decisions of one or the other
//
// A move replays the sketch with other wishes, so its result is as legal as a sample; nothing comes
// back where a step is rejected.
#pragma once

#include <hone/space/default_schedule.hpp>
#include <hone/space/sample.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

struct Candidate {
  std::size_t sketch = 0;  // which of the space's
  std::vector<Decision> decisions;
  State state;
};

class SearchSpace {
 public:
  /// The sketches by the CPU's rules, and the default schedule as one more.
  explicit SearchSpace(const Task& task) : task_(task), sketches_(generate_sketches(task)) {
    const State made = default_schedule(task);
    sketches_.push_back({made, open_splits(made), true});
  }

  const Task& task() const { return task_; }
  const std::vector<Sketch>& sketches() const { return sketches_; }

  /// The schedule that is made without measuring.
  Candidate default_candidate() const {
    const Sketch& made = sketches_.back();
    return {sketches_.size() - 1, decisions_of(made), made.state};
  }

  std::optional<Candidate> sample(Rng& rng) const {
    return make(static_cast<std::size_t>(rng.below(sketches_.size())), {}, rng);
  }

  /// The candidate with a decision made anew, or two or three: some are only worth it together.
  std::optional<Candidate> mutate(const Candidate& from, Rng& rng) const {
    std::vector<Decision> wanted = from.decisions;
    std::uint64_t count = 1;
    while (count < 3 && rng.uniform() < 0.4) ++count;
    for (; count > 0 && !wanted.empty(); --count) {
      const auto at = static_cast<std::size_t>(rng.below(wanted.size()));
      if (rng.uniform() < 0.5) {
        wanted[at].value = neighbour(wanted[at].value, rng);
      } else {
        wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    return make(from.sketch, std::move(wanted), rng);
  }

  /// For each stage the decisions of one parent; both must be of the same sketch.
  std::optional<Candidate> cross(const Candidate& a, const Candidate& b, Rng& rng) const {
    std::vector<Decision> wanted;
    std::string stage;
    bool from_a = true;
    for (const Decision& decision : a.decisions) {
      if (stage_of(decision) != stage) {
        stage = stage_of(decision);
        from_a = rng.uniform() < 0.5;
      }
      const Decision* other = Decisions::find(b.decisions, decision.name, wanted.size());
      wanted.push_back(from_a || !other ? decision : *other);
    }
    return make(a.sketch, std::move(wanted), rng);
  }

  /// The candidate with these wishes, as far as they are legal.
  std::optional<Candidate> make(std::size_t sketch, std::vector<Decision> wanted, Rng& rng) const {
    Decisions decisions(rng, std::move(wanted));
    const Applied state = complete(sketches_[sketch], decisions);
    if (!state) return std::nullopt;
    return Candidate{sketch, decisions.made(), *state};
  }

 private:
  Applied complete(const Sketch& sketch, Decisions& decisions) const {
    if (!sketch.is_finished) return annotate(task_, sketch, decisions, &estimates_);
    return FillTileSizes{}.apply(sketch.state, {task_, sketch.holes, &estimates_}, decisions);
  }

  /// All splits of a finished schedule.
  static std::vector<std::size_t> open_splits(const State& state) {
    std::vector<std::size_t> holes;
    for (std::size_t n = 0; n < state.steps().size(); ++n) {
      if (state.steps()[n].name == Split::name) holes.push_back(n);
    }
    return holes;
  }

  /// "tile C.sum i/2" and "unroll C.sum" are decisions about C.sum.
  static std::string stage_of(const Decision& decision) {
    const std::size_t begin = decision.name.find(' ') + 1;
    return decision.name.substr(begin, decision.name.find(' ', begin) - begin);
  }

  /// A little more or less, twice as much or half.
  static std::int64_t neighbour(std::int64_t value, Rng& rng) {
    switch (rng.below(4)) {
      case 0: return value + 1;
      case 1: return value - 1;
      case 2: return 2 * value;
      default: return value / 2;
    }
  }

  const Task& task_;
  std::vector<Sketch> sketches_;
  mutable TileEstimates estimates_;  // one thread searches
};

}  // namespace hone
