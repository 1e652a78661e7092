// measure/first_run.hpp
// The first call of a kernel that nobody has checked, in a forked child: should its schedule have
// been lowered wrongly, it may fault or never end. That costs a trial, and not the host's process.
//
//   build -> first_run -> time_kernel
#pragma once

#include <hone/runtime/child.hpp>
#include <hone/store/record.hpp>
#include <hone/support/error.hpp>
#include <hone/verify/runnable.hpp>

#include <csignal>

namespace hone {

/// How the call ended: `measured` if it returned 0. It is given `seconds`; what it writes is lost.
/// InternalError if it returned another code, BackendError if no child can be made.
inline RecordKind first_run(const Runnable& kernel, const CallArguments& arguments,
                            double seconds) {
  const ChildResult end = run_in_child([&] { return run(kernel, arguments); }, seconds);
  switch (end.exit) {
    case ChildExit::ok: return RecordKind::measured;
    case ChildExit::timeout: return RecordKind::timeout;
    case ChildExit::signal:
      return end.value == SIGILL ? RecordKind::illegal_instruction : RecordKind::crash;
    case ChildExit::code: break;
  }
  fail<InternalError>("internal error in hone: a kernel returned ", end.value);
}

}  // namespace hone
