// space/sketch.hpp
// A sketch: the structure of a schedule whose tile sizes are still open. The steps are those of a
// State; some of its splits are holes, made with the length 1 until lengths are chosen.
//
//   split(C, i, [1, 1, 1], mask); split(C, k, [1], mask); reorder(..)        holes 0 and 1
//     filled with [2, 1, 6] and [8]:
//   split(C, i, [2, 1, 6], mask); split(C, k, [8], mask); reorder(..)
//
// Filling is replay: steps that depend on the lengths (follow_split, rfactor, bounds) follow by
// themselves. A candidate keeps the sketch's steps at its beginning, so the holes of the sketch are
// also where the tile sizes of the candidate are read, and changed.
#pragma once

#include <hone/schedule/apply.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hone {

struct Sketch {
  State state;                    // holes filled with 1s; with its own lengths if finished
  std::vector<std::size_t> holes = {};  // positions in state.steps(), ascending
  bool is_finished = false;       // a whole schedule: only its lengths are open

  bool is_hole(std::size_t step) const {
    for (const std::size_t hole : holes) {
      if (hole == step) return true;
    }
    return false;
  }
};

/// The inner lengths of one split.
using Lengths = std::vector<std::int64_t>;

/// The split at step `hole` of a history. InternalError if the step is another.
inline Split split_at(const std::vector<Step>& steps, std::size_t hole) {
  ensure(hole < steps.size(), "step ", hole, " of ", steps.size(), " is to be a split");
  const std::optional<Split> split = Split::parse(steps[hole]);
  ensure(steps[hole].name == Split::name && split, to_string(steps[hole]), " is no split");
  return *split;
}

/// The lengths at the holes of a history, one entry for each hole.
inline std::vector<Lengths> lengths_of(const std::vector<Step>& steps,
                                       std::span<const std::size_t> holes) {
  std::vector<Lengths> lengths;
  for (const std::size_t hole : holes) lengths.push_back(split_at(steps, hole).lengths);
  return lengths;
}

/// The history with other lengths at its holes. The counts of lengths must be those it has.
inline std::vector<Step> with_lengths(std::vector<Step> steps, std::span<const std::size_t> holes,
                                      const std::vector<Lengths>& lengths) {
  ensure(lengths.size() == holes.size(), lengths.size(), " lists of lengths for ", holes.size(),
         " holes");
  for (std::size_t h = 0; h < holes.size(); ++h) {
    Split split = split_at(steps, holes[h]);
    ensure(split.lengths.size() == lengths[h].size(), to_string(steps[holes[h]]), " takes ",
           split.lengths.size(), " lengths, not ", lengths[h].size());
    split.lengths = lengths[h];
    steps[holes[h]] = split.step();
  }
  return steps;
}

/// The sketch with its holes filled, replayed from the initial state of `dag`.
inline Applied fill(const std::shared_ptr<const ComputeDag>& dag, const Sketch& sketch,
                    const std::vector<Lengths>& lengths) {
  return replay(State(dag), with_lengths(sketch.state.steps(), sketch.holes, lengths));
}

/// A sketch in the making. A step that is rejected makes it fail; what follows is ignored.
class SketchBuilder {
 public:
  explicit SketchBuilder(Sketch sketch) : sketch_(std::move(sketch)) {}

  template <Primitive P>
  SketchBuilder& add(const P& primitive) {
    if (!reason_.empty()) return *this;
    const Applied next = primitive.apply(sketch_.state);
    if (next) {
      sketch_.state = *next;
    } else {
      reason_ = next.reason();
    }
    return *this;
  }

  /// Splits into `parts` loops with lengths to be chosen; one part is the loop itself.
  SketchBuilder& open_split(const std::string& stage, const std::string& loop, int parts) {
    if (parts < 2 || !reason_.empty()) return *this;
    const std::size_t step = sketch_.state.steps().size();
    add(Split{stage, loop, Lengths(static_cast<std::size_t>(parts - 1), 1), Tail::mask});
    if (reason_.empty()) sketch_.holes.push_back(step);
    return *this;
  }

  const State& state() const { return sketch_.state; }
  const Sketch& sketch() const { return sketch_; }
  const std::string& reason() const { return reason_; }  // empty if all steps were legal

 private:
  Sketch sketch_;
  std::string reason_;
};

}  // namespace hone
