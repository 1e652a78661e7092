// Stores in temporary folders, and what tests of several writers put into them.
#pragma once

#include "records_for_tests.hpp"
#include "temp_folder.hpp"
#include <hone/store/records.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace hone_test {

inline constexpr double minutes = 300;  // seconds; for children that end by themselves

inline hone::RecordStore open_in(const TempFolder& folder, hone::RecordVersions versions = {}) {
  return hone::RecordStore::open(folder / "records.sqlite", std::move(versions), hear);
}

/// The same file as SQLite sees it.
inline hone::Database raw(const TempFolder& folder) {
  return hone::Database::open(folder / "records.sqlite", 1000);
}

/// A record that names its writer.
inline hone::Record numbered(std::int64_t trial, std::uint64_t writer) {
  hone::Record record = measured(1.0 + static_cast<double>(trial));
  record.trial = trial;
  record.seed = writer;
  return record;
}

/// The trials of one writer, in the order of the table.
inline std::vector<std::int64_t> trials_of(hone::RecordStore& store, std::uint64_t writer) {
  std::vector<std::int64_t> trials;
  for (const hone::Record& record : store.query()) {
    if (record.seed == writer) trials.push_back(record.trial);
  }
  return trials;
}

inline std::vector<std::int64_t> up_to(std::int64_t count) {
  std::vector<std::int64_t> numbers;
  for (std::int64_t n = 0; n < count; ++n) numbers.push_back(n);
  return numbers;
}

}  // namespace hone_test
