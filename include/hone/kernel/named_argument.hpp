// kernel/named_argument.hpp
// An argument of a program that is only known at run time: {"A", data}. Light, as handle.hpp, of
// whose functions these are the ones that take arguments by name.
#pragma once

#include <hone/kernel/adaptors.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/kernel/handle.hpp>
#include <hone/support/result.hpp>

#include <span>
#include <string_view>
#include <type_traits>

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

using NamedArguments = std::span<const NamedArgument>;

/// As in handle.hpp, with arguments in any order: UserError if one is missing, named twice or
/// unknown.
result<void> call(const KernelState* state, NamedArguments arguments) noexcept;
result<BoundPointer> bind(StatePointer state, NamedArguments arguments) noexcept;
result<PreparedPointer> prepare(StatePointer state, NamedArguments constants) noexcept;
result<void> call(const PreparedState* prepared, NamedArguments arguments) noexcept;
result<BoundPointer> bind(PreparedPointer prepared, NamedArguments arguments) noexcept;

}  // namespace detail
}  // namespace hone
