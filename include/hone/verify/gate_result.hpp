// verify/gate_result.hpp
// What the gate is asked and what it answers.
//
// To add a kind of failure: a line in GateKind, one in name_of, and a test that provokes it.
#pragma once

#include <hone/verify/runnable.hpp>
#include <hone/verify/sample_points.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

/// How the check of a kernel ended; the first that holds.
enum class GateKind : std::uint8_t {
  ok,
  crash,
  timeout,
  refused,        // the kernel returned a code
  outside,        // it accessed memory beside an argument
  wrote_input,
  unwritten,      // it left output elements as they were
  wrong,          // an element is further from the program's value than its bound
  unsteady,       // two runs on the same inputs gave different bits
  bad_reference,  // the float64 kernel itself is not right; nothing is known about the other
};

constexpr std::string_view name_of(GateKind kind) {
  switch (kind) {
    case GateKind::ok: return "ok";
    case GateKind::crash: return "crash";
    case GateKind::timeout: return "timeout";
    case GateKind::refused: return "refused";
    case GateKind::outside: return "outside";
    case GateKind::wrote_input: return "wrote_input";
    case GateKind::unwritten: return "unwritten";
    case GateKind::wrong: return "wrong";
    case GateKind::unsteady: return "unsteady";
    case GateKind::bad_reference: return "bad_reference";
  }
  return "";
}

/// The tile sizes that a schedule uses for one output.
struct TensorTiles {
  std::string tensor;
  AxisTiles tiles;
};

struct GateOptions {
  std::int64_t elements = 4096;       // least number to compare of every output
  std::vector<TensorTiles> tiles{};   // of outputs; others are sampled around powers of two
  std::vector<int> unit_dims{};       // per argument, the dimension of stride 1; empty: row-major
  std::optional<Runnable> gapped_kernel{};  // for arguments with gaps, if not the candidate
  double seconds = 10;                // the candidate's time for two runs on one set of inputs
  double reference_seconds = 60;      // the float64 kernel's for one
  double evaluate_seconds = 20;       // for computing what one output should be, per set of inputs
  std::uint64_t seed = 1;
};

struct GateResult {
  bool passed = false;
  GateKind kind = GateKind::ok;
  std::string text{};        // what failed, with the first wrong element; empty if nothing did
  std::string doubt{};       // why a kernel that passed may still be wrong; empty if there is none
  double max_error = 0;      // distance from the float64 value, over the checked elements
  double error_bound = 0;    // the largest that a checked element was allowed
  std::int64_t checked = 0;  // elements compared with the program's meaning
  std::int64_t unknown = 0;  // those of them about which nothing could be said
  bool in_full = false;      // all elements were also compared with a float64 kernel
  bool bit_for_bit = false;  // also checked on integers on which the program is exact

  /// Passed, and the check means something.
  bool is_convincing() const { return passed && doubt.empty(); }
};

}  // namespace hone
