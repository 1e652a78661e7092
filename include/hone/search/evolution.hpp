// search/evolution.hpp
// Proposes what to measure next: a population of candidates, the best that were measured among
// them, is mutated and crossed for a few generations under the eye of the cost model (Ansor,
// section 5.1, with crossover).
//
//   the best measured + samples -> score -> mutate, cross -> score -> .. -> the best scored, unseen
//
// Where that no longer finds anything better, neighbours of the best (one decision a step away)
// take half of the places: descent along coordinates. A few are always random.
#pragma once

#include <hone/cost/cost_model.hpp>
#include <hone/space/candidate.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hone {

struct EvolutionOptions {
  std::size_t population = 128;
  int generations = 3;
  double from_measured = 0.2;  // share of the population that was measured, at most
  double crossover = 0.2;      // share of the children that have two parents
  double random = 0.05;        // share of the proposals that are random samples
};

/// Schedules that need no trial: tried before, or proposed.
using SeenSchedules = std::unordered_set<std::string>;

inline std::string schedule_text(const Candidate& candidate) {
  return to_string(candidate.state.steps());
}

class Evolution {
 public:
  Evolution(const SearchSpace& space, CostModel& model, Rng& rng, EvolutionOptions options = {})
      : space_(space), model_(model), rng_(rng), options_(options) {}

  /// At most `count` candidates that are not in `seen`, which they are added to. `best`: measured
  /// ones, fastest first. `descends`: neighbours of the first get half of the places.
  std::vector<Candidate> propose(std::size_t count, const std::vector<const Candidate*>& best,
                                 bool descends, SeenSchedules& seen) {
    std::vector<Candidate> found;
    std::size_t aimed = 0;
    for (std::size_t n = 0; n < count; ++n) {
      if (rng_.uniform() >= options_.random) ++aimed;
    }
    if (descends && !best.empty()) {
      take_best(scored(neighbours(*best.front())), (aimed + 1) / 2, seen, found);
    }
    if (found.size() < aimed) take_best(evolve(best), aimed, seen, found);
    take_random(count, seen, found);
    return found;
  }

 private:
  struct Scored {
    Candidate candidate;
    double score;
  };

  std::vector<Scored> evolve(const std::vector<const Candidate*>& best) {
    std::vector<Scored> all = scored(initial_population(best));
    std::vector<Scored> parents = all;
    for (int g = 0; g < options_.generations && !parents.empty(); ++g) {
      parents = scored(next_generation(parents));
      all.insert(all.end(), parents.begin(), parents.end());
    }
    return all;
  }

  std::vector<Candidate> initial_population(const std::vector<const Candidate*>& best) {
    std::vector<Candidate> population;
    const auto most = static_cast<std::size_t>(options_.from_measured *
                                               static_cast<double>(options_.population));
    for (const Candidate* candidate : best) {
      if (population.size() < most) population.push_back(*candidate);
    }
    for (std::size_t tries = 0; tries < 2 * options_.population; ++tries) {
      if (population.size() >= options_.population) break;
      if (auto sampled = space_.sample(rng_)) population.push_back(std::move(*sampled));
    }
    return population;
  }

  std::vector<Scored> scored(std::vector<Candidate> candidates) {
    std::vector<const State*> states;
    for (const Candidate& candidate : candidates) states.push_back(&candidate.state);
    const std::vector<double> scores = model_.predict(space_.task(), states);
    std::vector<Scored> result;
    for (std::size_t n = 0; n < candidates.size(); ++n) {
      result.push_back({std::move(candidates[n]), scores[n]});
    }
    return result;
  }

  std::vector<Candidate> next_generation(const std::vector<Scored>& parents) {
    std::vector<Candidate> children;
    for (std::size_t tries = 0; tries < 2 * options_.population; ++tries) {
      if (children.size() >= options_.population) break;
      if (auto child = child_of(parents)) children.push_back(std::move(*child));
    }
    return children;
  }

  std::optional<Candidate> child_of(const std::vector<Scored>& parents) {
    const Candidate& a = tournament(parents);
    if (rng_.uniform() >= options_.crossover) return space_.mutate(a, rng_);
    const Candidate& b = tournament(parents);
    if (a.sketch != b.sketch) return space_.mutate(a, rng_);
    return space_.cross(a, b, rng_);
  }

  /// The better of two: better parents have more children, and scores need no scale.
  const Candidate& tournament(const std::vector<Scored>& parents) {
    const Scored& a = parents[static_cast<std::size_t>(rng_.below(parents.size()))];
    const Scored& b = parents[static_cast<std::size_t>(rng_.below(parents.size()))];
    return a.score >= b.score ? a.candidate : b.candidate;
  }

  /// One decision of the candidate a step away.
  std::vector<Candidate> neighbours(const Candidate& from) {
    std::vector<Candidate> found;
    for (std::size_t d = 0; d < from.decisions.size(); ++d) {
      const std::int64_t value = from.decisions[d].value;
      for (const std::int64_t next : {value - 1, value + 1, value / 2, 2 * value}) {
        if (next == value) continue;
        std::vector<Decision> wanted = from.decisions;
        wanted[d].value = next;
        if (auto made = space_.make(from.sketch, std::move(wanted), rng_)) {
          found.push_back(std::move(*made));
        }
      }
    }
    return found;
  }

  /// The best scored that are new, until there are `most`.
  static void take_best(std::vector<Scored> scored, std::size_t most, SeenSchedules& seen,
                        std::vector<Candidate>& found) {
    std::vector<std::size_t> order(scored.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return scored[a].score != scored[b].score ? scored[a].score > scored[b].score : a < b;
    });
    for (const std::size_t n : order) {
      if (found.size() >= most) return;
      if (seen.insert(schedule_text(scored[n].candidate)).second) {
        found.push_back(std::move(scored[n].candidate));
      }
    }
  }

  void take_random(std::size_t count, SeenSchedules& seen, std::vector<Candidate>& found) {
    constexpr int most_tries = 200;
    for (int tries = 0; tries < most_tries && found.size() < count; ++tries) {
      auto sampled = space_.sample(rng_);
      if (sampled && seen.insert(schedule_text(*sampled)).second) {
        found.push_back(std::move(*sampled));
      }
    }
  }

  const SearchSpace& space_;
  CostModel& model_;
  Rng& rng_;
  EvolutionOptions options_;
};

}  // namespace hone
