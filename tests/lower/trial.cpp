// What tests/lower/trial.hpp declares.

#include "run_state.hpp"
#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/schedule/apply.hpp>
#include <hone/task/build_dag.hpp>

namespace hone::lowering::test {

State state_of(const Program& program, std::string_view steps) {
  const State start(std::make_shared<const ComputeDag>(build_dag(program)));
  const auto parsed = parse_steps(steps);
  require(parsed.has_value(), steps, ": these are no steps");
  const Applied applied = replay(start, *parsed);
  if (!applied) fail<UserError>(applied.reason());
  return *applied;
}

std::string lowered(const State& state, const std::vector<int>& unit_dims) {
  const CpuTarget target = CpuTarget::x86_avx512();
  return ir::to_string(unit_dims.empty() ? lower(state, target) : lower(state, target, unit_dims));
}

std::string wrong_element(const Program& program, std::string_view steps) {
  Rng rng(11);
  return hone::test::run_state(program, {}, state_of(program, steps), {}, rng);
}

}  // namespace hone::lowering::test
