// bench/gbdt/synthetic.hpp
// Made-up tuning data with the structure of real ones: tasks, programs that are tilings of a few
// stores, a row of 164 features per store, and a time that is the sum over the stores of a function
// that jumps where caches, registers and vectors end.
//
// Features are logarithms of products of what was chosen, indicators, and zeros, in about the
// proportions of the features per store of Ansor. The time has 3 % noise; the label of a program is
// the task's best time by its own.
#pragma once

#include <hone/gbdt/programs.hpp>
#include <hone/support/rng.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hone::bench {

inline constexpr std::size_t synthetic_features = 164;

/// Programs with their labels; those of a task lie side by side.
struct Pool {
  std::vector<float> rows;
  std::vector<std::uint32_t> row_counts;
  std::vector<float> labels;

  std::vector<std::uint32_t> tasks;

  gbdt::Programs programs() const { return {rows, row_counts, labels, tasks}; }

  /// Programs first .. first + count.
  Pool part(std::size_t first, std::size_t count) const {
    std::size_t begin = 0;
    for (std::size_t p = 0; p < first; ++p) begin += row_counts[p];
    std::size_t end = begin;
    for (std::size_t p = first; p < first + count; ++p) end += row_counts[p];
    const auto cut = [](const auto& from, std::size_t a, std::size_t b) {
      return std::vector(from.begin() + static_cast<std::ptrdiff_t>(a),
                         from.begin() + static_cast<std::ptrdiff_t>(b));
    };
    return {cut(rows, begin * synthetic_features, end * synthetic_features),
            cut(row_counts, first, first + count), cut(labels, first, first + count),
            cut(tasks, first, first + count)};
  }

  void append(const Pool& other) {
    rows.insert(rows.end(), other.rows.begin(), other.rows.end());
    row_counts.insert(row_counts.end(), other.row_counts.begin(), other.row_counts.end());
    labels.insert(labels.end(), other.labels.begin(), other.labels.end());
    tasks.insert(tasks.end(), other.tasks.begin(), other.tasks.end());
  }
};

/// What is chosen for a store and what follows from it, all positive.
using Quantities = std::array<double, 16>;

namespace detail {

/// A store of a task before anything is chosen.
struct Store {
  double m, n, k;
  double operands;
};

/// The choices that all stores of a program share, so that rows are correlated.
struct Choices {
  double tile_m, tile_n, tile_k, vector, unroll, chunks;
};

inline double power_of_two(Rng& rng, int least, int most) {
  return std::exp2(static_cast<double>(rng.between(least, most)));
}

inline Quantities quantities(const Store& store, const Choices& c) {
  const double tile_m = std::min(c.tile_m, store.m);
  const double tile_n = std::min(c.tile_n, store.n);
  const double tile_k = std::min(c.tile_k, store.k);
  const double vector = std::min(c.vector, store.n);
  const double work = store.m * store.n * store.k;
  const double panel = 4 * tile_k * (tile_m + tile_n);
  const double chunks = std::min(c.chunks, store.m / tile_m + 1);
  return {work,
          store.m,
          store.n,
          store.k,
          tile_m,
          tile_n,
          tile_k,
          vector,
          c.unroll,
          chunks,
          tile_m * tile_n / vector,
          panel,
          4 * (store.m * store.k + store.k * store.n),
          work / (tile_m * tile_n),
          4 * store.m * store.n,
          store.operands};
}

/// Seconds, up to a factor.
inline double seconds(const Quantities& q) {
  const double vector = q[7];
  const double registers = q[10];
  const double tail = std::fmod(q[5], vector) == 0 ? 1 : 1.4;
  const double lanes = std::min(vector, 16.0) * (vector > 16 ? 0.8 : 1);
  const double chains = std::min(1.0, registers / 10);
  const double spills = registers > 28 ? 1 + 0.02 * (registers - 28) : 1;
  const double first_level = q[11] > 32e3 ? 1.25 : 1;
  const double second_level = q[11] > 1e6 ? 1.7 : 1;
  const double code = q[8] * registers > 512 ? 1.3 : (q[8] < 4 ? 1.15 : 1);
  const double cores = 8;
  const double balance = std::ceil(q[9] / cores) * cores / q[9];
  const double compute = q[0] / lanes * tail * spills * first_level * second_level * code *
                         balance / (cores * (0.3 + 0.7 * chains));
  const double memory = (q[12] + q[14]) * 2 / std::min(q[9], 4.0) + q[13] * 0.05;
  return std::max(compute, memory) + 400 * q[9] + 2000;
}

/// How the features come from the quantities: the same for all programs.
struct FeaturePlan {
  struct Feature {
    std::array<std::size_t, 3> of;
    std::array<double, 3> power;
    double level;  // of an indicator; 0 for a logarithm
  };
  std::vector<Feature> features;

  FeaturePlan() {
    Rng rng(164);
    for (std::size_t f = 0; f < 140; ++f) {
      Feature feature{};
      for (std::size_t i = 0; i < 3; ++i) {
        feature.of[i] = static_cast<std::size_t>(rng.below(16));
        feature.power[i] = i == 0 ? 1 : static_cast<double>(rng.between(-1, 1));
      }
      if (f < 16) feature = {{f, f, f}, {1, 0, 0}, 0};
      if (f >= 100) feature.level = power_of_two(rng, 0, 7);
      features.push_back(feature);
    }
  }

  void write(const Quantities& q, std::vector<float>& rows) const {
    const std::size_t end = rows.size() + synthetic_features;
    for (const Feature& feature : features) {
      double log = 0;
      for (std::size_t i = 0; i < 3; ++i) log += feature.power[i] * std::log2(q[feature.of[i]]);
      const bool is_indicator = feature.level > 0;
      const bool is_set = q[4 + feature.of[0] % 6] >= feature.level;
      rows.push_back(static_cast<float>(is_indicator ? (is_set ? 1 : 0) : log));
    }
    rows.resize(end);
  }
};

}  // namespace detail

/// `count` programs of a task. The number of the task is its seed.
inline Pool synthetic_pool(std::uint64_t task, std::size_t count, Rng& rng) {
  Rng shape(task);
  std::vector<detail::Store> stores;
  for (std::int64_t s = shape.between(2, 5); s > 0; --s) {
    stores.push_back({static_cast<double>(shape.between(16, 600)),
                      static_cast<double>(shape.between(4, 120) * 8),
                      s == 1 ? static_cast<double>(shape.between(64, 1200)) : 1.0,
                      static_cast<double>(shape.between(1, 4))});
  }
  const detail::FeaturePlan plan;
  Pool pool;
  std::vector<double> times;
  for (std::size_t p = 0; p < count; ++p) {
    double time = 0;
    const detail::Choices shared{
        static_cast<double>(rng.between(1, 24)), static_cast<double>(rng.between(1, 32) * 4),
        detail::power_of_two(rng, 2, 10),        detail::power_of_two(rng, 0, 5),
        detail::power_of_two(rng, 0, 8),         detail::power_of_two(rng, 0, 8)};
    std::vector<detail::Store> nest = stores;
    // What a cache write adds: its programs have a row more.
    if (rng.below(3) == 0) nest.push_back({stores[0].m, stores[0].n, 1, 1});
    for (const detail::Store& store : nest) {
      detail::Choices own = shared;
      if (rng.below(2) == 0) own.vector = detail::power_of_two(rng, 0, 5);
      if (rng.below(3) == 0) own.chunks = detail::power_of_two(rng, 0, 8);
      const Quantities q = detail::quantities(store, own);
      plan.write(q, pool.rows);
      time += detail::seconds(q);
    }
    times.push_back(time * (0.97 + 0.06 * rng.uniform()));
    pool.row_counts.push_back(static_cast<std::uint32_t>(nest.size()));
  }
  const double best = *std::min_element(times.begin(), times.end());
  pool.tasks.assign(count, static_cast<std::uint32_t>(task));
  for (const double time : times) pool.labels.push_back(static_cast<float>(best / time));
  return pool;
}

}  // namespace hone::bench
