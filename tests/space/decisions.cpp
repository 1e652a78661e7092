#include <hone/space/decisions.hpp>

#include <doctest/doctest.h>

namespace decisions_test {
using namespace hone;

/// Two lengths, the second within what the first leaves.
inline std::vector<Decision> lengths(Rng& rng, std::vector<Decision> wanted = {}) {
  Decisions decisions(rng, std::move(wanted));
  const std::int64_t i = decisions.choose("i", 1, 64, [](Rng& r) { return r.between(1, 64); });
  const std::int64_t most = 64 / i;
  decisions.choose("j", 1, most, [&](Rng& r) { return r.between(1, most); });
  return decisions.made();
}

TEST_CASE("what was decided is decided again if all of it is wanted") {
  Rng rng(1);
  for (int n = 0; n < 100; ++n) {
    const std::vector<Decision> first = lengths(rng);
    CHECK(lengths(rng, first) == first);
  }
}

TEST_CASE("a wish that is no longer legal is sampled, the others are kept") {
  Rng rng(1);
  const std::vector<Decision> made = lengths(rng, {{"i", 32}, {"j", 50}});
  CHECK(made[0] == Decision{"i", 32});
  CHECK(made[1].value <= 2);
}

TEST_CASE("wishes are found by name, whatever their order") {
  Rng rng(1);
  const std::vector<Decision> made = lengths(rng, {{"j", 3}, {"other", 5}, {"i", 4}});
  CHECK(made == std::vector<Decision>{{"i", 4}, {"j", 3}});
}

TEST_CASE("where there is one possibility nothing is decided") {
  Rng rng(1);
  Decisions decisions(rng);
  CHECK(decisions.choose("i", 7, 7, [](Rng&) { return 9; }) == 7);
  CHECK(decisions.made().empty());
  CHECK(rng == Rng(1));
}

TEST_CASE("alternatives are numbered from 0, and what is likely is chosen often") {
  Rng rng(5);
  int yes = 0;
  for (int n = 0; n < 1000; ++n) {
    Decisions decisions(rng);
    CHECK(decisions.choose_one("at", 3) < 3);
    yes += decisions.choose_whether("pack", 0.9);
  }
  CHECK(yes > 850);
}

TEST_CASE("a sample that breaks its own limits is an internal error") {
  Rng rng(1);
  Decisions decisions(rng);
  CHECK_THROWS_WITH_AS(decisions.choose("i", 1, 4, [](Rng&) { return 5; }),
                       "internal error in hone: i = 5, which is not from 1 to 4", InternalError);
}

}  // namespace decisions_test
