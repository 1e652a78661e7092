// The loops of the schedules by hand, on two threads, compared with files: as build_loops makes
// them, before unrolling turns a line into dozens. UPDATE_GOLDEN=1 writes the files.

#include "../../examples/by_hand/list.hpp"
#include "golden_file.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/lower/prepare.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

/// What is computed ahead from constants, if anything is, and what each call computes.
std::string loop_nest(const hone::State& state) {
  const hone::CpuTarget target = hone::CpuTarget::x86_avx512();
  const auto printed = [&](const auto& computed, const auto& allocated) {
    return hone::ir::to_string(
        hone::lowering::build_loops(state, target, computed, allocated));
  };
  const hone::lowering::StageSet ahead = hone::lowering::prepared_stages(state);
  const hone::lowering::StageSet none(ahead.size(), false);
  hone::lowering::StageSet rest = ahead;
  rest.flip();
  if (ahead == none) return printed(rest, rest);
  return "prepare:\n" + printed(ahead, none) + "run:\n" + printed(rest, rest);
}

}  // namespace

TEST_CASE("the loops of every schedule by hand are those of its file") {
  for (const by_hand::Entry& entry : by_hand::entries()) {
    CAPTURE(entry.name);
    CHECK(hone::test::differs("by_hand/" + std::string(entry.name) + ".txt",
                              loop_nest(entry.schedule(2).state())) == "");
  }
}
