// store/usable.hpp
// Whether a stored record may be believed by this program: files are older or newer than it, and
// people edit them. What is not believed is passed over with a counted reason and stays stored.
#pragma once

#include <hone/schedule/step_text.hpp>
#include <hone/store/record.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hone {

/// The versions that a record's steps and times hold for; "" for any.
struct RecordVersions {
  std::string hone{};
  std::string llvm{};
};

/// Why a row is passed over.
enum class SkipReason : std::uint8_t {
  fields,        // a column holds what no record can have
  hone_version,  // its steps may mean something else today
  llvm_version,  // another compiler's time, and its verdict on another code
  steps,         // not the text of steps
  time,          // measured, but its time is none
};

inline constexpr std::size_t skip_reasons = 5;

constexpr std::string_view to_string(SkipReason reason) {
  switch (reason) {
    case SkipReason::fields: return "fields that no record can have";
    case SkipReason::hone_version: return "another version of hone";
    case SkipReason::llvm_version: return "another version of LLVM";
    case SkipReason::steps: return "steps that do not parse";
    case SkipReason::time: return "a time that is none";
  }
  return "";
}

/// How often rows were passed over, by reason. A row counts each time it is met.
class SkipCounts {
 public:
  void add(SkipReason reason) { ++counts_[static_cast<std::size_t>(reason)]; }
  std::int64_t of(SkipReason reason) const { return counts_[static_cast<std::size_t>(reason)]; }
  std::int64_t total() const {
    std::int64_t sum = 0;
    for (const std::int64_t count : counts_) sum += count;
    return sum;
  }

 private:
  std::array<std::int64_t, skip_reasons> counts_{};
};

/// Why the record must not be used; nothing if it may. A wrong result counts under every LLVM: it
/// is far more often our schedule's fault than the compiler's.
inline std::optional<SkipReason> reason_to_skip(const Record& record,
                                                const RecordVersions& current) {
  if (!current.hone.empty() && record.hone_version != current.hone) return SkipReason::hone_version;
  const bool any_llvm = current.llvm.empty() || record.kind == RecordKind::wrong;
  if (!any_llvm && record.llvm_version != current.llvm) return SkipReason::llvm_version;
  if (!parse_steps(record.steps)) return SkipReason::steps;
  if (record.key.threads < 1) return SkipReason::fields;
  if (record.kind == RecordKind::measured && !(record.seconds > 0)) return SkipReason::time;
  return std::nullopt;
}

}  // namespace hone
