// program/scan_memo.hpp
// Remembers what a running reduction comes to along whole rows: computed for each element anew, a
// scan of N elements would take N^2 / 2 operations.
#pragma once

#include <hone/program/error_bound.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace hone {

class ScanMemo {
 public:
  /// The values of all axes but the one that is scanned.
  using Row = std::vector<std::int64_t>;

  const std::vector<Approx>* find(const Row& row) const {
    const auto known = rows_.find(row);
    return known == rows_.end() ? nullptr : &known->second;
  }

  /// Rows that were kept before may be gone after this.
  const std::vector<Approx>& keep(Row row, std::vector<Approx> results) {
    if (elements_ + results.size() > most_elements) {
      rows_.clear();
      elements_ = 0;
    }
    elements_ += results.size();
    return rows_.insert_or_assign(std::move(row), std::move(results)).first->second;
  }

 private:
  static constexpr std::size_t most_elements = std::size_t{1} << 22;  // 100 MB

  std::map<Row, std::vector<Approx>> rows_;
  std::size_t elements_ = 0;
};

}  // namespace hone
