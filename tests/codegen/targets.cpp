// The same schedules for processors of several kinds: all compile, and run where they can.

#include <hone/schedule/apply.hpp>
#include <hone/task/build_dag.hpp>
#include <lower/run_state.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <elf.h>
#include <string>
#include <vector>

using hone::CpuTarget;
using hone::Program;
using hone::State;

namespace {

struct Case {
  Program program;
  const char* steps;
};

std::vector<Case> cases() {
  return {
      {programs::dense(13, 29, 17),
       "split(C, i, [4], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, i.1, j.1]); "
       "compute_at(C.sum, C, j.0); reorder(C.sum, [k, i, j]); unroll(C.sum, i); "
       "vectorize(C.sum, j); unroll(C, i.1); vectorize(C, j.1); parallel(C, i.0)"},
      {programs::softmax(7, 37),
       "compute_at(sm, P, i); compute_at(mx, P, i); vectorize(P, j); parallel(P, i)"},
      {programs::softmax(7, 37, hone::DType::f64), "vectorize(P, j); vectorize(mx, i)"},
      {programs::conv_bn_relu(9, 3, 5, 3, 2, 1),
       "compute_inline(X.pad); vectorize(Conv, w); split(Y, w, [3], peel); vectorize(Y, w.1)"},
      {programs::max_pool(9), "compute_inline(X.pad); vectorize(Y, w)"},
      {programs::matmul(13, 29, 17),
       "split(C, k, [4], mask); split(C, i, [4], mask); split(C, j, [16], mask); "
       "reorder(C, [i.0, k.0, j.0, k.1, i.1, j.1]); unroll(C, i.1); vectorize(C, j.1)"},
      {programs::repeated(5, 3, 37),
       "split(C, i, [4], mask); reorder(C, [i.0, l, i.1, j]); unroll(C, i.1); vectorize(C, j)"}};
}

State state_of(const Case& c) {
  const State start(std::make_shared<const hone::ComputeDag>(hone::build_dag(c.program)));
  return *hone::replay(start, *hone::parse_steps(c.steps));
}

}  // namespace

TEST_CASE("every schedule compiles for every target, and refers to no symbol") {
  for (const Case& c : cases()) {
    CAPTURE(c.steps);
    for (const CpuTarget& target : {CpuTarget::x86_avx2(), CpuTarget::aarch64_neon()}) {
      hone::BuildOptions options;
      options.target = target;
      const auto object = emit_object(print_state(state_of(c), options).text, target);
      CHECK(hone::undefined_symbols(object).empty());
      CHECK(hone::object_machine(object) ==
            (target.architecture() == "aarch64" ? EM_AARCH64 : EM_X86_64));
    }
  }
}

TEST_CASE("every schedule computes the same with the instructions of older processors") {
  for (const CpuTarget& target :
       {CpuTarget::x86_sse2(), CpuTarget::x86_avx2(), CpuTarget::host()}) {
    if (!target.runs_on(CpuTarget::host())) {
      MESSAGE("skipped: this machine cannot run ", target.cpu);
      continue;
    }
    for (const Case& c : cases()) {
      CAPTURE(target.cpu);
      CAPTURE(c.steps);
      hone::BuildOptions options;
      options.target = target;
      hone::Rng rng(3);
      CHECK(hone::test::run_state(c.program, {}, state_of(c), options, rng) == "");
    }
  }
}
