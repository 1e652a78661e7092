// Tests of hone/task/access.hpp: Ansor's oracles first (its test ComputeDAG.AccessAnalyzer).
#include "programs.hpp"

#include <hone/task/access.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::AccessAnalysis;
using hone::build_dag;
using hone::ComputeDag;
using Names = std::vector<std::string>;

Names named(const ComputeDag& dag, const std::vector<int>& ids) {
  Names names;
  for (const int id : ids) names.push_back(dag.nodes[static_cast<std::size_t>(id)].name);
  return names;
}

/// The compute stages for which the predicate holds.
Names stages_with(const ComputeDag& dag, bool (AccessAnalysis::*holds)(int) const) {
  const AccessAnalysis access(dag);
  std::vector<int> ids;
  for (std::size_t n = 0; n < dag.nodes.size(); ++n) {
    const int id = static_cast<int>(n);
    if (!dag.nodes[n].is_placeholder() && (access.*holds)(id)) ids.push_back(id);
  }
  return named(dag, ids);
}

}  // namespace

TEST_CASE("conv-bn-relu has Ansor's tiling, access, inlining and output sets") {
  const ComputeDag dag = build_dag(conv_bn_relu(224, 3, 64, 7, 2, 3));
  CHECK(stages_with(dag, &AccessAnalysis::needs_multi_level_tiling) == Names{"Conv"});
  CHECK(stages_with(dag, &AccessAnalysis::is_simple) == Names{"X.pad", "Bias", "Mul", "Add", "Y"});
  CHECK(stages_with(dag, &AccessAnalysis::is_strictly_inlineable) ==
        Names{"Bias", "Mul", "Add", "Y"});
  CHECK(stages_with(dag, &AccessAnalysis::is_output) == Names{"Y"});
}

TEST_CASE("conv-bn-relu shares the outer loops that Ansor says it shares") {
  const ComputeDag dag = build_dag(conv_bn_relu(224, 3, 64, 7, 2, 3));
  const AccessAnalysis access(dag);
  const auto common = [&](const char* a, const char* b) {
    return access.num_common_outer_iterators(dag.find(a), dag.find(b));
  };
  CHECK(common("Conv", "Bias") == 4);
  CHECK(common("Conv", "Y") == 4);
  CHECK(common("X", "Y") == 1);
  CHECK(common("Y", "X") == 0);
  CHECK(common("Y", "Y") == 4);
  CHECK(common("bias", "Y") == 0);
}

TEST_CASE("conv-bn-relu matches element by element after the convolution only") {
  const ComputeDag dag = build_dag(conv_bn_relu(224, 3, 64, 7, 2, 3));
  const AccessAnalysis access(dag);
  const auto match = [&](const char* a, const char* b) {
    return access.elementwise_match(dag.find(a), dag.find(b));
  };
  CHECK(match("Conv", "Bias"));
  CHECK(match("Conv", "Y"));
  CHECK_FALSE(match("X", "X.pad"));
  CHECK_FALSE(match("X.pad", "Conv"));
  CHECK_FALSE(match("Y", "Conv"));
}

TEST_CASE("producers and consumers look through inlined stages") {
  const ComputeDag dag = build_dag(conv_bn_relu(224, 3, 64, 7, 2, 3));
  const AccessAnalysis access(dag);
  std::vector<bool> inlined(dag.nodes.size(), false);
  CHECK(named(dag, access.consumers(dag.find("X"))) == Names{"X.pad"});
  CHECK(named(dag, access.consumers(dag.find("Conv"), inlined)) == Names{"Bias"});
  for (const char* name : {"X.pad", "Bias", "Mul", "Add"}) {
    inlined[static_cast<std::size_t>(dag.find(name))] = true;
  }
  CHECK(named(dag, access.consumers(dag.find("X"), inlined)) == Names{"Conv"});
  CHECK(named(dag, access.consumers(dag.find("Conv"), inlined)) == Names{"Y"});
  CHECK(named(dag, access.producers(dag.find("Conv"), inlined)) == Names{"X", "W"});
  CHECK(named(dag, access.producers(dag.find("Y"), inlined)) ==
        Names{"Conv", "bias", "scale", "offset"});
  CHECK(named(dag, access.producers(dag.find("Conv"))) == Names{"X.pad", "W"});
  CHECK(named(dag, access.producers(dag.find("Y"))) == Names{"Add"});
}

TEST_CASE("batch normalisation in one statement is no candidate for tiling") {
  const Expr x = at("X", {v("i"), v("j")});
  const ComputeDag dag = build_dag(
      Writer().input("X", {64, 32}).input("a", {32}).input("b", {32}).output("Y", {64, 32})
          .assign("Y", {"i", "j"}, x * at("a", {v("j")}) + at("b", {v("j")})));
  CHECK(stages_with(dag, &AccessAnalysis::needs_multi_level_tiling).empty());
  CHECK(stages_with(dag, &AccessAnalysis::is_strictly_inlineable) == Names{"Y"});
}

TEST_CASE("an outer product needs tiling without a reduction") {
  const ComputeDag dag = build_dag(
      Writer().input("a", {64}).input("b", {32}).output("Y", {64, 32})
          .assign("Y", {"i", "j"}, at("a", {v("i")}) * at("b", {v("j")})));
  CHECK(stages_with(dag, &AccessAnalysis::needs_multi_level_tiling) == Names{"Y"});
}

TEST_CASE("matmul needs tiling, also of a matrix with its own transpose") {
  CHECK(stages_with(build_dag(matmul(512, 512, 512)),
                    &AccessAnalysis::needs_multi_level_tiling) == Names{"C"});
  const ComputeDag gram = build_dag(
      Writer().input("A", {64, 32}).output("G", {64, 64})
          .assign("G", {"i", "j"},
                  sum({{"k", 32}}, at("A", {v("i"), v("k")}) * at("A", {v("j"), v("k")}))));
  CHECK(stages_with(gram, &AccessAnalysis::needs_multi_level_tiling) == Names{"G"});
}

TEST_CASE("pooling, row reductions, softmax and full reductions need no tiling") {
  const Program total = Writer().input("X", {128}).output("Y", {}).assign(
      "Y", {}, sum({{"i", 128}}, at("X", {v("i")})));
  for (const Program& p : {max_pool(57), row_min(10, 1024), softmax(512, 1024), total}) {
    CHECK(stages_with(build_dag(p), &AccessAnalysis::needs_multi_level_tiling).empty());
  }
}

TEST_CASE("an axis of extent 1 is not missed") {
  const ComputeDag dag = build_dag(matmul(1, 1, 512));
  CHECK(stages_with(dag, &AccessAnalysis::needs_multi_level_tiling).empty());
}

TEST_CASE("constant matrices are never tiled") {
  Program program = matmul(64, 64, 64);
  program.stages[0].attrs.simplify_const_axes = {"i"};
  CHECK(stages_with(build_dag(program), &AccessAnalysis::needs_multi_level_tiling).empty());
}

TEST_CASE("softmax's stages are simple but exp is not inlined") {
  const ComputeDag dag = build_dag(softmax(16, 100));
  CHECK(stages_with(dag, &AccessAnalysis::is_simple) == Names{"P"});
  CHECK(stages_with(dag, &AccessAnalysis::is_strictly_inlineable).empty());
  const AccessAnalysis access(dag);
  CHECK(access.num_common_outer_iterators(dag.find("mx"), dag.find("P")) == 1);
  CHECK(access.num_common_outer_iterators(dag.find("mx"), dag.find("sm")) == 1);
  CHECK(access.num_common_outer_iterators(dag.find("Z"), dag.find("P")) == 1);
}

TEST_CASE("a transpose is simple but not strictly inlineable") {
  const ComputeDag dag = build_dag(
      Writer().input("X", {8, 9}).temp("T", {9, 8}).output("Y", {9, 8})
          .assign("T", {"i", "j"}, at("X", {v("j"), v("i")}))
          .assign("Y", {"i", "j"}, at("T", {v("i"), v("j")}) + real(1)));
  CHECK(stages_with(dag, &AccessAnalysis::is_simple) == Names{"T", "Y"});
  CHECK(stages_with(dag, &AccessAnalysis::is_strictly_inlineable) == Names{"Y"});
}

TEST_CASE("instructions are cheap to inline, other functions and branches are not") {
  const Expr x = at("X", {v("i")});
  const auto inlineable = [&](const Expr& body) {
    const ComputeDag dag = build_dag(
        Writer().input("X", {8}).output("Y", {8}).assign("Y", {"i"}, body));
    return AccessAnalysis(dag).is_strictly_inlineable(dag.find("Y"));
  };
  for (const char* name : {"abs", "sqrt", "rsqrt", "floor", "ceil", "trunc", "rint", "round"}) {
    CAPTURE(name);
    CHECK(inlineable(hone::ir::call(name, {x})));
  }
  for (const char* name : {"exp", "log", "tanh", "sigmoid", "erf"}) {
    CAPTURE(name);
    CHECK_FALSE(inlineable(hone::ir::call(name, {x})));
  }
  CHECK(inlineable(relu(x)));
  CHECK_FALSE(inlineable(hone::ir::select(hone::ir::lt(x, real(0)), real(0), x)));
  CHECK(inlineable(exp(real(1))));
}

TEST_CASE("a stage with two readers matches nobody") {
  const ComputeDag dag = build_dag(
      Writer().input("X", {8}).temp("T", {8}).temp("U", {8}).output("Y", {8})
          .assign("T", {"i"}, at("X", {v("i")}) * real(2))
          .assign("U", {"i"}, at("T", {v("i")}) + real(1))
          .assign("Y", {"i"}, at("T", {v("i")}) * at("U", {v("i")})));
  const AccessAnalysis access(dag);
  CHECK_FALSE(access.elementwise_match(dag.find("T"), dag.find("Y")));
  CHECK(access.elementwise_match(dag.find("U"), dag.find("Y")));
  CHECK(access.num_common_outer_iterators(dag.find("T"), dag.find("Y")) == 1);
}
