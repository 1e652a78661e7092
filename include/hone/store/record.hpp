// store/record.hpp
// What is remembered of one trial: which task, which schedule, and how it went.
//
// A record is data, never code: its steps are replayed with the same legality checks as in the
// search. visit_fields is the one list of fields; the SQLite table and the JSON lines follow it.
//
// To add a field: a member, a line in visit_fields, and a step of schema_version in
// record_table.hpp.
#pragma once

#include <hone/support/hash.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace hone {

/// How a trial went.
enum class RecordKind : std::uint8_t {
  measured,             // it has a time
  wrong,                // it gave other numbers than the program means; never tried again
  rejected,             // a step or the validator refused it
  compile,              // the compiler refused it
  timeout,              // it compiled or ran for too long
  crash,                // a fault ended its process
  illegal_instruction,  // it was compiled for more than the processor has
  out_of_memory,
};

namespace detail {

// In the order of the enum. They stand in files: never change one.
inline constexpr std::array<std::string_view, 8> kind_names = {
    "measured",     "wrong", "rejected", "compile", "timeout", "crash", "illegal_instruction",
    "out_of_memory"};

}  // namespace detail

constexpr std::string_view to_string(RecordKind kind) {
  return detail::kind_names[static_cast<std::size_t>(kind)];
}

/// The kind of that name; nothing if there is none.
constexpr std::optional<RecordKind> parse_record_kind(std::string_view name) {
  const auto& names = detail::kind_names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<RecordKind>(found - names.begin());
}

/// What a time depends on: two trials are rivals if these are equal.
struct RecordKey {
  std::string workload{};  // workload_key(dag)
  std::string target{};    // CpuTarget::key()
  int threads = 1;
  std::string float_mode = "reassociate";  // or "strict"
  std::string layout{};                    // "": every argument row-major

  /// The workload's 64-bit name in indices and lists.
  std::uint64_t hash() const { return hash_text(workload); }

  friend bool operator==(const RecordKey&, const RecordKey&) = default;
};

struct Record {
  RecordKey key{};
  std::string steps{};  // the schedule, as step_text.hpp writes it
  RecordKind kind = RecordKind::measured;
  double seconds = 0;      // the median of one call; 0 if there is no time
  double spread = 0;       // of the times behind the median, as a fraction of it
  bool verified = false;   // it has passed the gate
  std::int64_t trial = 0;  // the trial's number in its search
  std::uint64_t seed = 0;  // that search's seed
  std::int64_t time = 0;   // when it was measured, in seconds since 1970
  std::string hone_version{};
  std::string llvm_version{};
  std::string load{};  // what else the machine was doing, in words

  friend bool operator==(const Record&, const Record&) = default;
};

/// Calls visit(name, field) for every field, in the order of columns and of JSON members.
template <class R, class Visit>
requires std::same_as<std::remove_const_t<R>, Record>
void visit_fields(R& record, Visit&& visit) {
  visit("workload", record.key.workload);
  visit("target", record.key.target);
  visit("threads", record.key.threads);
  visit("float_mode", record.key.float_mode);
  visit("layout", record.key.layout);
  visit("steps", record.steps);
  visit("kind", record.kind);
  visit("seconds", record.seconds);
  visit("spread", record.spread);
  visit("verified", record.verified);
  visit("trial", record.trial);
  visit("seed", record.seed);
  visit("time", record.time);
  visit("hone_version", record.hone_version);
  visit("llvm_version", record.llvm_version);
  visit("load", record.load);
}

}  // namespace hone
