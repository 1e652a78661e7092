// dsl/stages.hpp
// stages(T(i) = ..., C(i, j) = ...): several statements as one program, producers first.
//
// Here is known what is read before it is written, never written, or written twice.
#pragma once

#include <hone/dsl/statement.hpp>

#include <cstddef>
#include <type_traits>

namespace hone {
namespace dsl {

template <class T>
inline constexpr bool is_program = false;
template <class Placeholders, class Pending, std::size_t N>
inline constexpr bool is_program<ProgramExpr<Placeholders, Pending, N>> = true;

template <class... A, class... B>
constexpr auto without(Uses<A...>, Uses<B...>) {
  return JoinUsesOf<std::conditional_t<is_one_of<A, B...>, Uses<>, Uses<A>>...>{};
}

template <class A, class B>
using without_t = decltype(without(A{}, B{}));

/// What a program writes: its outputs and temps but those it expects from earlier stages.
template <class Program>
using written_by = without_t<decltype(without_inputs(typename Program::placeholders{})),
                             typename Program::pending>;

/// All stages up to one: what they use, write, write twice and still need.
template <class All, class Written, class Twice, class Pending>
struct StagesSoFar {
  using all = All;
  using written = Written;
  using twice = Twice;
  using pending = Pending;

  template <class Program>
  using with =
      StagesSoFar<joined<All, typename Program::placeholders>, joined<Written, written_by<Program>>,
                  joined<Twice, without_t<Written, without_t<Written, written_by<Program>>>>,
                  joined<Pending, without_t<typename Program::pending, Written>>>;
};

template <class SoFar, class... Programs>
struct JoinStages {
  using type = SoFar;
};
template <class SoFar, class First, class... Rest>
struct JoinStages<SoFar, First, Rest...>
    : JoinStages<typename SoFar::template with<First>, Rest...> {};

/// Reports tensors of more than one stage; true when there are none.
template <class... Twice>
constexpr bool writes_once(Uses<Twice...>) {
  return (check<false, error::two_stages_write_one_tensor<Twice>>() & ... & true);
}

template <class Tensor, class... Written>
constexpr auto report_pending(Uses<Written...>) {
  if constexpr (Tensor::role == FlatRole::output) {
    return error::output_read_before_it_is_written<Tensor>::report();
  } else if constexpr (is_one_of<Tensor, Written...>) {
    return error::temp_read_before_it_is_written<Tensor>::report();
  } else {
    return error::temp_never_written<Tensor>::report();
  }
}

/// Reports tensors that are read but not written before; true when there are none.
template <class Written, class... Pending>
constexpr bool is_complete(Uses<Pending...>) {
  ((void)report_pending<Pending>(Written{}), ...);
  return sizeof...(Pending) == 0;
}

/// Returns the place behind the copies.
constexpr FlatNode* append_program(FlatNode* to, FlatProgram program) {
  for (std::size_t n = 0; n < program.size; ++n) *to++ = program.nodes[n];
  return to;
}

template <class... Programs>
constexpr auto join_stages(const Programs&... programs) {
  using None = StagesSoFar<Uses<>, Uses<>, Uses<>, Uses<>>;
  using Joined = typename JoinStages<None, Programs...>::type;
  if constexpr (!writes_once(typename Joined::twice{})) {
    return Refused{};
  } else if constexpr (!is_complete<typename Joined::written>(typename Joined::pending{})) {
    return Refused{};
  } else {
    ProgramExpr<typename Joined::all, Uses<>, (Programs::size + ... + 0)> out;
    FlatNode* to = out.nodes;
    ((to = append_program(to, programs.flat())), ...);
    return out;
  }
}

}  // namespace dsl

/// One program of several statements; each may read what earlier ones wrote.
template <class First, class... More>
constexpr auto stages(const First& first, const More&... more) {
  if constexpr (dsl::is_refused<First> || (dsl::is_refused<More> || ...)) {
    return Refused{};
  } else if constexpr (!(dsl::check<dsl::is_program<First>, error::not_a_stage<First>>() & ... &
                         dsl::check<dsl::is_program<More>, error::not_a_stage<More>>())) {
    return Refused{};
  } else {
    return dsl::join_stages(first, more...);
  }
}

}  // namespace hone
