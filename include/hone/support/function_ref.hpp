// support/function_ref.hpp
// A callable that is passed down and not kept: what std::function_ref is in C++26.
//
// A function that takes one is no template, so it is compiled once and not for every lambda: walks
// over the IR would otherwise be a third of what a header-only program compiles.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace hone {

template <class Signature>
class FunctionRef;

/// Refers to an object with operator(), which must live as long as this does.
template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> &&
             std::is_object_v<std::remove_reference_t<F>> &&
             std::is_invocable_r_v<Result, F&, Arguments...>)
  FunctionRef(F&& f)  // NOLINT: every callable is one
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(f)))),
        call_(&call<std::remove_reference_t<F>>) {}

  Result operator()(Arguments... arguments) const {
    return call_(object_, std::forward<Arguments>(arguments)...);
  }

 private:
  template <class F>
  static Result call(void* object, Arguments... arguments) {
    return static_cast<Result>(
        (*static_cast<F*>(object))(std::forward<Arguments>(arguments)...));
  }

  void* object_;
  Result (*call_)(void*, Arguments...);
};

}  // namespace hone
