// verify/diagnosis.hpp
// What a guarded run found, as the gate's kind of failure and in words.
//
// "behind the end of C" and "before C" come from the fault's address. A fault in a thread of the
// pool ends the child before anything can be noted, and is a crash.
#pragma once

#include <hone/runtime/child.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>
#include <hone/verify/argument_layout.hpp>
#include <hone/verify/gate_result.hpp>
#include <hone/verify/guarded_run.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hone {

/// The failure that a run ended with; `ok` if its outputs are worth looking at. `unsteady` is told
/// by the note alone: a kernel that gives wrong values is wrong first.
inline GateKind failure_of(const GuardedResult& run) {
  switch (run.note.finding) {
    case Finding::refused: return GateKind::refused;
    case Finding::accessed_guard:
    case Finding::wrote_outside: return GateKind::outside;
    case Finding::wrote_input: return GateKind::wrote_input;
    case Finding::unwritten: return GateKind::unwritten;
    case Finding::none:
    case Finding::unsteady: break;
  }
  if (run.child.exit == ChildExit::timeout) return GateKind::timeout;
  return run.child.exit == ChildExit::ok ? GateKind::ok : GateKind::crash;
}

namespace detail {

inline std::string fault_text(const ArgumentLayout& argument, std::int64_t byte) {
  if (byte < 0) return concat("the kernel accessed byte ", -byte, " before ", argument.name);
  return concat("the kernel accessed byte ", byte, " behind the end of ", argument.name);
}

inline std::string ending_text(const ChildResult& child, double seconds) {
  if (child.exit != ChildExit::timeout) return concat("the kernel ", exit_text(child));
  return concat("the kernel did not finish within ", number_text(seconds), " s");
}

}  // namespace detail

/// The run's finding, or how its child ended. `seconds` is the time that it had.
inline std::string diagnosis(const GuardedResult& run, const std::vector<ArgumentLayout>& layouts,
                             double seconds) {
  const ArgumentByte place = run.note.place;
  const ArgumentLayout& argument = layouts[static_cast<std::size_t>(place.argument)];
  const auto element = [&] {
    return argument.element_text(place.byte / static_cast<std::int64_t>(argument.element_bytes()));
  };
  switch (run.note.finding) {
    case Finding::refused: return concat("the kernel returned the code ", run.note.code);
    case Finding::accessed_guard: return detail::fault_text(argument, place.byte);
    case Finding::wrote_outside:
      return concat("the kernel wrote between or beside the rows of ", argument.name);
    case Finding::wrote_input: return concat("the kernel wrote to ", element(), ", an input");
    case Finding::unwritten: return concat("the kernel did not write ", element());
    case Finding::unsteady: return concat(element(), " changes between runs on the same inputs");
    case Finding::none: break;
  }
  return detail::ending_text(run.child, seconds);
}

}  // namespace hone
