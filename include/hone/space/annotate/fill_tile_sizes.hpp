// space/annotate/fill_tile_sizes.hpp
// Chooses the lengths of all open splits and replays the sketch with them. Ansor takes any
// divisors; here the innermost spatial tile is made to fit the vector registers, and no length
// needs to divide its extent.
//
//   matmul, 16 lanes, 32 registers:   i: [2, 1, 6]   j: [1, 4, 64]   k: [256]
//     i.3 x j.3 = 6 rows of 4 vectors: 24 accumulators
#pragma once

#include <hone/space/annotate/tile_size.hpp>
#include <hone/space/annotation.hpp>
#include <hone/space/constructive/tiled_reduction.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// Registers that a tile leaves to the operands of its products.
inline constexpr int operand_registers = 3;

namespace detail {

inline std::string name_of_length(const std::string& stage, const std::string& loop,
                                  std::size_t part) {
  return concat("tile ", stage, " ", loop, "/", part);
}

inline std::string name_in_registers(const std::string& stage, const std::string& axis) {
  return concat("tile ", stage, " ", axis, "/registers");
}

/// Replays a history and chooses the lengths at its holes.
class TileSizeSampler {
 public:
  TileSizeSampler(const std::vector<Step>& steps, const AnnotationContext& context,
                  Decisions& decisions)
      : steps_(steps), context_(context), decisions_(decisions) {}

  Applied replay() {
    State state(context_.task.dag_pointer());
    for (std::size_t n = 0; n < steps_.size(); ++n) {
      Applied next = is_hole(n) ? fill_hole(state, n) : hone::apply(state, steps_[n]);
      if (!next) return next;
      state = *next;
    }
    return state;
  }

 private:
  bool is_hole(std::size_t step) const {
    return std::find(context_.holes.begin(), context_.holes.end(), step) != context_.holes.end();
  }

  Applied fill_hole(const State& state, std::size_t step) {
    Split split = split_at(steps_, step);
    const StageState& stage = state.stage(split.stage);
    const int at = stage.find(split.loop);
    if (at < 0) return split.apply(state);  // which says why not
    const Loop& loop = stage.loops[static_cast<std::size_t>(at)];
    const std::string factor = factored_part(split, step);
    if (!factor.empty()) {
      const DagNode& node = state.dag().node(split.stage);
      split.lengths.back() = choose_length(node, loop, 1, loop.extent, [&](Rng& rng) {
        return rfactor_length(loop.extent, node, factor, rng);
      });
    } else {
      split.lengths = tile_lengths(state.dag().node(split.stage), loop, split.lengths.size());
    }
    return split.apply(state);
  }

  /// The part of the split that a later rfactor makes an axis; empty if none does.
  std::string factored_part(const Split& split, std::size_t step) const {
    for (std::size_t n = step + 1; n < steps_.size(); ++n) {
      const StepArguments& arguments = steps_[n].arguments;
      if (steps_[n].name != Rfactor::name || arguments[0] != split.stage) continue;
      if (arguments[1].starts_with(split.loop + ".")) return arguments[1];
    }
    return {};
  }

  std::int64_t lanes(const DagNode& node) const {
    return std::max(1, context_.target().lanes(static_cast<int>(size_of(node.dtype))));
  }

  template <class Sample>
  std::int64_t choose_length(const DagNode& node, const Loop& loop, std::size_t part,
                             std::int64_t most, Sample&& sample) {
    return decisions_.choose(name_of_length(node.name, loop.name, part), 1, most, sample);
  }

  /// An inner factor is vectorized, an outer one runs in parallel.
  std::int64_t rfactor_length(std::int64_t extent, const DagNode& node, const std::string& factor,
                              Rng& rng) const {
    if (tile_size::happens(rng, 0.2)) return tile_size::any_length(extent, rng);
    if (factor.ends_with(".1")) return std::min(extent, lanes(node) << rng.below(4));
    const std::int64_t chunks = std::int64_t{context_.threads()} << rng.below(4);
    return tile_size::ceil_divide(extent, std::min(extent, chunks));
  }

  /// Innermost first: each level divides what the ones inside it leave.
  Lengths tile_lengths(const DagNode& node, const Loop& loop, std::size_t count) {
    Lengths lengths(count, 1);
    lengths.back() = innermost_length(node, loop, count);
    std::int64_t rest = tile_size::ceil_divide(loop.extent, lengths.back());
    for (std::size_t l = count - 1; l-- > 0;) {
      lengths[l] = choose_length(node, loop, l + 1, rest, [&](Rng& rng) {
        return tile_size::middle_length(rest, rng);
      });
      rest = tile_size::ceil_divide(rest, lengths[l]);
    }
    return lengths;
  }

  std::int64_t innermost_length(const DagNode& node, const Loop& loop, std::size_t count) {
    if (loop.role == LoopRole::spatial) {
      const auto [tile, is_new] = register_tiles_.try_emplace(node.name);
      if (is_new) tile->second = register_tile(node);
      const auto length = tile->second.find(loop.name);
      if (length != tile->second.end()) return length->second;
    }
    return choose_length(node, loop, count, loop.extent, [&](Rng& rng) {
      return loop.role == LoopRole::reduce ? tile_size::reduce_length(loop.extent, rng)
                                           : tile_size::any_length(loop.extent, rng);
    });
  }

  using Tile = std::map<std::string, std::int64_t>;  // the innermost length of each axis

  /// One in twenty is made without regard to the machine: what we believe of it may be wrong.
  Tile register_tile(const DagNode& node) {
    const bool is_wild = decisions_.choose_whether(concat("tile ", node.name, " wild"), 0.05);
    return is_wild ? wild_tile(node) : fitting_tile(node);
  }

  /// Half of the samples are the tile of least estimated cost, as far as nothing else is wanted.
  Tile fitting_tile(const DagNode& node) {
    Tile estimate;
    if (tile_size::happens(decisions_.rng(), 0.5)) estimate = estimated_tile(node);
    Tile tile;
    const IterVar& axis = node.axes.back();
    const std::int64_t longest = tile_size::longest_vector(axis.extent, lanes(node));
    const std::int64_t length =
        decisions_.choose(name_in_registers(node.name, axis.name), 1, longest, [&](Rng& rng) {
          const std::int64_t sampled = tile_size::vector_length(axis.extent, lanes(node), rng);
          return estimate.empty() ? sampled : std::min(estimate[axis.name], longest);
        });
    tile[axis.name] = length;
    choose_rows(node, tile_size::ceil_divide(length, lanes(node)), estimate, tile);
    return tile;
  }

  Tile estimated_tile(const DagNode& node) const {
    TileEstimates none;
    TileEstimates& known = context_.estimates ? *context_.estimates : none;
    TileLengths& lengths = known[key_of(node)];
    if (lengths.empty()) {
      const State initial(context_.task.dag_pointer());
      lengths = choose_register_tile(tile_problem(initial, node, context_.target()));
    }
    Tile tile;
    for (std::size_t d = 0; d < lengths.size(); ++d) tile[node.axes[d].name] = lengths[d];
    return tile;
  }

  /// Names and extents: rfactor makes stages of one name with other ones.
  static std::string key_of(const DagNode& node) {
    std::string key = node.name;
    for (const IterVar& axis : node.axes) key += concat(" ", axis.name, " ", axis.extent);
    return key;
  }

  /// The other axes, in any order: each gets what the registers have left.
  void choose_rows(const DagNode& node, std::int64_t vectors, Tile& estimate, Tile& tile) {
    const std::int64_t registers = context_.target().vector_registers - operand_registers;
    std::int64_t most = std::max<std::int64_t>(1, registers / vectors);
    std::int64_t aim = row_aim(most);
    std::vector<IterVar> others(node.axes.begin(), node.axes.end() - 1);
    while (!others.empty()) {
      const auto at = static_cast<std::ptrdiff_t>(decisions_.rng().below(others.size()));
      const IterVar axis = others[static_cast<std::size_t>(at)];
      others.erase(others.begin() + at);
      const std::int64_t longest = std::min(axis.extent, most);
      const std::int64_t rows = decisions_.choose(
          name_in_registers(node.name, axis.name), 1, longest, [&](Rng& rng) {
            const std::int64_t sampled = tile_size::row_length(axis.extent, aim, rng);
            return estimate.empty() ? sampled : std::min(estimate[axis.name], longest);
          });
      tile[axis.name] = rows;
      most /= rows;
      aim = std::clamp<std::int64_t>(aim / rows, 1, most);
    }
  }

  /// Rows that a sampled tile aims at; mostly as many as the registers hold.
  std::int64_t row_aim(std::int64_t most) {
    Rng& rng = decisions_.rng();
    return tile_size::happens(rng, 0.7) ? most : rng.between(1, most);
  }

  Tile wild_tile(const DagNode& node) {
    constexpr std::int64_t most = 32;
    Tile tile;
    for (const IterVar& axis : node.axes) {
      const std::int64_t longest = std::min(most, axis.extent);
      tile[axis.name] =
          decisions_.choose(name_in_registers(node.name, axis.name), 1, longest, [&](Rng& rng) {
            return std::min(longest, tile_size::any_length(axis.extent, rng));
          });
    }
    return tile;
  }

  const std::vector<Step>& steps_;
  const AnnotationContext& context_;
  Decisions& decisions_;
  std::map<std::string, Tile> register_tiles_;  // by stage
};

inline bool is_axis(const DagNode& node, const std::string& name) {
  return std::any_of(node.axes.begin(), node.axes.end(),
                     [&](const IterVar& axis) { return axis.name == name; });
}

}  // namespace detail

/// The decisions that fill the sketch with the lengths that it has.
inline std::vector<Decision> decisions_of(const Sketch& sketch) {
  std::vector<Decision> decisions;
  const std::vector<Step>& steps = sketch.state.steps();
  for (const std::size_t hole : sketch.holes) {
    const Split split = split_at(steps, hole);
    const bool in_registers = detail::is_axis(sketch.state.dag().node(split.stage), split.loop);
    for (std::size_t l = split.lengths.size(); l-- > 0;) {
      const bool innermost = in_registers && l + 1 == split.lengths.size();
      decisions.push_back({innermost ? detail::name_in_registers(split.stage, split.loop)
                                     : detail::name_of_length(split.stage, split.loop, l + 1),
                           split.lengths[l]});
    }
  }
  return decisions;
}

struct FillTileSizes {
  static constexpr std::string_view name = "fill_tile_sizes";

  Applied apply(const State& state, const AnnotationContext& context,
                Decisions& decisions) const {
    return detail::TileSizeSampler(state.steps(), context, decisions).replay();
  }
};
static_assert(AnnotationRule<FillTileSizes>);

}  // namespace hone
