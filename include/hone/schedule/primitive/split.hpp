// schedule/primitive/split.hpp
// Splits a loop into nested loops with the given inner lengths (Halide, TVM and Exo: split).
//
//   for i in 0..127:                        for i.0 in 0..16:
//     C(i)      split(C, i, [8], mask)        for i.1 in 0..8:
//                                               if i.0 * 8 + i.1 < 127: C(i.0 * 8 + i.1)
//
// The lengths may be any positive numbers; those beyond the extent are cut to it. What the tail
// does is schedule/loop.hpp's Tail. What was computed at the loop is computed at the innermost
// part.
#pragma once

#include <hone/schedule/axis_values.hpp>
#include <hone/schedule/primitive/legality.hpp>

namespace hone {

struct Split {
  static constexpr std::string_view name = "split";
  std::string stage, loop;
  std::vector<std::int64_t> lengths;  // of the inner loops, outermost first
  Tail tail = Tail::mask;

  Step step() const {
    return {std::string(name), {stage, loop, list_text(lengths), std::string(name_of(tail))}};
  }

  static std::optional<Split> parse(const Step& step) {
    if (step.arguments.size() != 4) return std::nullopt;
    const auto lengths = parse_integers(step.arguments[2]);
    if (!lengths) return std::nullopt;
    for (Tail tail : {Tail::exact, Tail::mask, Tail::peel}) {
      if (step.arguments[3] == name_of(tail)) {
        return Split{step.arguments[0], step.arguments[1], *lengths, tail};
      }
    }
    return std::nullopt;
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) return Applied::rejected(why);
    StageState next = state.stage(stage);
    const auto at = static_cast<std::size_t>(next.find(loop));
    const Loop parent = next.loops[at];
    std::vector<Loop> parts = parts_of(parent);
    Relation relation;
    relation.split = {parent.name, {}, lengths, tail};
    for (const Loop& part : parts) relation.split.parts.push_back(part.name);
    next.relations.push_back(relation);
    next.loops.erase(next.loops.begin() + static_cast<std::ptrdiff_t>(at));
    next.loops.insert(next.loops.begin() + static_cast<std::ptrdiff_t>(at), parts.begin(),
                      parts.end());
    return legality::retarget(state.with(std::move(next)), stage, loop, parts.back().name)
        .with_step(step());
  }

 private:
  std::int64_t product() const {
    std::int64_t product = 1;
    for (std::int64_t length : lengths) product *= length;
    return product;
  }

  std::vector<Loop> parts_of(const Loop& parent) const {
    const std::vector<std::int64_t> cut = cut_lengths(parent.extent, lengths);
    std::int64_t inner = 1;
    for (std::int64_t length : cut) inner *= length;
    std::vector<Loop> parts{{parent.name + ".0", (parent.extent + inner - 1) / inner, parent.role,
                             Annotation::none}};
    for (std::size_t p = 0; p < cut.size(); ++p) {
      parts.push_back({concat(parent.name, ".", p + 1), cut[p], parent.role, Annotation::none});
    }
    return parts;
  }

  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_loop(state, stage, loop); !why.empty()) {
      return concat("split(", loop, "): ", why);
    }
    const StageState& s = state.stage(stage);
    const Loop& parent = s.loops[static_cast<std::size_t>(s.find(loop))];
    if (std::string why = legality::why_annotated(s, parent); !why.empty()) {
      return concat("split(", loop, "): ", why, "; split before annotating");
    }
    if (lengths.empty()) return concat("split(", loop, "): give at least one inner length");
    std::int64_t covered = 1;
    for (std::int64_t length : lengths) {
      if (length < 1) return concat("split(", loop, "): the length ", length, " is not positive");
      if (length > max_length / covered) {
        return concat("split(", loop, "): the lengths multiply to more than ", max_length);
      }
      covered *= length;
    }
    if (tail == Tail::exact && parent.extent % product() != 0) {
      return concat("split(", loop, ", ", product(), "): ", product(),
                    " does not divide the extent ", parent.extent,
                    "; use Tail::mask or Tail::peel, or a factor that divides it");
    }
    return {};
  }

  static constexpr std::int64_t max_length = std::int64_t{1} << 40;
};

}  // namespace hone
