#include "program_text.hpp"
#include <hone/program/dyn.hpp>

#include <doctest/doctest.h>

using namespace hone;
using hone::test::names_of;
using hone::test::text_of;

namespace {

struct Lookup {
  dyn::Builder b;
  dyn::Tensor W = b.input("W", DType::f32, {"V", 4});
  dyn::Tensor ids = b.input("ids", DType::i32, {"N"});
  dyn::Tensor t = b.temp("t", DType::i64, {"N"});
  dyn::Tensor Y = b.output("Y", DType::f32, {"N", 4});
  dyn::Index n = b.index("n"), j = b.index("j");
};

}  // namespace

TEST_CASE_FIXTURE(Lookup, "data as a subscript is clamped to its dimension") {
  b.stage(Y(n, j), W(dyn::clamped(ids(n)), j));
  CHECK(text_of(b.finish()) ==
        "Y[n<N, j<4] = W[max(min(int64(ids[n]), V - 1), 0), j]");
  CHECK(names_of(b.finish()) == "W ids Y");
  CHECK(b.finish().checked.empty());
}

TEST_CASE_FIXTURE(Lookup, "what a call must check is noted once") {
  b.stage(Y(n, j), W(dyn::checked(ids(n)), j) + W(dyn::checked(ids(n)), 3 - j));
  CHECK(b.finish().checked == std::vector<CheckedSubscript>{{"ids", "W", 0}});
}

TEST_CASE_FIXTURE(Lookup, "a subscript that is data says what happens outside") {
  CHECK_THROWS_WITH_AS(W(ids(n), j),
                       "the subscript ids[n] is data and may lie outside the tensor; write "
                       "clamped(...) or checked(...)",
                       UserError);
  CHECK_THROWS_WITH_AS(dyn::clamped(W(n, j)),
                       "clamped(W[n, j]): a subscript is an integer, and this is float; convert "
                       "it with cast",
                       UserError);
  CHECK_THROWS_WITH_AS(dyn::checked(t(n)),
                       "checked(t[n]): t is no input, so a call cannot look at it before it runs; "
                       "use clamped",
                       UserError);
}

TEST_CASE_FIXTURE(Lookup, "the left side takes no data") {
  CHECK_THROWS_WITH_AS(b.stage(Y(dyn::clamped(ids(n)), j), W(n, j), "here.cpp:2"),
                       "Y(clamped(ids[n]), j) = ...: the left side takes indices only, but "
                       "subscript 0 is clamped(ids[n])"
                       " (at here.cpp:2)",
                       UserError);
}

TEST_CASE_FIXTURE(Lookup, "indices, tensors and reads of data belong to the expression") {
  CHECK_THROWS_WITH_AS(b.stage(Y(n, j), W(dyn::clamped(t(n)), j), "here.cpp:2"),
                       "the stage of Y reads t, which no earlier stage writes"
                       " (at here.cpp:2)", UserError);
  const dyn::Index k = b.index("k");
  CHECK_THROWS_WITH_AS(b.stage(Y(n, j), W(dyn::clamped(ids(k)), j), "here.cpp:2"),
                       "Y(n, j) = ...: index k is free on the right and missing on the left; "
                       "write it there, or sum over it"
                       " (at here.cpp:2)",
                       UserError);
}
