// What tests/schedule/trial.hpp declares.

#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/schedule/apply.hpp>
#include <hone/task/build_dag.hpp>
#include <lower/run_state.hpp>

namespace hone::test {

State start_of(const Program& program) {
  return State(std::make_shared<const ComputeDag>(build_dag(program)));
}

State after(const State& state, std::string_view steps) {
  const auto parsed = parse_steps(steps);
  require(parsed.has_value(), steps, ": these are no steps");
  const Applied applied = replay(state, *parsed);
  if (!applied) fail<UserError>(applied.reason());
  return *applied;
}

State after(const Program& program, std::string_view steps) {
  return after(start_of(program), steps);
}

std::string refusal(const State& state, std::string_view step) {
  const auto parsed = parse_step(step);
  require(parsed.has_value(), step, ": this is no step");
  return apply(state, *parsed).reason();
}

std::string loops_of(const State& state, std::string_view stage) {
  std::string text;
  for (const Loop& loop : state.stage(stage).loops) {
    text += concat(text.empty() ? "" : ", ", loop.name, " ", loop.extent);
    if (loop.annotation != Annotation::none) text += concat(" ", name_of(loop.annotation));
  }
  return text;
}

std::string printed(const State& state) {
  return ir::to_string(lowering::build_loops(state, CpuTarget::x86_avx512()));
}

std::string wrong_element(const Program& program, std::string_view steps) {
  const State first = after(program, steps);
  const State again = after(program, to_string(first.steps()));
  if (again.steps() != first.steps()) return "the steps replay to others";
  Rng rng(7);
  return run_state(program, {}, again, {}, rng);
}

}  // namespace hone::test
