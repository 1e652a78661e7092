// Every scalar function in a kernel: what is printed and compiled keeps the bound that evaluate()
// gives the program.
#include <hone/op/ops.hpp>
#include <hone/schedule/apply.hpp>
#include <hone/task/build_dag.hpp>
#include <lower/run_state.hpp>
#include <task/programs.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>

namespace hone::test {
namespace {

constexpr std::int64_t count = 203;

/// Y(i) = op(X(i)) or op(X(i), Z(i)).
Program program_of(const ScalarOp& op, DType type) {
  programs::Writer writer;
  std::vector<ir::Expr> args{ir::load(ir::Type{type}, "X", {programs::v("i")})};
  writer.input("X", {count}, type);
  if (op.arity == 2) {
    writer.input("Z", {count}, type);
    args.push_back(ir::load(ir::Type{type}, "Z", {programs::v("i")}));
  }
  writer.output("Y", {count}, type);
  return writer.assign("Y", {"i"}, ir::call(std::string(op.name), args));
}

/// Of all magnitudes, more often near 1.
double argument(Rng& rng) {
  const double size = std::exp2(rng.below(4) == 0 ? rng.uniform() * 240 - 120
                                                  : rng.uniform() * 12 - 8);
  return rng.below(2) == 0 ? size : -size;
}

Compared compare_op(const ScalarOp& op, DType type, const CpuTarget& target, Rng& rng) {
  const Program program = program_of(op, type);
  const State start(std::make_shared<const ComputeDag>(build_dag(program)));
  const State state = *replay(start, *parse_steps("split(Y, i, [16], mask); vectorize(Y, i.1)"));
  BuildOptions options;
  options.target = target;
  const BuiltKernel kernel = build(state, options);
  std::vector<Tensor> tensors = make_tensors(state.dag(), rng);
  for (Tensor& t : tensors) {
    if (t.name == "Y") continue;
    for (std::int64_t n = 0; n < count; ++n) set(t, n, argument(rng));
  }
  const std::int32_t code = call(kernel, tensors, 1);
  if (code != 0) return {concat("the kernel returned ", code)};
  return compare_outputs(program, {}, tensors);
}

}  // namespace

TEST_CASE("every scalar function keeps its bound in a kernel, whatever the instructions") {
  Rng rng(2027);
  for (const CpuTarget& target : {CpuTarget::x86_avx2(), CpuTarget::host()}) {
    if (!target.runs_on(CpuTarget::host())) {
      MESSAGE("skipped: this machine cannot run ", target.cpu);
      continue;
    }
    for (const ScalarOp* op : all_ops()) {
      for (const DType type : {DType::f32, DType::f64}) {
        CAPTURE(op->name);
        CAPTURE(name_of(type));
        CAPTURE(target.cpu);
        const Compared found = compare_op(*op, type, target, rng);
        CHECK(found.mismatch == "");
        CHECK(found.elements == count);
      }
    }
  }
}

}  // namespace hone::test
