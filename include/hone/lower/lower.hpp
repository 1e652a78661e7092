// lower/lower.hpp
// State -> ir::Function: the list of passes, in order.
//
//   build_loops     loops, stores and boxes; one subscript for each dimension
//   flatten         one offset for each access
//   peel            last tiles that asked for it get a copy of their own
//   partition       iterations at the border of a loop that asked for it get copies, too
//   vectorize       vectorized loops become vectors
//   unroll          unrolled loops become copies
//   name_copies     every copy of a temporary gets a name of its own
//   simplify_loops  arithmetic, loops and tests that bounds decide
//   contract        a * b + c in one rounding, unless strict
//   place_storage   registers, stack or workspace
//
// To add a pass: write its file, add a line to `finished`. The order matters: a comment says why
// where it is not plain.
#pragma once

#include <hone/ir/validate.hpp>
#include <hone/lower/build_loops.hpp>
#include <hone/lower/contract.hpp>
#include <hone/lower/flatten.hpp>
#include <hone/lower/name_copies.hpp>
#include <hone/lower/partition.hpp>
#include <hone/lower/peel.hpp>
#include <hone/lower/place_storage.hpp>
#include <hone/lower/simplify_loops.hpp>
#include <hone/lower/unroll.hpp>
#include <hone/lower/vectorize.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// For each argument, in order, the dimension of stride 1; -1 for arguments of rank 0.
using UnitDims = std::vector<int>;

/// Whether there may be gaps between an argument's rows, so that its strides are values of a call.
/// Without gaps they are numbers in the code, and addresses part of its instructions.
enum class Gaps : std::uint8_t { any, none };

/// Every argument row-major.
inline UnitDims row_major_dims(const ComputeDag& dag) {
  UnitDims dims;
  for (const std::string& name : dag.arguments) {
    dims.push_back(static_cast<int>(dag.node(name).shape.size()) - 1);
  }
  return dims;
}

namespace lowering {

/// Arguments by columns keep their strides, gaps or not.
inline std::vector<ir::Buffer> argument_buffers(const ComputeDag& dag, const UnitDims& dims,
                                                Gaps gaps) {
  std::vector<ir::Buffer> buffers;
  for (std::size_t a = 0; a < dag.arguments.size(); ++a) {
    const DagNode& node = dag.node(dag.arguments[a]);
    const ir::Scope scope = node.is_placeholder() ? ir::Scope::input : ir::Scope::output;
    buffers.push_back({node.name, ir::Type{node.dtype}, node.shape, scope,
                       static_cast<std::int32_t>(a), dims[a],
                       gaps == Gaps::none && dims[a] + 1 == static_cast<int>(node.shape.size())});
  }
  return buffers;
}

inline std::vector<PeeledLoop> all_peeled_loops(const State& state) {
  std::vector<PeeledLoop> loops;
  for (const StageBounds& bounds : infer_bound(state)) {
    for (PeeledLoop& loop : peeled_loops(bounds.inside)) loops.push_back(std::move(loop));
  }
  return loops;
}

/// The function with loops `s`, after all passes but the first.
inline ir::Function finished(ir::Stmt s, std::vector<ir::Buffer> arguments, const State& state) {
  ir::Function function;
  function.arguments = std::move(arguments);
  s = flatten(s, function.arguments);
  s = peel(s, all_peeled_loops(state));
  s = partition(s, partitioned_loops(state));
  s = vectorize(s);
  s = unroll(s);
  s = name_copies(s);
  s = simplify_loops(s, {});
  if (state.dag().float_mode != FloatMode::strict) s = contract(s);
  function.body = place_storage(s);
  ir::validate(function);
  return function;
}

}  // namespace lowering

/// The function that computes the state's outputs on `target`.
inline ir::Function lower(const State& state, const CpuTarget& target, const UnitDims& unit_dims,
                          Gaps gaps = Gaps::any) {
  return lowering::finished(lowering::build_loops(state, target),
                            lowering::argument_buffers(state.dag(), unit_dims, gaps), state);
}

inline ir::Function lower(const State& state, const CpuTarget& target) {
  return lower(state, target, row_major_dims(state.dag()));
}

}  // namespace hone
