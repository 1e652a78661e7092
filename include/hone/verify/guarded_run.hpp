// verify/guarded_run.hpp
// Runs a kernel where it can do no harm: in a forked child, under a time limit, twice.
//
//   first run      arguments without gaps, each ending at an unmapped page
//   second run     gaps between the rows, each argument starting at an unmapped page
//
// The workspace ends and starts there too, and holds other garbage in each run. Both must give the
// same bits. What happened comes back through shared memory, as do the outputs of the first run;
// whether they are right is for others to say.
#pragma once

#include <hone/runtime/buffer.hpp>
#include <hone/runtime/child.hpp>
#include <hone/verify/argument_layout.hpp>
#include <hone/verify/guarded_arguments.hpp>
#include <hone/verify/runnable.hpp>

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace hone {

/// What a kernel did, as seen without knowing what it should compute.
enum class Finding : std::uint8_t {
  none,
  refused,         // it returned a code
  accessed_guard,  // it was ended by a fault at the page beside an argument
  wrote_input,
  wrote_outside,   // between rows, or beside an argument
  unwritten,       // an output element was never written
  unsteady,        // two runs gave different bits
};

/// What a child leaves in shared memory.
struct RunNote {
  int run = 0;            // the run that began last
  std::int32_t code = 0;  // what the kernel returned
  Finding finding = Finding::none;
  ArgumentByte place{};   // where; of elements the byte in dense memory
};

struct GuardedResult {
  ChildResult child;
  RunNote note;
  std::vector<SharedBuffer> outputs;  // of the first run, dense; in the order of the arguments
};

struct GuardedRequest {
  Runnable kernel;
  std::span<const std::byte* const> inputs;  // dense elements; null for outputs
  std::vector<ArgumentLayout> layouts;
  std::vector<ArgumentLayout> gapped;  // of the second run; empty: there is none
  double seconds = 10;                 // for both runs
  std::optional<Runnable> gapped_kernel = {};  // of the second run, if it is not the same
};

namespace detail {

/// What the child's fault handler knows. Only ever set in a child.
struct FaultWatch {
  const GuardedArguments* arguments;
  RunNote* note;
};
inline constinit FaultWatch fault_watch{nullptr, nullptr};

/// Notes the argument that the kernel ran out of, and lets the fault happen again: the handler is
/// gone by then, so it ends the child. Threads of the pool block signals and end without a note.
inline void note_fault(int, siginfo_t* info, void*) {
  const auto* const address = static_cast<const std::byte*>(info->si_addr);
  const std::optional<ArgumentByte> place = fault_watch.arguments->guard_at(address);
  if (!place) return;
  fault_watch.note->finding = Finding::accessed_guard;
  fault_watch.note->place = *place;
}

inline void watch_faults(const GuardedArguments& arguments, RunNote& note) {
  fault_watch = {&arguments, &note};
  struct sigaction action {};
  action.sa_sigaction = &note_fault;
  action.sa_flags = static_cast<int>(SA_SIGINFO | SA_RESETHAND);
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

/// A workspace beside an unmapped page; what it holds differs from run to run, NaN in the first.
inline GuardedBuffer guarded_workspace(const Runnable& kernel, GuardSide side, int run) {
  constexpr std::size_t line = 64;  // the alignment of a workspace
  const std::size_t bytes = (workspace_bytes(kernel) + line - 1) / line * line;
  GuardedBuffer workspace = side == GuardSide::end ? GuardedBuffer::ending_at_guard(bytes)
                                                   : GuardedBuffer::starting_at_guard(bytes);
  std::memset(workspace.data(), run == 1 ? 0xff : 0x3f, bytes);
  return workspace;
}

/// What the child does.
class GuardedChild {
 public:
  GuardedChild(const GuardedRequest& request, const std::vector<SharedBuffer>& outputs,
               RunNote& note)
      : request_(request), outputs_(outputs), note_(note) {}

  int operator()() {
    const bool well = run_once(request_.kernel, request_.layouts, GuardSide::end, 1);
    const Runnable& second = request_.gapped_kernel ? *request_.gapped_kernel : request_.kernel;
    if (well && !request_.gapped.empty()) run_once(second, request_.gapped, GuardSide::start, 2);
    return 0;
  }

 private:
  bool run_once(const Runnable& kernel, const std::vector<ArgumentLayout>& layouts, GuardSide side,
                int run) {
    GuardedArguments arguments(layouts, request_.inputs, side, run);
    watch_faults(arguments, note_);
    note_.run = run;
    const GuardedBuffer workspace = guarded_workspace(kernel, side, run);
    note_.code = run_in(workspace.data(), kernel, arguments.call());
    if (note_.code != 0) return stop(Finding::refused, {});
    if (const auto place = arguments.changed_input()) return stop(Finding::wrote_input, *place);
    if (run == 1) {
      keep_outputs(arguments);
    } else {
      compare_outputs(arguments, layouts);
    }
    if (const auto place = arguments.written_outside()) return stop(Finding::wrote_outside, *place);
    return true;
  }

  bool stop(Finding finding, ArgumentByte place) {
    note_.finding = finding;
    note_.place = place;
    return false;
  }

  void keep_outputs(const GuardedArguments& arguments) {
    for (std::size_t a = 0; a < request_.layouts.size(); ++a) {
      if (!request_.layouts[a].is_output) continue;
      gather(request_.layouts[a], arguments.data(a), outputs_[a].data());
    }
  }

  // An element that was never written outweighs one that changed: it may be the reason.
  void compare_outputs(const GuardedArguments& arguments,
                       const std::vector<ArgumentLayout>& layouts) {
    for (std::size_t a = 0; a < layouts.size(); ++a) {
      if (!layouts[a].is_output) continue;
      const auto bytes = static_cast<std::int64_t>(layouts[a].element_bytes());
      const Filler first(layouts[a].dtype, 1);
      const Filler second(layouts[a].dtype, 2);
      for_each_element(layouts[a], [&](std::int64_t number, std::int64_t offset) {
        const std::byte* const before = outputs_[a].data() + number * bytes;
        const std::byte* const now = arguments.data(a) + offset * bytes;
        const ArgumentByte place{static_cast<std::int64_t>(a), number * bytes};
        if (first.is_at(before) && second.is_at(now)) return note(Finding::unwritten, place);
        if (std::memcmp(before, now, first.bytes) != 0) note(Finding::unsteady, place);
      });
    }
  }

  void note(Finding finding, ArgumentByte place) {
    const bool first = note_.finding == Finding::none;
    const bool worse = note_.finding == Finding::unsteady && finding == Finding::unwritten;
    if (!first && !worse) return;
    note_.finding = finding;
    note_.place = place;
  }

  const GuardedRequest& request_;
  const std::vector<SharedBuffer>& outputs_;
  RunNote& note_;
};

}  // namespace detail

/// Runs the kernel as requested. BackendError if no child can be made.
inline GuardedResult run_guarded(const GuardedRequest& request) {
  std::vector<SharedBuffer> outputs;
  for (const ArgumentLayout& layout : request.layouts) {
    outputs.emplace_back(layout.is_output ? layout.dense_bytes() : 0);
  }
  const SharedBuffer page(sizeof(RunNote));
  RunNote& note = page.as<RunNote>().front();
  detail::GuardedChild child(request, outputs, note);
  const ChildResult ended = run_in_child(child, request.seconds);
  return {ended, note, std::move(outputs)};
}

}  // namespace hone
