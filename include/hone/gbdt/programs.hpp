// gbdt/programs.hpp
// Training data: programs, each a group of rows of features and one label for their sum.
//
//   program 0   row 0   f0 f1 f2 ..   ┐ what they contribute is not known,
//               row 1   f0 f1 f2 ..   ┘ only that it adds up to labels[0]
//   program 1   row 2   f0 f1 f2 ..     labels[1]
//
// A label is not negative, usually a throughput as a share of the best one of its task. Features
// may be infinite; NaN counts as -infinity.
#pragma once

#include <hone/support/error.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

namespace hone::gbdt {

/// Programs that lie elsewhere.
struct Programs {
  std::span<const float> rows;                // row after row
  std::span<const std::uint32_t> row_counts;  // of each program, at least 1
  std::span<const float> labels;              // of each program
  std::span<const std::uint32_t> tasks = {};  // of each program; if empty, all are of task 0
};

/// UserError unless all labels are finite and not negative.
inline void check_labels(std::span<const float> labels) {
  for (std::size_t p = 0; p < labels.size(); ++p) {
    require(std::isfinite(labels[p]) && labels[p] >= 0, "gbdt: the label of program ", p, " is ",
            labels[p], "; labels are finite and not negative");
  }
}

/// UserError unless the parts fit together and there is something to learn from.
inline void check(const Programs& programs, std::size_t features) {
  require(!programs.row_counts.empty(), "gbdt: there are no programs to learn from");
  require(programs.labels.size() == programs.row_counts.size(),
          "gbdt: ", programs.row_counts.size(), " programs have ", programs.labels.size(),
          " labels; each has one");
  require(programs.tasks.empty() || programs.tasks.size() == programs.row_counts.size(),
          "gbdt: ", programs.row_counts.size(), " programs have ", programs.tasks.size(),
          " tasks; give one for each, or none");
  std::uint64_t rows = 0;
  for (std::size_t p = 0; p < programs.row_counts.size(); ++p) {
    require(programs.row_counts[p] > 0, "gbdt: program ", p,
            " has no rows; leave out what has no features");
    rows += programs.row_counts[p];
  }
  require(programs.rows.size() == rows * features, "gbdt: ", rows, " rows of ", features,
          " features are ", rows * features, " numbers, but ", programs.rows.size(), " are given");
  check_labels(programs.labels);
}

/// Programs that lie here, in the order in which they came.
class ProgramSet {
 public:
  explicit ProgramSet(std::size_t features) : features_(features) {}

  /// Keeps a copy. UserError as check().
  void append(const Programs& programs) {
    check(programs, features_);
    require(
        row_count() + programs.rows.size() / features_ <= std::numeric_limits<std::uint32_t>::max(),
        "gbdt: more rows than 32 bits can count");
    for (const std::uint32_t count : programs.row_counts) ends_.push_back(ends_.back() + count);
    append_tasks(programs);
    row_counts_.insert(row_counts_.end(), programs.row_counts.begin(), programs.row_counts.end());
    values_.insert(values_.end(), programs.rows.begin(), programs.rows.end());
    labels_.insert(labels_.end(), programs.labels.begin(), programs.labels.end());
  }

  /// New labels for all programs, in their order: a new best changes those of its task.
  void set_labels(std::span<const float> labels) {
    require(labels.size() == labels_.size(), "gbdt: ", labels_.size(), " programs get ",
            labels.size(), " new labels; give one for each");
    check_labels(labels);
    labels_.assign(labels.begin(), labels.end());
  }

  std::size_t features() const { return features_; }
  std::size_t row_count() const { return ends_.back(); }
  std::size_t size() const { return labels_.size(); }

  std::span<const float> rows() const { return values_; }
  std::span<const std::uint32_t> row_counts() const { return row_counts_; }

  float value(std::size_t row, std::size_t feature) const {
    return values_[row * features_ + feature];
  }
  float label(std::size_t program) const { return labels_[program]; }
  /// The programs of each task, in the order in which they came; tasks in that of their numbers.
  const std::map<std::uint32_t, std::vector<std::uint32_t>>& tasks() const { return tasks_; }

  std::uint32_t first_row(std::size_t program) const { return ends_[program]; }
  std::uint32_t end_row(std::size_t program) const { return ends_[program + 1]; }

 private:
  void append_tasks(const Programs& programs) {
    for (std::size_t p = 0; p < programs.labels.size(); ++p) {
      const std::uint32_t task = programs.tasks.empty() ? 0 : programs.tasks[p];
      tasks_[task].push_back(static_cast<std::uint32_t>(size() + p));
    }
  }

  std::size_t features_;
  std::vector<float> values_;
  std::vector<std::uint32_t> row_counts_;
  std::vector<std::uint32_t> ends_{0};  // of the programs' rows, after a 0
  std::vector<float> labels_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> tasks_;
};

}  // namespace hone::gbdt
