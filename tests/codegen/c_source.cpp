// Printed C is compiled by the system's compiler and computes what the program means.

#include "compiled_c.hpp"

#include <fuzz/random_program.hpp>
#include <fuzz/random_schedule.hpp>
#include <golden/golden_file.hpp>
#include <lower/statements.hpp>
#include <schedule/chains.hpp>

#include <hone/program/dyn.hpp>
#include <hone/space/default_schedule.hpp>
#include <hone/task/build_dag.hpp>
#include <hone/task/task.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace hone;
using codegen_test::lacks_c_compiler;
using codegen_test::wrong_in_c;

namespace {

State state_of(const Program& program, const char* steps) {
  const Applied applied =
      replay(State(std::make_shared<const ComputeDag>(build_dag(program))), *parse_steps(steps));
  REQUIRE_MESSAGE(applied, applied.reason());
  return *applied;
}

std::string wrong(const Program& program, const char* steps) {
  const State state = state_of(program, steps);
  const std::string any = wrong_in_c(program, state);
  return any.empty() ? wrong_in_c(program, state, Gaps::none) : any;
}

/// With the schedule that hone takes before it has measured anything.
std::string wrong(const Program& program) {
  const Task task = make_task(program, {}, CpuTarget::host(), 2);
  return wrong_in_c(program, default_schedule(task));
}

}  // namespace

TEST_CASE("the C text of dense is that of its file") {
  const State state = state_of(
      programs::dense(12, 64, 48),
      "split(C, i, [2], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, i.1, j.1]); "
      "compute_at(C.sum, C, j.0); reorder(C.sum, [k, i, j]); unroll(C.sum, i); "
      "vectorize(C.sum, j); unroll(C, i.1); vectorize(C, j.1); parallel(C, i.0)");
  const CpuTarget target = CpuTarget::x86_avx512();
  CHECK(test::differs("dense_bias_relu.c", print_c(lower(state, target)).text) == "");
}

TEST_CASE("matrix products with masked, peeled and dividing tiles run as C"
          * doctest::skip(lacks_c_compiler())) {
  CHECK(wrong(programs::matmul(13, 29, 17),
              "split(C, i, [4], mask); split(C, j, [16], mask); "
              "reorder(C, [i.0, j.0, k, i.1, j.1]); unroll(C, i.1); vectorize(C, j.1)") == "");
  CHECK(wrong(programs::matmul(13, 29, 17),
              "split(C, i, [4], peel); split(C, j, [8], peel); "
              "reorder(C, [i.0, j.0, k, i.1, j.1]); vectorize(C, j.1); parallel(C, i.0)") == "");
  CHECK(wrong(programs::matmul(5, 7, 40), "vectorize(C, k)") == "");
  CHECK(wrong(programs::dense(12, 64, 48),
              "split(C, i, [4], mask); split(C, j, [32], mask); "
              "reorder(C, [i.0, j.0, i.1, j.1]); compute_at(C.sum, C, j.0); "
              "reorder(C.sum, [k, i, j]); unroll(C.sum, i); vectorize(C.sum, j); unroll(C, i.1); "
              "vectorize(C, j.1); parallel(C, i.0)") == "");
}

TEST_CASE("convolutions with padding run as C" * doctest::skip(lacks_c_compiler())) {
  CHECK(wrong(programs::padded_conv(7, 8),
              "reorder(Y, [h, w, r, s, c, o]); vectorize(Y, o); compute_at(X.pad, Y, h); "
              "vectorize(X.pad, d2); parallel(Y, h)") == "");
  CHECK(wrong(programs::padded_conv(9, 5, 2)) == "");
}

TEST_CASE("softmax runs as C, its exponentials written out" * doctest::skip(lacks_c_compiler())) {
  CHECK(wrong(programs::softmax(6, 100),
              "split(sm, j, [16], mask); rfactor(sm, j.1, 1); split(mx, j, [16], mask); "
              "rfactor(mx, j.1, 1); compute_at(sm, P, i); compute_at(sm.rf, P, i); "
              "compute_at(mx, P, i); compute_at(mx.rf, P, i); vectorize(mx.rf, j.1); "
              "vectorize(sm.rf, j.1); vectorize(P, j); parallel(P, i)") == "");
  CHECK(wrong(programs::softmax(6, 33, DType::f64)) == "");
}

TEST_CASE("integers, gathers, scans, casts and += run as C" * doctest::skip(lacks_c_compiler())) {
  using namespace dyn;
  const hone::dyn::Index i("i"), j("j"), k("k");
  {
    Builder b;
    const auto A = b.input("A", DType::i8, {9, 21});
    const auto B = b.input("B", DType::i8, {21, 34});
    const auto C = b.output("C", DType::i32, {9, 34});
    b.accumulate(C(i, j), sum({k}, cast(DType::i32, A(i, k)) * cast(DType::i32, B(k, j))));
    CHECK(wrong(b.finish()) == "");
  }
  {
    Builder b;
    const auto ids = b.input("ids", DType::i32, {40});
    const auto W = b.input("W", DType::f32, {5, 19});
    const auto Y = b.output("Y", DType::f32, {40, 19});
    b.stage(Y(i, j), W(clamped(ids(i)), j));
    CHECK(wrong(b.finish()) == "");
  }
  {
    Builder b;
    const auto X = b.input("X", DType::i64, {3, 70});
    const auto Y = b.output("Y", DType::i64, {3, 70});
    const auto Z = b.output("best", DType::i64, {3});
    b.stage(Y(i, j), cumsum(j, X(i, j)));
    b.stage(Z(i), argmax(k, X(i, k)));
    CHECK(wrong(b.finish()) == "");
  }
  {
    Builder b;
    const auto X = b.input("int", DType::f32, {50});
    const auto Y = b.output("data", DType::u8, {50});
    const auto T = b.output("kernel", DType::boolean, {50});
    b.stage(Y(i), cast(DType::u8, X(i) * 200.0));
    b.stage(T(i), X(i) * X(i) > 3.0 && !(X(i) == 2.0));
    CHECK(wrong(b.finish()) == "");
  }
}

TEST_CASE("random programs under random schedules run as C" * doctest::skip(lacks_c_compiler())) {
  const std::uint64_t seed = 20261123;
  MESSAGE("seed ", seed);
  fuzz::StepCounts steps;
  for (std::uint64_t n = 0; n < 24; ++n) {
    Rng rng(seed + n);
    const Program program = fuzz::random_program(rng);
    const State start(std::make_shared<const ComputeDag>(build_dag(program, {})));
    const State state = fuzz::random_schedule(start, rng, steps);
    CAPTURE(n);
    CAPTURE(to_string(state.steps()));
    CHECK(wrong_in_c(program, state, n % 2 ? Gaps::none : Gaps::any) == "");
  }
}

TEST_CASE("a code that parallel_for returns is the result of the C kernel"
          * doctest::skip(lacks_c_compiler())) {
  const State state = state_of(programs::pair(4, 8), "compute_inline(B); parallel(C, i)");
  const codegen_test::CompiledC compiled(
      print_c(lower(state, CpuTarget::x86_avx2())).text);
  REQUIRE(compiled.log() == "");
  std::vector<float> a(32), c(32);
  const std::vector<void*> data{a.data(), c.data()};
  const std::vector<std::int64_t> strides{8, 1, 8, 1};
  const auto failing = [](const Context*, ParallelBody, void*, std::int64_t) { return 7; };
  const Context context{failing, nullptr, nullptr, 1, nullptr};
  CHECK(compiled.kernel()(data.data(), strides.data(), &context) == 7);
}

TEST_CASE("the function of printed C has the name that it is given") {
  ir::Function function = lower(state_of(programs::pair(4, 8), "parallel(C, i)"),
                                CpuTarget::x86_avx2());
  function.name = "C_at_pair_cpp_3";
  const std::string text = print_c(function).text;
  CHECK(text.find("int32_t C_at_pair_cpp_3(void *const *data") != std::string::npos);
  CHECK(text.find("static int32_t C_at_pair_cpp_3_loop_0(") != std::string::npos);
  CHECK(text.find("kernel(") == std::string::npos);
}
