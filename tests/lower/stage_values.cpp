#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/lower/stage_values.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::CpuTarget;
using hone::State;
using hone::lowering::StageValues;
using hone::lowering::test::state_of;
using hone::lowering::test::wrong_element;

namespace {

struct Values {
  State state;
  CpuTarget target = CpuTarget::x86_avx512();
  StageValues all{state, target};

  std::size_t id(const char* stage) const {
    return static_cast<std::size_t>(state.dag().find(stage));
  }
  std::string value(const char* stage) { return to_string(all.value(all.nest(id(stage), false))); }
  std::string safe(const char* stage) {
    return to_string(all.safe_value(all.nest(id(stage), false)));
  }
};

}  // namespace

TEST_CASE("a value has loop variables for axes and inlined stages put in") {
  CHECK(Values{state_of(programs::pair(5, 37), "compute_inline(B); split(C, j, [8], mask)")}
            .value("C") == "(A[C.i, C.j.0 * 8 + C.j.1] + 1.0) * 2.0");
}

TEST_CASE("lanes beyond the tensor read nothing") {
  CHECK(Values{state_of(programs::pair(5, 37), "vectorize(C, j)")}.value("C") ==
        "(B[C.i, C.j * 16 + C.j.lane] if C.j * 16 + C.j.lane < 37) * 2.0");
}

TEST_CASE("a safe value reads the last element again where a guard fails") {
  Values values{state_of(programs::pair(13, 37), "split(C, i, [4], mask); unroll(C, i.1)")};
  CHECK(values.value("C") == "B[C.i.0 * 4 + C.i.1, C.j] * 2.0");
  CHECK(values.safe("C") == "B[max(min(C.i.0 * 4 + C.i.1, 12), 0), C.j] * 2.0");
}

TEST_CASE("beyond the end of a reduction comes its identity") {
  CHECK(Values{state_of(programs::row_min(5, 13), "split(Y, j, [4], mask); unroll(Y, j.1)")}
            .value("Y") ==
        "select(Y.j.0 * 4 + Y.j.1 < 13, X[Y.i, Y.j.0 * 4 + Y.j.1] if Y.j.0 * 4 + Y.j.1 < 13, inf)");
}

TEST_CASE("loads of a box are at the place in the box, and need no test there") {
  const char* steps = "split(C, j, [8], mask); compute_at(B, C, j.0); vectorize(C, j.1)";
  Values values{state_of(programs::pair(5, 37), steps)};
  CHECK(values.value("C") == "B[0, C.j.1.lane] * 2.0");
  CHECK(to_string(values.all.local_buffer(values.id("B"))) == "B: float[1, 8]");
  CHECK(wrong_element(programs::pair(5, 37), steps) == "");
}

TEST_CASE("a box is rounded up to whole vectors") {
  const char* steps = "split(C, x, [9], mask); compute_at(B, C, x.0); vectorize(B, y)";
  Values values{state_of(programs::window(19, 1), steps)};
  CHECK(values.all.bounds(values.id("B")).box[0].extent == 11);
  CHECK(to_string(values.all.local_buffer(values.id("B"))) == "B: float[16]");
  CHECK(wrong_element(programs::window(19, 1), steps) == "");
}

TEST_CASE("conditions of one role are one condition") {
  const auto inside = infer_bound(state_of(
      programs::matmul(13, 29, 17), "split(C, i, [4], mask); split(C, k, [4], mask); "
                                    "split(C, j, [8], mask)"))[2].inside;
  CHECK(to_string(hone::lowering::all_of(inside, hone::LoopRole::reduce)) ==
        "C.k.0 * 4 + C.k.1 < 17");
  CHECK_FALSE(hone::lowering::all_of({}, hone::LoopRole::spatial));
}

TEST_CASE("a tile outside the tensor reads nothing outside of its inputs") {
  using namespace programs;
  const std::vector<hone::ir::Expr> here{v("i"), v("j")};
  const Program far = Writer().input("A", {4, 3}).temp("B", {4, 3}).output("C", {4})
      .assign("B", {"i", "j"}, at("A", here) + real(1))
      .assign("C", {"i"}, padded("B", {v("i"), num(1 << 20)}));
  CHECK(Values{state_of(far, "compute_at(B, B.pad, j)")}.safe("B") ==
        "A[B.pad.i, max(min(1048576, 2), 0)] + 1.0");
  CHECK(wrong_element(far, "compute_at(B, B.pad, j)") == "");
}

TEST_CASE("a tile outside the tensor reads inside the boxes that were made for it") {
  const char* steps = "split(C, x, [10, 1], mask); split(C, r, [1], mask); "
                      "compute_at(X.pad, C, x.1); unroll(C, x.2); unroll(C, r.1)";
  CHECK(Values{state_of(programs::padded_window(14), steps)}.safe("C") == "X.pad[C.r.0]");
  CHECK(wrong_element(programs::padded_window(14), steps) == "");
}
