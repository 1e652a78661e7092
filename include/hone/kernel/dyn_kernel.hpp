// kernel/dyn_kernel.hpp
// A kernel of a program that is only known at run time (hone::dyn): arguments by name.
//
//   kernel.call({{"A", a}, {"B", b}, {"C", c}});
//   const DynPreparedKernel layer = kernel.prepare({{"B", b}});    B is a constant
//   layer.call({{"A", a}, {"C", c}});
//
// Takes the same data as Kernel and PreparedKernel, and checks at the call what they check at
// compile time.
#pragma once

#include <hone/kernel/adaptors.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/kernel/call.hpp>
#include <hone/kernel/handle.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/kernel/prepared.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hone {

/// {"A", data}. Refers to the data, which must outlive the call; an owning temporary is read-only.
struct NamedArgument {
  template <class Data>
    requires KernelArgument<std::remove_cvref_t<Data>>
  NamedArgument(std::string_view name, Data&& data)
      : view(detail::view_argument(name, data, detail::adaptor_of<Data>::rank)),
        is_owning_temporary(!std::is_reference_v<Data> && detail::adaptor_of<Data>::owns_elements) {
    view.is_const = view.is_const || is_owning_temporary;
  }

  ArgumentView view;
  bool is_owning_temporary;
};

namespace detail {

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

}  // namespace detail

/// A kernel with its constants; see PreparedKernel.
class DynPreparedKernel {
 public:
  explicit DynPreparedKernel(detail::PreparedPointer prepared) : prepared_(std::move(prepared)) {}

  /// As DynKernel's, with the rest of the arguments.
  void call(std::span<const NamedArgument> arguments) const {
    std::vector<ArgumentView> views = in_order(arguments);
    detail::CallVectors memory(prepared_->kernel().parameters());
    detail::call(*prepared_, views, memory.arrays());
  }
  void call(std::initializer_list<NamedArgument> arguments) const {
    call(std::span(arguments.begin(), arguments.size()));
  }

  BoundKernel bind(std::span<const NamedArgument> arguments) const {
    detail::require_lasting(arguments);
    std::vector<ArgumentView> views = in_order(arguments);
    return BoundKernel(detail::bind(prepared_, views));
  }
  BoundKernel bind(std::initializer_list<NamedArgument> arguments) const {
    return bind(std::span(arguments.begin(), arguments.size()));
  }

 private:
  std::vector<ArgumentView> in_order(std::span<const NamedArgument> arguments) const {
    if (!prepared_) detail::fail_moved_from();
    return detail::WantedArguments(prepared_->kernel().parameters(), "the prepared kernel",
                                   [](const Parameter& p) { return !p.is_constant; })
        .in_order(arguments);
  }

  detail::PreparedPointer prepared_;
};

class DynKernel : public KernelHandle {
 public:
  using KernelHandle::KernelHandle;

  /// Computes the outputs from the inputs, given in any order. UserError if one is missing, named
  /// twice or unknown, or does not fit the program; see check_arguments.
  void call(std::span<const NamedArgument> arguments) const {
    std::vector<ArgumentView> views = in_order(arguments);
    detail::CallVectors memory(state().parameters());
    detail::call(state(), views, memory.arrays());
  }
  void call(std::initializer_list<NamedArgument> arguments) const {
    call(std::span(arguments.begin(), arguments.size()));
  }

  /// The arguments checked now and the code found, for calls that only run.
  BoundKernel bind(std::span<const NamedArgument> arguments) const {
    detail::require_lasting(arguments);
    std::vector<ArgumentView> views = in_order(arguments);
    return BoundKernel(detail::bind(shared_state(), views));
  }
  BoundKernel bind(std::initializer_list<NamedArgument> arguments) const {
    return bind(std::span(arguments.begin(), arguments.size()));
  }

  /// The kernel with its constants, all of them; see Kernel::prepare.
  DynPreparedKernel prepare(std::span<const NamedArgument> constants) const {
    constexpr auto is_constant = [](const Parameter& p) { return p.is_constant; };
    const Parameters& parameters = state().parameters();
    require(std::any_of(parameters.begin(), parameters.end(), is_constant),
            "the program has no constants to prepare; declare the inputs that stay the same with "
            "dyn::Builder::constant");
    detail::require_lasting(constants);
    const detail::WantedArguments wanted(parameters, "prepare", is_constant);
    return DynPreparedKernel(detail::prepare(shared_state(), wanted.in_order(constants)));
  }
  DynPreparedKernel prepare(std::initializer_list<NamedArgument> constants) const {
    return prepare(std::span(constants.begin(), constants.size()));
  }

 private:
  std::vector<ArgumentView> in_order(std::span<const NamedArgument> arguments) const {
    return detail::WantedArguments(state().parameters(), "the program",
                                   [](const Parameter&) { return true; })
        .in_order(arguments);
  }
};

}  // namespace hone
