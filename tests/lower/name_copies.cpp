#include "statements.hpp"
#include "trial.hpp"

#include <hone/lower/name_copies.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::block;
using hone::lowering::name_copies;
using hone::lowering::test::wrong_element;
using hone::test::allocate;
using hone::test::loop;
using hone::test::store;
using hone::test::temporary;

namespace {

hone::test::Stmt copy(std::int64_t n) {
  return allocate(temporary("T", {1}), block({store("T", {num(0)}, at("A", {num(n)})),
                                              store("C", {num(n)}, at("T", {num(0)}))}));
}

}  // namespace

TEST_CASE("every copy of a temporary gets a name of its own") {
  CHECK(to_string(name_copies(block({loop("i", 2, copy(0)), loop("i", 2, copy(1))}))) ==
        R"(for i in 0..2:
  allocate T: float[1] in stack
  T[0] = A[0]
  C[0] = T[0]
for i in 0..2:
  allocate T#1: float[1] in stack
  T#1[0] = A[1]
  C[1] = T#1[0]
)");
}

TEST_CASE("copies inside copies are told apart too") {
  const auto outer = [](std::int64_t n) {
    return loop("i", 2, allocate(temporary("S", {1}),
                                 block({store("S", {num(0)}, real(0)), copy(n)})));
  };
  CHECK(to_string(name_copies(block({outer(0), outer(1)}))) == R"(for i in 0..2:
  allocate S: float[1] in stack
  S[0] = 0.0
  allocate T: float[1] in stack
  T[0] = A[0]
  C[0] = T[0]
for i in 0..2:
  allocate S#1: float[1] in stack
  S#1[0] = 0.0
  allocate T#1: float[1] in stack
  T#1[0] = A[1]
  C[1] = T#1[0]
)");
}

TEST_CASE("copies may live in different places") {
  CHECK(wrong_element(programs::dense(17, 15, 4),
                      "split(C, i, [8, 6], mask); split(C, j, [8], mask); "
                      "compute_at(C.sum, C, i.2); split(C.sum, i, [1], mask); "
                      "split(C.sum, k, [3], mask); reorder(C.sum, [i.0, i.1, j, k.0, k.1]); "
                      "vectorize(C.sum, j); unroll(C.sum, i.1); vectorize(C, j.1); "
                      "unroll(C, j.0); unroll_limit(C, 52)") == "");
  CHECK(wrong_element(programs::softmax(7, 37),
                      "split(P, i, [5], mask); reorder(P, [i.0, j, i.1]); "
                      "compute_at(sm, P, i.1); split(sm, i, [24], peel); "
                      "reorder(sm, [i.0, j, i.1]); compute_at(mx, P, i.1); "
                      "split(mx, i, [1], mask); split(mx, j, [12], mask); "
                      "reorder(mx, [i.0, j.0, i.1, j.1]); vectorize(mx, i.1); unroll(mx, j.1); "
                      "vectorize(sm, i.1); unroll_limit(P, 35); parallel(P, i.0)") == "");
}
