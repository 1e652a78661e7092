#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

using namespace hone;

TEST_CASE("a seed gives the numbers of xoshiro256** on every machine") {
  Rng zero(0);
  CHECK(zero.next() == 0x99ec5f36cb75f2b4U);
  CHECK(zero.next() == 0xbf6e1f784956452aU);
  CHECK(zero.next() == 0x1a5f849d4933e6e0U);
  Rng other(42);
  CHECK(other.next() == 0x15780b2e0c2ec716U);
  static_assert(Rng(0).next() == 0x99ec5f36cb75f2b4U);
}

TEST_CASE("below gives every number under its bound about as often, and none above") {
  Rng rng(1);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) ++counts.at(static_cast<std::size_t>(rng.below(7)));
  for (const int count : counts) {
    CHECK(count > 9'500);
    CHECK(count < 10'500);
  }
  CHECK(rng.below(1) == 0);
}

TEST_CASE("below is unbiased for bounds that do not divide 2^64") {
  // Two thirds of 2^64: a plain remainder would fall into the lower half twice as often.
  const std::uint64_t bound = std::numeric_limits<std::uint64_t>::max() / 3 * 2;
  Rng rng(2);
  int low = 0;
  for (int i = 0; i < 20'000; ++i) low += rng.below(bound) < bound / 2 ? 1 : 0;
  CHECK(low > 9'700);
  CHECK(low < 10'300);
}

TEST_CASE("between includes both ends, whatever they are") {
  Rng rng(3);
  std::array<int, 5> counts{};
  for (int i = 0; i < 1000; ++i) ++counts.at(static_cast<std::size_t>(rng.between(-2, 2) + 2));
  for (const int count : counts) CHECK(count > 100);
  CHECK(rng.between(9, 9) == 9);
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  int negative = 0;
  for (int i = 0; i < 1000; ++i) negative += rng.between(least, most) < 0 ? 1 : 0;
  CHECK(negative > 400);
  CHECK(negative < 600);
}

TEST_CASE("uniform lies in [0, 1) and has the mean one half") {
  Rng rng(4);
  double sum = 0;
  for (int i = 0; i < 10'000; ++i) {
    const double number = rng.uniform();
    CHECK_MESSAGE((number >= 0 && number < 1), number);
    sum += number;
  }
  CHECK(sum / 10'000 == doctest::Approx(0.5).epsilon(0.02));
}

TEST_CASE("a fork does not depend on what its parent does later") {
  Rng one(5);
  Rng two(5);
  Rng fork_of_one = one.fork();
  Rng fork_of_two = two.fork();
  for (int i = 0; i < 10; ++i) one.next();
  CHECK(one != two);
  CHECK(fork_of_one == fork_of_two);
  CHECK(fork_of_one.next() == fork_of_two.next());
  CHECK(fork_of_one != two);
}

TEST_CASE("pick reaches every item and gives the item itself") {
  Rng rng(6);
  std::vector<int> items{0, 0, 0};
  for (int i = 0; i < 100; ++i) ++rng.pick(items);
  for (const int count : items) CHECK(count > 15);
  const std::array<int, 1> one{8};
  CHECK(&rng.pick(one) == one.data());
  std::span<int> view(items);
  CHECK(&rng.pick(view.first(1)) == items.data());
  CHECK(&rng.pick(view) >= items.data());
}

TEST_CASE("asking for a number or an item where there is none is a bug in hone") {
  Rng rng(7);
  CHECK_THROWS_WITH_AS(rng.below(0),
                       "internal error in hone: Rng::below(0): no number lies below 0",
                       InternalError);
  CHECK_THROWS_WITH_AS(rng.between(3, 2),
                       "internal error in hone: Rng::between(3, 2): the range is empty",
                       InternalError);
  CHECK_THROWS_WITH_AS(rng.pick(std::span<int>()),
                       "internal error in hone: Rng::pick: there are no items", InternalError);
}
