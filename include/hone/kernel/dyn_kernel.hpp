// kernel/dyn_kernel.hpp
// A kernel of a program that is only known at run time (hone::dyn): arguments by name.
//
//   kernel.call({{"A", a}, {"C", c}});
//
// Takes the same data as Kernel, and checks at the call what Kernel checks at compile time.
#pragma once

#include <hone/kernel/adaptors.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/kernel/call.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hone {

/// {"A", data}. Refers to the data, which must outlive the call; an owning temporary is read-only.
struct NamedArgument {
  template <class Data>
    requires KernelArgument<std::remove_cvref_t<Data>>
  NamedArgument(std::string_view name, Data&& data)
      : view(detail::view_argument(name, data, detail::adaptor_of<Data>::rank)) {
    if (!std::is_reference_v<Data> && detail::adaptor_of<Data>::owns_elements) view.is_const = true;
  }

  ArgumentView view;
};

class DynKernel : public KernelHandle {
 public:
  using KernelHandle::KernelHandle;

  /// Computes the outputs from the inputs, given in any order. UserError if one is missing, named
  /// twice or unknown, or does not fit the program; see check_arguments.
  void call(std::span<const NamedArgument> arguments) const {
    std::vector<ArgumentView> views = in_order(arguments);
    std::vector<void*> data(views.size());
    std::vector<std::int64_t> strides(state().parameters().stride_count());
    std::vector<std::int64_t> symbols(state().parameters().symbols().size());
    detail::call(state(), views, {data, strides, symbols});
  }
  void call(std::initializer_list<NamedArgument> arguments) const {
    call(std::span(arguments.begin(), arguments.size()));
  }

  /// The arguments checked now and the code found, for calls that only run.
  BoundKernel bind(std::span<const NamedArgument> arguments) const {
    std::vector<ArgumentView> views = in_order(arguments);
    return BoundKernel(detail::bind(shared_state(), views));
  }
  BoundKernel bind(std::initializer_list<NamedArgument> arguments) const {
    return bind(std::span(arguments.begin(), arguments.size()));
  }

 private:
  std::vector<ArgumentView> in_order(std::span<const NamedArgument> arguments) const {
    const Parameters& parameters = state().parameters();
    for (const NamedArgument& argument : arguments) {
      require(std::any_of(parameters.begin(), parameters.end(),
                          [&](const Parameter& p) { return p.name == argument.view.name; }),
              "the program takes no argument ", argument.view.name, "; it takes ",
              parameters.names());
    }
    std::vector<ArgumentView> views;
    for (const Parameter& parameter : parameters) views.push_back(find(arguments, parameter));
    return views;
  }

  ArgumentView find(std::span<const NamedArgument> arguments, const Parameter& parameter) const {
    const ArgumentView* found = nullptr;
    for (const NamedArgument& argument : arguments) {
      if (argument.view.name != parameter.name) continue;
      require(!found, "argument ", parameter.name, " is given twice; give it once");
      found = &argument.view;
    }
    require(found, "argument ", parameter.name, " is missing; the program takes ",
            state().parameters().names());
    return *found;
  }
};

}  // namespace hone
