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

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// Registers that a tile leaves to the operands of its products.
inline constexpr int operand_registers = 3;

namespace detail {

/// Replays a history and chooses the lengths at its holes.
class TileSizeSampler {
 public:
  TileSizeSampler(const std::vector<Step>& steps, const AnnotationContext& context, Rng& rng)
      : steps_(steps), context_(context), rng_(rng) {}

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
      split.lengths.back() = rfactor_length(loop.extent, state.dag().node(split.stage), factor);
    } else {
      split.lengths = tile_lengths(state.dag().node(split.stage), loop, split.lengths.size());
    }
    return split.apply(state);
  }

  /// The part of the split that a later rfactor makes an axis; empty if none does.
  std::string factored_part(const Split& split, std::size_t step) const {
    for (std::size_t n = step + 1; n < steps_.size(); ++n) {
      const std::vector<std::string>& arguments = steps_[n].arguments;
      if (steps_[n].name != Rfactor::name || arguments[0] != split.stage) continue;
      if (arguments[1].starts_with(split.loop + ".")) return arguments[1];
    }
    return {};
  }

  std::int64_t lanes(const DagNode& node) const {
    return std::max(1, context_.target().lanes(static_cast<int>(size_of(node.dtype))));
  }

  /// An inner factor is vectorized, an outer one runs in parallel.
  std::int64_t rfactor_length(std::int64_t extent, const DagNode& node, const std::string& factor) {
    if (tile_size::happens(rng_, 0.2)) return tile_size::any_length(extent, rng_);
    if (factor.ends_with(".1")) {
      return std::min(extent, lanes(node) << rng_.below(4));
    }
    const std::int64_t chunks = std::int64_t{context_.threads()} << rng_.below(4);
    return tile_size::ceil_divide(extent, std::min(extent, chunks));
  }

  /// Innermost first: each level divides what the ones inside it leave.
  Lengths tile_lengths(const DagNode& node, const Loop& loop, std::size_t count) {
    Lengths lengths(count, 1);
    lengths.back() = loop.role == LoopRole::reduce ? tile_size::reduce_length(loop.extent, rng_)
                                                   : register_length(node, loop);
    std::int64_t rest = tile_size::ceil_divide(loop.extent, lengths.back());
    for (std::size_t l = count - 1; l-- > 0;) {
      lengths[l] = tile_size::middle_length(rest, rng_);
      rest = tile_size::ceil_divide(rest, lengths[l]);
    }
    return lengths;
  }

  std::int64_t register_length(const DagNode& node, const Loop& loop) {
    const auto [tile, is_new] = register_tiles_.try_emplace(node.name);
    if (is_new) tile->second = register_tile(node);
    const auto length = tile->second.find(loop.name);
    return length != tile->second.end() ? length->second
                                        : tile_size::any_length(loop.extent, rng_);
  }

  using Tile = std::map<std::string, std::int64_t>;  // the innermost length of each axis

  Tile register_tile(const DagNode& node) {
    Tile tile;
    if (tile_size::happens(rng_, 0.05)) return wild_tile(node);
    const IterVar& vector_axis = node.axes.back();
    const std::int64_t length = tile_size::vector_length(vector_axis.extent, lanes(node), rng_);
    tile[vector_axis.name] = length;
    const std::int64_t vectors = tile_size::ceil_divide(length, lanes(node));
    std::int64_t rows = row_budget(vectors);
    std::vector<IterVar> others(node.axes.begin(), node.axes.end() - 1);
    while (!others.empty()) {
      const auto at = static_cast<std::ptrdiff_t>(rng_.below(others.size()));
      const IterVar axis = others[static_cast<std::size_t>(at)];
      others.erase(others.begin() + at);
      tile[axis.name] = tile_size::row_length(axis.extent, rows, rng_);
      rows /= tile[axis.name];
    }
    return tile;
  }

  /// Most rows of the tile; mostly as many as the registers hold.
  std::int64_t row_budget(std::int64_t vectors) {
    const std::int64_t registers = context_.target().vector_registers - operand_registers;
    const std::int64_t most = std::max<std::int64_t>(1, registers / vectors);
    return tile_size::happens(rng_, 0.7) ? most : rng_.between(1, most);
  }

  /// One in twenty is made without regard to the machine: what we believe of it may be wrong.
  Tile wild_tile(const DagNode& node) {
    constexpr std::int64_t most = 32;
    Tile tile;
    for (const IterVar& axis : node.axes) {
      tile[axis.name] = std::min(most, tile_size::any_length(axis.extent, rng_));
    }
    return tile;
  }

  const std::vector<Step>& steps_;
  const AnnotationContext& context_;
  Rng& rng_;
  std::map<std::string, Tile> register_tiles_;  // by stage
};

}  // namespace detail

struct FillTileSizes {
  static constexpr std::string_view name = "fill_tile_sizes";

  Applied apply(const State& state, const AnnotationContext& context, Rng& rng) const {
    return detail::TileSizeSampler(state.steps(), context, rng).replay();
  }
};
static_assert(AnnotationRule<FillTileSizes>);

}  // namespace hone
