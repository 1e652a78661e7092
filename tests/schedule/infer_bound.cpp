#include <hone/ir/print.hpp>
#include <hone/schedule/infer_bound.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::Program;
using hone::StageBounds;
using hone::test::after;
using hone::test::wrong_element;

namespace {

StageBounds bounds_of(const Program& program, const char* stage, const std::string& steps) {
  const hone::State state = after(program, steps);
  return infer_bound(state)[static_cast<std::size_t>(state.dag().find(stage))];
}

/// The box of a stage: "[C.x.0 * 4, +6)".
std::string box(const Program& program, const char* stage, const std::string& steps) {
  std::string text;
  for (const hone::Range& range : bounds_of(program, stage, steps).box) {
    text += (text.empty() ? "" : " x ") + ("[" + hone::ir::to_string(range.min)) + ", +" +
            std::to_string(range.extent) + ")";
  }
  CHECK(wrong_element(program, steps) == "");
  return text;
}

std::string conditions(const StageBounds& bounds) {
  std::string text;
  for (const hone::InsideAxis& inside : bounds.inside) {
    text += (text.empty() ? "" : "; ") + hone::ir::to_string(inside.condition());
  }
  return text;
}

}  // namespace

TEST_CASE("a root stage covers its whole tensor") {
  CHECK(box(programs::pair(5, 37), "B", "split(B, j, [8], mask)") == "[0, +5) x [0, +37)");
  const StageBounds bounds = bounds_of(programs::pair(5, 37), "B", "split(B, j, [8], mask)");
  CHECK(conditions(bounds) == "B.j.0 * 8 + B.j.1 < 37");
  CHECK(hone::ir::to_string(bounds.body) == "A[B.i, B.j.0 * 8 + B.j.1] + 1.0");
}

TEST_CASE("an attached stage covers the tile of its reader") {
  const auto pair = programs::pair(5, 37);
  CHECK(box(pair, "B", "compute_at(B, C, i)") == "[C.i, +1) x [0, +37)");
  CHECK(box(pair, "B", "compute_at(B, C, j)") == "[C.i, +1) x [C.j, +1)");
  const std::string tiled = "split(C, j, [8], mask); split(C, i, [2], mask); "
                            "reorder(C, [i.0, j.0, i.1, j.1]); compute_at(B, C, j.0)";
  CHECK(box(pair, "B", tiled) == "[C.i.0 * 2, +2) x [C.j.0 * 8, +8)");
  CHECK(conditions(bounds_of(pair, "B", tiled)) ==
        "C.i.0 * 2 + B.i < 5; C.j.0 * 8 + B.j < 37");
}

TEST_CASE("a tile that divides needs no test") {
  CHECK(conditions(bounds_of(programs::pair(4, 32), "B",
                             "split(C, j, [8], mask); compute_at(B, C, j.0)")) == "");
}

TEST_CASE("a window reaches beyond the tile, and a stride stretches it") {
  const std::string steps = "split(C, x, [4], mask); compute_at(B, C, x.0)";
  CHECK(box(programs::window(19, 1), "B", steps) == "[C.x.0 * 4, +6)");
  CHECK(box(programs::window(19, 2), "B", steps) == "[C.x.0 * 8, +9)");
  CHECK(box(programs::window(19, 3), "B", steps) == "[C.x.0 * 12, +12)");
}

TEST_CASE("a padded window is computed where its reader is") {
  const auto padded = programs::padded_window(19);
  CHECK(box(padded, "X.pad", "split(C, x, [4], mask); compute_at(X.pad, C, x.0)") ==
        "[C.x.0 * 4, +6)");
  CHECK(box(padded, "X.pad", "compute_at(X.pad, C, r)") == "[C.r + C.x, +1)");
}

TEST_CASE("several readers share the smallest box that holds all they read") {
  const auto triangle = programs::triangle(5, 37);
  CHECK(box(triangle, "B", "split(D, j, [8], mask); compute_at(C, D, j.1); "
                           "compute_at(B, D, j.0)") == "[D.i, +1) x [D.j.0 * 8, +8)");
  CHECK(box(triangle, "B", "compute_at(C, D, i); compute_at(B, D, i)") ==
        "[D.i, +1) x [0, +37)");
}

TEST_CASE("a stage read only through an inlined one covers what that one reads") {
  CHECK(box(programs::triangle(5, 37), "B",
            "compute_inline(C); split(D, j, [8], mask); compute_at(B, D, j.0)") ==
        "[D.i, +1) x [D.j.0 * 8, +8)");
  const StageBounds bounds = bounds_of(programs::pair(5, 37), "C", "compute_inline(B)");
  CHECK(hone::ir::to_string(bounds.body) == "(A[C.i, C.j] + 1.0) * 2.0");
}

TEST_CASE("a chain of attached stages grows from reader to reader") {
  CHECK(box(programs::window(19, 2), "A.cache",
            "cache_read(A, [B]); split(C, x, [4], mask); compute_at(B, C, x.0); "
            "compute_at(A.cache, C, x.0)") == "[C.x.0 * 8, +9)");
  CHECK(box(programs::window(19, 2), "A.cache",
            "cache_read(A, [B]); split(C, x, [4], mask); compute_at(B, C, x.0); "
            "split(B, y, [3], mask); compute_at(A.cache, B, y.0)") ==
        "[C.x.0 * 8 + B.y.0 * 3, +3)");
}

TEST_CASE("loops of an attached stage shrink with its box") {
  const StageBounds bounds = bounds_of(
      programs::pair(5, 37), "B",
      "split(B, j, [2, 16], mask); split(C, j, [8], mask); compute_at(B, C, j.0)");
  CHECK(bounds.values.extents.at("j.0") == 1);
  CHECK(bounds.values.extents.at("j.1") == 1);
  CHECK(bounds.values.extents.at("j.2") == 8);
  CHECK(bounds.axes[1].extent == 8);
}

TEST_CASE("placeholders and inlined stages have no bounds") {
  CHECK(bounds_of(programs::pair(5, 37), "A", "compute_inline(B)").box.empty());
  CHECK(bounds_of(programs::pair(5, 37), "B", "compute_inline(B)").box.empty());
}
