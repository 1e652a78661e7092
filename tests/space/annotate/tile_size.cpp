#include <hone/space/annotate/tile_size.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace hone;

namespace {

constexpr int draws = 2000;

template <class Draw>
std::set<std::int64_t> drawn(Draw&& draw) {
  Rng rng(5);
  std::set<std::int64_t> seen;
  for (int n = 0; n < draws; ++n) seen.insert(draw(rng));
  return seen;
}

}  // namespace

TEST_CASE("divisors come in ascending order, each once") {
  CHECK(tile_size::divisors(12) == std::vector<std::int64_t>{1, 2, 3, 4, 6, 12});
  CHECK(tile_size::divisors(16) == std::vector<std::int64_t>{1, 2, 4, 8, 16});
  CHECK(tile_size::divisors(1) == std::vector<std::int64_t>{1});
  CHECK(tile_size::divisors(127) == std::vector<std::int64_t>{1, 127});
  CHECK(tile_size::divisor_within(14, 6) == 2);
  CHECK(tile_size::divisor_within(14, 7) == 7);
  CHECK(tile_size::divisor_within(127, 100) == 1);
  CHECK(tile_size::ceil_divide(127, 16) == 8);
}

TEST_CASE("any length from 1 to the extent can be drawn, divisor or not") {
  CHECK(drawn([](Rng& rng) { return tile_size::any_length(13, rng); }).size() == 13);
}

TEST_CASE("lengths stay within their extent") {
  for (const std::int64_t extent : {1, 2, 3, 7, 100, 509}) {
    for (const auto draw : {tile_size::any_length, tile_size::middle_length,
                            tile_size::reduce_length, tile_size::any_divisor}) {
      const auto seen = drawn([&](Rng& rng) { return draw(extent, rng); });
      CHECK(*seen.begin() >= 1);
      CHECK(*seen.rbegin() <= extent);
    }
    const auto rows = drawn([&](Rng& rng) { return tile_size::row_length(extent, 6, rng); });
    CHECK(*rows.begin() >= 1);
    CHECK(*rows.rbegin() <= std::min<std::int64_t>(extent, 6));
  }
}

TEST_CASE("vector lengths are whole vectors, one to four") {
  const auto seen = [](std::int64_t extent) {
    return drawn([=](Rng& rng) { return tile_size::vector_length(extent, 16, rng); });
  };
  CHECK(seen(509) == std::set<std::int64_t>{16, 32, 48, 64});
  CHECK(seen(20) == std::set<std::int64_t>{16, 32});
  CHECK(seen(14) == std::set<std::int64_t>{14});
}

TEST_CASE("the inner part of a reduction is often all of it") {
  Rng rng(5);
  int whole = 0;
  for (int n = 0; n < draws; ++n) whole += tile_size::reduce_length(768, rng) == 768 ? 1 : 0;
  CHECK(whole > draws / 4);
  CHECK(whole < draws / 2);
}
