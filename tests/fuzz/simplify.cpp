// The whole simplifier on random expressions against ir/interpret.hpp, bit for bit.
#include "random_expr.hpp"

#include <hone/ir/simplify.hpp>

#include <doctest/doctest.h>

namespace hone::fuzz {

TEST_CASE("simplifying a random expression keeps its value bit for bit") {
  constexpr std::uint64_t seed = 7;
  constexpr int count = 20000;
  MESSAGE("seed " << seed);
  Rng rng(seed);
  int wrong = 0;
  int smaller = 0;
  for (int n = 0; n < count; ++n) {
    const World world(rng);
    const DType type = n % 5 == 0 ? DType::boolean : numbers[rng.below(std::size(numbers))];
    const Type shape{type, rng.below(4) == 0 ? vector_lanes : 1};
    const Expr e = Grower(world, rng).grow(shape, 4);
    const Expr simple = simplify(e, world.bounds);
    smaller += to_string(simple).size() < to_string(e).size() ? 1 : 0;
    std::string mismatch;
    const bool good = simple.type() == e.type() &&
                      same_values(e, simple, world, rng, 12, mismatch);
    wrong += good ? 0 : 1;
    if (!good && wrong < 10) CHECK_MESSAGE(good, "case " << n << ": " << mismatch);
  }
  CHECK(wrong == 0);
  CHECK(smaller > count / 4);
}

TEST_CASE("simplifying a random index expression keeps its value for every loop iteration") {
  constexpr std::uint64_t seed = 5;
  constexpr int count = 30000;
  MESSAGE("seed " << seed);
  Rng rng(seed);
  int wrong = 0;
  for (int n = 0; n < count && wrong < 10; ++n) {
    IndexGrower grower(rng);
    const Expr e = n % 3 == 0 ? grower.condition(3) : grower.index(3);
    const Expr simple = simplify(e, grower.bounds);
    for (int s = 0; s < 20; ++s) {
      const Variables values = grower.sample();
      const bool good = same(interpret(e, values), interpret(simple, values));
      wrong += good ? 0 : 1;
      if (good) continue;
      CHECK_MESSAGE(good, to_string(e) << "  became  " << to_string(simple));
      break;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("simplifying twice changes nothing more") {
  constexpr std::uint64_t seed = 31;
  MESSAGE("seed " << seed);
  Rng rng(seed);
  int changed = 0;
  for (int n = 0; n < 5000; ++n) {
    const World world(rng);
    const Type type{DType::i64, n % 4 == 0 ? vector_lanes : 1};
    const Expr once = simplify(Grower(world, rng).grow(type, 3), world.bounds);
    changed += equal(simplify(once, world.bounds), once) ? 0 : 1;
  }
  CHECK(changed <= 25);
}

}  // namespace hone::fuzz
