#include "space/programs.hpp"

#include <hone/schedule/apply.hpp>
#include <hone/space/compute_locations.hpp>

#include <doctest/doctest.h>

using namespace hone;
using Places = std::vector<std::string>;

namespace {

/// "stage.loop" of the candidates for `stage` after the given steps.
Places places_of(const Program& program, const char* steps, const char* stage) {
  const Task task = programs::task_of(program);
  const Applied state = replay(State(task.dag_pointer()), *parse_steps(steps));
  REQUIRE(state);
  const AccessAnalysis access(state->dag());
  Places places;
  for (const Location& place : compute_locations(*state, access, state->dag().find(stage))) {
    places.push_back(place.stage + "." + place.loop);
  }
  return places;
}

}  // namespace

TEST_CASE("padding may go to the spatial loops of an untiled reader, not into its reduction") {
  CHECK(places_of(programs::max_pool_2x2(3, 18), "", "X.pad") == Places{"Y.c", "Y.h", "Y.w"});
}

TEST_CASE("in a tiled reader the first reduction level is the last place") {
  CHECK(places_of(programs::conv_relu(14, 9, 20),
                  "split(Y.sum, c, [3], mask); split(Y.sum, h, [2], mask); "
                  "reorder(Y.sum, [o, h.0, c.0, c.1, r, s, h.1, w])",
                  "X.pad") ==
        Places{"Y.sum.o", "Y.sum.h.0", "Y.sum.c.0", "Y.sum.c.1", "Y.sum.r", "Y.sum.s"});
}

TEST_CASE("loops of extent 1 and unrolled loops are no places") {
  CHECK(places_of(programs::conv_bn_relu(14, 3, 8, 3, 1, 1),
                  "compute_inline(Bias); compute_inline(Mul); compute_inline(Add); "
                  "unroll(Y, w)",
                  "Conv") == Places{"Y.o", "Y.h"});
  CHECK(places_of(programs::conv_bn_relu(14, 3, 8, 3, 1, 1), "unroll(Conv, h)", "X.pad") ==
        Places{"Conv.o"});
}

TEST_CASE("where something is computed already, that loop is the last one") {
  CHECK(places_of(programs::layer_norm(8, 16),
                  "compute_inline(mean); compute_inline(var); compute_at(var.sum, Y, i)",
                  "mean.sum") == Places{"Y.i"});
}

TEST_CASE("a reduction stays out of loops that it does not share with its reader") {
  CHECK(places_of(programs::softmax(8, 16), "", "sm") == Places{"P.i"});
}

TEST_CASE("a fused reader lends its own inner loops and those around it") {
  CHECK(places_of(programs::conv_relu(14, 9, 20),
                  "split(Y.sum, h, [2], mask); split(Y, h, [2], mask); "
                  "reorder(Y, [h.0, o, h.1, w]); compute_at(Y.sum, Y, o)",
                  "X.pad") == Places{"Y.sum.o", "Y.sum.h.1", "Y.sum.w", "Y.sum.c", "Y.sum.r",
                                   "Y.sum.s", "Y.h.0"});
}
