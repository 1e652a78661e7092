// space/decisions.hpp
// The choices that make a candidate out of a sketch, each a name and a number:
//
//   tile C.sum i/3 = 6        the third inner length of C.sum's split of i
//   at X.pad = 2              the second place where X.pad may be computed
//
// Annotations ask for one after the other. A wanted value is given back as long as it is legal;
// what is not wanted, or no longer legal, is sampled. So a candidate is replayed by wanting all its
// choices, mutated by wanting all but one, and two are crossed by wanting some of each.
#pragma once

#include <hone/support/error.hpp>
#include <hone/support/rng.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

struct Decision {
  std::string name;
  std::int64_t value = 0;
  friend bool operator==(const Decision&, const Decision&) = default;
};

class Decisions {
 public:
  /// The same numbers and wishes make the same choices.
  explicit Decisions(Rng& rng, std::vector<Decision> wanted = {})
      : rng_(rng), wanted_(std::move(wanted)) {}

  Rng& rng() { return rng_; }

  /// The wanted value if it lies in [least, most], else sample(rng), which must. Where there is
  /// nothing to choose, nothing is asked or noted.
  template <class Sample>
  std::int64_t choose(std::string name, std::int64_t least, std::int64_t most, Sample&& sample) {
    if (least == most) return least;
    const Decision* wish = find(wanted_, name, made_.size());
    const bool is_legal = wish && least <= wish->value && wish->value <= most;
    const std::int64_t value = is_legal ? wish->value : static_cast<std::int64_t>(sample(rng_));
    ensure(least <= value && value <= most, name, " = ", value, ", which is not from ", least,
           " to ", most);
    made_.push_back({std::move(name), value});
    return value;
  }

  /// One of `count` alternatives, each as likely.
  std::size_t choose_one(std::string name, std::size_t count) {
    const auto last = static_cast<std::int64_t>(count) - 1;
    return static_cast<std::size_t>(
        choose(std::move(name), 0, last, [&](Rng& rng) { return rng.below(count); }));
  }

  /// 1 with that probability, else 0.
  bool choose_whether(std::string name, double probability) {
    return choose(std::move(name), 0, 1,
                  [&](Rng& rng) { return rng.uniform() < probability ? 1 : 0; }) != 0;
  }

  /// All choices so far, in the order in which they were asked for.
  const std::vector<Decision>& made() const { return made_; }

  /// The decision of that name, or nullptr; most often it stands at `guess`.
  static const Decision* find(const std::vector<Decision>& decisions, std::string_view name,
                              std::size_t guess = 0) {
    if (guess < decisions.size() && decisions[guess].name == name) return &decisions[guess];
    for (const Decision& decision : decisions) {
      if (decision.name == name) return &decision;
    }
    return nullptr;
  }

 private:
  Rng& rng_;
  std::vector<Decision> wanted_;
  std::vector<Decision> made_;
};

}  // namespace hone
