// What features keep for every schedule by hand: packed operands, partial tiles, partitioned loops.

#include "../../examples/by_hand/bind.hpp"
#include "../../examples/by_hand/list.hpp"
#include "feature/lowered_loops.hpp"

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("features of schedules by hand are finite and see the loops that are lowered") {
  for (const by_hand::Entry& entry : by_hand::entries()) {
    for (const int threads : {1, 2}) {
      CAPTURE(entry.name);
      CAPTURE(threads);
      const hone::Task task =
          hone::make_task(entry.program(), {}, hone::CpuTarget::x86_avx512(), threads);
      const hone::State state = entry.schedule(threads).state();
      for (const hone::FeatureRow& row : hone::features_of(task, state)) {
        for (const float value : row.values) CHECK(std::isfinite(value));
      }
      CHECK(hone::test::loops_difference(task, state) == "");
    }
  }
}
