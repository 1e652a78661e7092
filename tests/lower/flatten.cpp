#include "statements.hpp"

#include <hone/lower/flatten.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::Buffer;
using hone::ir::Scope;
using hone::test::allocate;
using hone::test::store;

namespace {

Buffer argument(const char* name, std::vector<std::int64_t> shape, int unit_dim) {
  return {name, {}, std::move(shape), Scope::output, 0, unit_dim};
}

std::string flat(const hone::ir::Stmt& s, const std::vector<Buffer>& arguments = {}) {
  return hone::ir::to_string(hone::lowering::flatten(s, arguments));
}

}  // namespace

TEST_CASE("an argument's offset uses the caller's strides, and none for its unit dimension") {
  const auto s = store("C", {v("i"), v("j")}, real(0));
  CHECK(flat(s, {argument("C", {3, 5}, 1)}) == "C[0 + j * 1 + i * C.stride.0] = 0.0\n");
  CHECK(flat(s, {argument("C", {3, 5}, 0)}) == "C[0 + j * C.stride.1 + i * 1] = 0.0\n");
  CHECK(flat(s, {argument("C", {3, 5}, -1)}) ==
        "C[0 + j * C.stride.1 + i * C.stride.0] = 0.0\n");
}

TEST_CASE("a subscript is multiplied term by term") {
  CHECK(flat(store("C", {v("i") * num(8) + v("u") + num(2), v("j")}, real(0)),
             {argument("C", {3, 5}, 1)}) ==
        "C[0 + j * 1 + (i * C.stride.0 * 8 + u * C.stride.0 + C.stride.0 * 2)] = 0.0\n");
}

TEST_CASE("a temporary is dense and row-major") {
  CHECK(flat(allocate(hone::test::temporary("T", {3, 5, 7}),
                      store("T", {v("i"), v("j"), v("k")}, real(0)))) ==
        "allocate T: float[3, 5, 7] in stack\nT[0 + k * 1 + j * 7 + i * 35] = 0.0\n");
}

TEST_CASE("loads are flattened too, inside values, subscripts and predicates") {
  const Expr index = at("T", {v("i"), v("j")}, DType::i64);
  const auto s = store("T", {num(0), index}, index, hone::ir::lt(index, num(4)));
  CHECK(flat(allocate(hone::test::temporary("T", {3, 5}, DType::i64), s)) ==
        "allocate T: int64[3, 5] in stack\n"
        "T[0 + T[0 + j * 1 + i * 5] * 1 + 0 * 5] = T[0 + j * 1 + i * 5] "
        "if T[0 + j * 1 + i * 5] < 4\n");
}

TEST_CASE("a scalar lies at offset 0") {
  CHECK(flat(store("s", {}, real(1)), {argument("s", {}, -1)}) == "s[0] = 1.0\n");
}

TEST_CASE("a buffer that is not there is hone's mistake") {
  CHECK_THROWS_WITH_AS(flat(store("T", {v("i")}, real(0))),
                       "internal error in hone: no buffer named T", hone::InternalError);
}
