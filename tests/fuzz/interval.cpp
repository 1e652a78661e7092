// The intervals of random expressions against their values.
#include "random_expr.hpp"

#include <hone/ir/interval.hpp>

#include <doctest/doctest.h>

namespace hone::fuzz {

TEST_CASE("each sampled value lies in the interval of its expression") {
  constexpr std::uint64_t seed = 11;
  MESSAGE("seed " << seed);
  Rng rng(seed);
  int outside = 0;
  int narrow = 0;
  for (int n = 0; n < 20000; ++n) {
    const World world(rng);
    constexpr DType types[] = {DType::i64, DType::i64, DType::i32, DType::u8,
                                 DType::i8,  DType::u32, DType::boolean};
    const Type type{types[rng.below(5)], rng.below(4) == 0 ? vector_lanes : 1};
    const Expr e = Grower(world, rng).grow(type, 4);
    const Interval interval = bounds_of(e, world.bounds);
    narrow += interval == range_of(type.dtype) ? 0 : 1;
    for (int s = 0; s < 10; ++s) {
      const Variables values = world.sample(rng);
      const std::int32_t lane = static_cast<std::int32_t>(rng.below(4)) % type.lanes;
      const std::int64_t value = interpret_lane(e, lane, values).integer;
      outside += interval.contains(value) ? 0 : 1;
      if (!interval.contains(value) && outside < 10) {
        CHECK_MESSAGE(false, to_string(e) << " is " << value << ", outside [" << interval.min
                                          << ", " << interval.max << "]");
      }
    }
  }
  CHECK(outside == 0);
  CHECK(narrow > 5000);
}

}  // namespace hone::fuzz
