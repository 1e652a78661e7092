// schedule/primitive/follow_split.hpp
// Splits a loop as an earlier split split its own, so that two stages tile alike: the first
// parts - 1 lengths of the result are those of the source, the rest of the source's product is the
// innermost length (TVM: follow_split).
//
//   split(C.sum, i, [2, 4, 8])      follow_split(C, i, C.sum, i, 2)  ==  split(C, i, [2, 32])
#pragma once

#include <hone/schedule/primitive/split.hpp>

namespace hone {

struct FollowSplit {
  static constexpr std::string_view name = "follow_split";
  std::string stage, loop;
  std::string source_stage, source_loop;  // the loop that the source split took apart
  std::int64_t splits = 1;                // the result has splits + 1 loops

  Step step() const {
    return {std::string(name), {stage, loop, source_stage, source_loop, std::to_string(splits)}};
  }

  static std::optional<FollowSplit> parse(const Step& step) {
    if (step.arguments.size() != 5) return std::nullopt;
    const auto splits = parse_integer(step.arguments[4]);
    if (!splits) return std::nullopt;
    const auto& a = step.arguments;
    return FollowSplit{a[0], a[1], a[2], a[3], *splits};
  }

  Applied apply(const State& state) const {
    const SplitRelation* source = find_source(state);
    if (source == nullptr) {
      return reject("follow_split(", loop, "): ", source_stage, " has no split of ", source_loop);
    }
    if (splits < 1 || static_cast<std::size_t>(splits) > source->lengths.size()) {
      return reject("follow_split(", loop, "): ", splits, " splits asked for, the source has ",
                    source->lengths.size());
    }
    const Applied done = Split{stage, loop, lengths_of(*source), tail_of(*source)}.apply(state);
    if (!done) return done;
    return state_with_own_step(state, *done);
  }

 private:
  const SplitRelation* find_source(const State& state) const {
    const StageState* source = state.find(source_stage);
    if (source == nullptr) return nullptr;
    for (const Relation& relation : source->relations) {
      if (relation.kind == Relation::Kind::split && relation.split.parent == source_loop) {
        return &relation.split;
      }
    }
    return nullptr;
  }

  std::vector<std::int64_t> lengths_of(const SplitRelation& source) const {
    const auto kept = static_cast<std::size_t>(splits);
    std::vector<std::int64_t> lengths(source.lengths.begin(),
                                      source.lengths.begin() + static_cast<std::ptrdiff_t>(kept));
    for (std::size_t l = kept; l < source.lengths.size(); ++l) lengths.back() *= source.lengths[l];
    return lengths;
  }

  static Tail tail_of(const SplitRelation& source) {
    return source.tail == Tail::exact ? Tail::mask : source.tail;
  }

  /// The split's result, with this step in the history in the place of the split's.
  State state_with_own_step(const State& before, const State& after) const {
    return after.with_history(before.steps()).with_step(step());
  }
};

}  // namespace hone
