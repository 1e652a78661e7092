#include <hone/feature/moving_range.hpp>

#include <doctest/doctest.h>

using namespace hone;
using namespace hone::feature;

namespace {

/// S.f.0 (14) and S.f.1 (7)
LoopPath path() { return {{"S", "f.0", 14}, {"S", "f.1", 7}}; }

ir::Expr f() { return ir::var("S.f.0") * ir::index(7) + ir::var("S.f.1"); }

MovingRange at(const ir::Expr& e, std::size_t depth) { return moving_range(e, path(), depth); }

}  // namespace

TEST_CASE("a quotient stands still while the remainder's loop runs") {
  CHECK(at(f() / ir::index(14), 0).high == 6);
  CHECK(at(f() / ir::index(14), 1).span() == 0);
  CHECK(at(f() % ir::index(14), 0).high == 13);
  CHECK(at(f() % ir::index(14), 1).high == 6);
}

TEST_CASE("a quotient that wraps somewhere inside moves by one more") {
  CHECK(at(f() / ir::index(5), 1).span() == 2);
  CHECK(at(f() % ir::index(5), 1).span() == 4);
}

TEST_CASE("what is read from memory may be anything once a loop moves it, and never overflows") {
  const ir::Expr row = ir::load(ir::index_type, "I", {ir::var("S.f.1")});
  CHECK(at(row, 1).span() == largest_index);
  CHECK(at(row, 2).span() == 0);
  CHECK(at(row * ir::index(largest_index) + row, 0).high == largest_index);
}

TEST_CASE("the step of a loop goes through quotients and remainders") {
  CHECK(step_of(f(), 0, path()) == 7);
  CHECK(step_of(f() % ir::index(14), 1, path()) == 1);
  CHECK(step_of(f() / ir::index(14), 1, path()) == 0);
  CHECK(step_of(f() / ir::index(7), 0, path()) == 1);
  CHECK(step_of(f() - f(), 0, path()) == 0);
}
