// support/rng.hpp
// The random numbers of search, sampling and fuzzing: xoshiro256** (Blackman and Vigna, 2018),
// seeded through splitmix64.
//
// The same seed gives the same numbers on every machine and compiler, which the distributions of
// <random> do not promise. Passed as `Rng&`; there is no global one. Not for secrets.
#pragma once

#include <hone/support/error.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hone {

class Rng {
 public:
  explicit constexpr Rng(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = splitmix(seed);
  }

  /// 64 random bits.
  constexpr std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// Uniform in [0, count), without bias. InternalError if count is 0.
  std::uint64_t below(std::uint64_t count) {
    ensure(count > 0, "Rng::below(0): no number lies below 0");
    for (;;) {
      const std::uint64_t word = next();
      const std::uint64_t rest = word % count;
      // The last block of `count` words is cut short by 2^64: its members would come too often.
      if (word - rest <= std::uint64_t{0} - count) return rest;
    }
  }

  /// Uniform in [least, most], both included. InternalError if the range is empty.
  std::int64_t between(std::int64_t least, std::int64_t most) {
    ensure(least <= most, "Rng::between(", least, ", ", most, "): the range is empty");
    const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    const std::uint64_t offset = span + 1 == 0 ? next() : below(span + 1);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + offset);
  }

  /// Uniform in [0, 1): a multiple of 2^-53.
  constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  /// A generator whose numbers do not depend on how many this one gives later.
  constexpr Rng fork() { return Rng(next()); }

  /// One of the items, each as likely. InternalError if there are none.
  template <class T, std::size_t extent>
  T& pick(std::span<T, extent> items) {
    ensure(!items.empty(), "Rng::pick: there are no items");
    return items[static_cast<std::size_t>(below(items.size()))];
  }

  /// The same for an array or a vector.
  template <class Items>
  auto& pick(Items& items) {
    return pick(std::span(items));
  }

  friend constexpr bool operator==(const Rng&, const Rng&) = default;

 private:
  static constexpr std::uint64_t splitmix(std::uint64_t& seed) {
    seed += 0x9e3779b97f4a7c15U;
    std::uint64_t word = seed;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31);
  }

  std::array<std::uint64_t, 4> state_{};
};

}  // namespace hone
