// kernel/named_call.hpp
// Arguments by name -> one view per parameter, in the order of the program: what typed kernels do
// at compile time. Behind the seam.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/call.hpp>
#include <hone/kernel/named_argument.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/kernel/prepared.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::detail {

/// Those of a program's parameters that a call names, and how its errors speak of the callee.
class WantedArguments {
 public:
  using Condition = bool (*)(const Parameter&);

  WantedArguments(const Parameters& parameters, std::string_view callee, Condition is_wanted)
      : parameters_(parameters), callee_(callee), is_wanted_(is_wanted) {}

  /// One view per parameter, in their order; empty for what is not wanted.
  std::vector<ArgumentView> in_order(std::span<const NamedArgument> arguments) const {
    for (const NamedArgument& argument : arguments) {
      require(takes(argument.view.name), callee_, " takes no argument ", argument.view.name,
              "; it takes ", names());
    }
    std::vector<ArgumentView> views;
    for (const Parameter& p : parameters_) {
      views.push_back(is_wanted_(p) ? find(arguments, p) : ArgumentView{});
    }
    return views;
  }

 private:
  bool takes(std::string_view name) const {
    return std::any_of(parameters_.begin(), parameters_.end(),
                       [&](const Parameter& p) { return p.name == name && is_wanted_(p); });
  }

  std::string names() const { return parameters_.names_where(is_wanted_); }

  ArgumentView find(std::span<const NamedArgument> arguments, const Parameter& parameter) const {
    const ArgumentView* found = nullptr;
    for (const NamedArgument& argument : arguments) {
      if (argument.view.name != parameter.name) continue;
      require(!found, "argument ", parameter.name, " is given twice; give it once");
      found = &argument.view;
    }
    require(found, "argument ", parameter.name, " is missing; ", callee_, " takes ", names());
    return *found;
  }

  const Parameters& parameters_;
  std::string_view callee_;
  Condition is_wanted_;
};

/// UserError if the data goes before the first call.
inline void require_lasting(std::span<const NamedArgument> arguments) {
  for (const NamedArgument& argument : arguments) {
    require(!argument.is_owning_temporary, "argument ", argument.view.name,
            " is a temporary and would be gone before the first call; pass a variable or a view");
  }
}

/// The arguments of a call of a kernel, of prepare, and of a call of a prepared kernel.
inline std::vector<ArgumentView> call_views(const KernelState& kernel, NamedArguments arguments) {
  return WantedArguments(kernel.parameters(), "the program", [](const Parameter&) { return true; })
      .in_order(arguments);
}

inline std::vector<ArgumentView> constant_views(const KernelState& kernel,
                                                NamedArguments constants) {
  constexpr auto is_constant = [](const Parameter& p) { return p.is_constant; };
  const Parameters& parameters = kernel.parameters();
  require(std::any_of(parameters.begin(), parameters.end(), is_constant),
          "the program has no constants to prepare; declare the inputs that stay the same with "
          "dyn::Builder::constant");
  require_lasting(constants);
  return WantedArguments(parameters, "prepare", is_constant).in_order(constants);
}

inline std::vector<ArgumentView> call_views(const PreparedState& prepared,
                                            NamedArguments arguments) {
  return WantedArguments(prepared.kernel().parameters(), "the prepared kernel",
                         [](const Parameter& p) { return !p.is_constant; })
      .in_order(arguments);
}

inline void check_and_run(const KernelState& kernel, NamedArguments arguments) {
  std::vector<ArgumentView> views = call_views(kernel, arguments);
  CallVectors memory(kernel.parameters());
  check_and_run(kernel, views, memory.arrays());
}

inline void check_and_run(const PreparedState& prepared, NamedArguments arguments) {
  std::vector<ArgumentView> views = call_views(prepared, arguments);
  CallVectors memory(prepared.kernel().parameters());
  check_and_run(prepared, views, memory.arrays());
}

/// Pointer: StatePointer or PreparedPointer.
template <class Pointer>
BoundCall bound_call(Pointer kernel, NamedArguments arguments) {
  require_lasting(arguments);
  std::vector<ArgumentView> views = call_views(*kernel, arguments);
  return bound_call(std::move(kernel), std::span(views));
}

}  // namespace hone::detail
