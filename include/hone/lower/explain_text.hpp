// lower/explain_text.hpp
// What lower/explain.hpp found, as lines of text under the statements they belong to.
//
//   C[i, j] = max(sum(k, A[i, k] * B[k, j]) + bias[j], 0.0)  (at dense.cpp:14)
//   loop     what for         trips  tail      A      B  one iteration  held by     brings in  ...
//   C                                      378 KB   2 MB         2.6 MB  7 % of L3
//     i.0    parallel chunks     21         18 KB   2 MB         1.9 MB  5 % of L3   L3: 2.6 MB
//
// A line without trips is a stage and all that it touches in one run. "brings in" is the traffic
// that the loop decides: bytes of a call into that cache from the level behind.
#pragma once

#include <hone/lower/explain.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// A statement as its user wrote it: its tensor, its text, and its place or "".
struct StatementText {
  std::string tensor, text, where;
};

/// "1536 B" below 10 KB, "12.5 KB", "1.2 MB"; 1 KB is 1024 B.
inline std::string bytes_text(std::int64_t bytes) {
  if (bytes < 10 * 1024) return concat(bytes, " B");
  double value = static_cast<double>(bytes) / 1024;
  const char* unit = "KB";
  for (const char* larger : {"MB", "GB", "TB"}) {
    if (value < 1024) break;
    value /= 1024;
    unit = larger;
  }
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  std::string number = text.data();
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  return concat(number, " ", unit);
}

namespace detail {

/// Cells in columns; the first `left` of them and the last begin at the left.
class Table {
 public:
  explicit Table(std::vector<bool> left) : left_(std::move(left)), widths_(left_.size(), 0) {}

  void add(std::vector<std::string> cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      widths_[c] = std::max(widths_[c], cells[c].size());
    }
    rows_.push_back(std::move(cells));
  }

  std::string text() const {
    std::string all;
    for (const std::vector<std::string>& row : rows_) all += line(row) + "\n";
    return all;
  }

 private:
  std::string line(const std::vector<std::string>& row) const {
    std::string text;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string space(widths_[c] - row[c].size(), ' ');
      text += concat(c ? "  " : "", left_[c] ? row[c] + space : space + row[c]);
    }
    return text.substr(0, text.find_last_not_of(' ') + 1);
  }

  std::vector<bool> left_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

class ExplanationText {
 public:
  ExplanationText(const Explanation& explanation, const CpuTarget& target,
                  const std::vector<StatementText>& statements)
      : explanation_(explanation), sizes_(cache_sizes(target)), statements_(statements) {}

  /// One table for each stage at root.
  std::string tables() const {
    std::string all;
    const std::vector<LoopExplanation>& lines = explanation_.lines;
    for (std::size_t from = 0; from < lines.size();) {
      std::size_t to = from + 1;
      while (to < lines.size() && lines[to].depth > 0) ++to;
      all += header(lines[from].stage) + table(from, to) + "\n";
      from = to;
    }
    return all;
  }

  /// Sizes of the caches and the traffic of a call; `once` are the bytes of inputs and outputs.
  std::string summary(std::int64_t once, int threads) const {
    std::string sizes;
    std::string traffic;
    for (std::size_t c = 0; c < cache_levels; ++c) {
      const std::string behind = c + 1 < cache_levels ? concat("L", c + 2) : "memory";
      sizes += concat(c ? ", L" : "L", c + 1, " ", bytes_text(sizes_[c]));
      traffic += concat(c ? ", L" : "L", c + 1, " <- ", behind, " ",
                        bytes_text(explanation_.traffic[c]));
    }
    return concat("caches: ", sizes, "; threads: ", threads, "\ntraffic of a call: ", traffic,
                  "; inputs and outputs once: ", bytes_text(once), "\n");
  }

 private:
  /// The statement that the stage belongs to: C.sum is part of the statement of C.
  const StatementText* statement_of(const std::string& stage) const {
    const StatementText* best = nullptr;
    for (const StatementText& s : statements_) {
      const bool fits = stage == s.tensor || stage.starts_with(s.tensor + ".");
      if (fits && (!best || s.tensor.size() > best->tensor.size())) best = &s;
    }
    return best;
  }

  std::string header(const std::string& stage) const {
    const StatementText* s = statement_of(stage);
    if (!s) return stage + "\n";
    const std::string part = stage == s->tensor ? "" : concat(stage, " of ");
    return concat(part, s->text, s->where.empty() ? "" : concat("  (at ", s->where, ")"), "\n");
  }

  std::vector<std::string> tensors_of(std::size_t from, std::size_t to) const {
    std::vector<std::string> names;
    for (std::size_t l = from; l < to; ++l) {
      for (const lowering::Footprint& f : explanation_.lines[l].inside) {
        const bool known = std::find(names.begin(), names.end(), f.tensor) != names.end();
        if (!known) names.push_back(f.tensor);
      }
    }
    return names;
  }

  std::string table(std::size_t from, std::size_t to) const {
    const std::vector<std::string> tensors = tensors_of(from, to);
    std::vector<std::string> titles{"loop", "what for", "trips", "tail"};
    titles.insert(titles.end(), tensors.begin(), tensors.end());
    for (const char* title : {"one iteration", "held by", "brings in", "made by"}) {
      titles.emplace_back(title);
    }
    std::vector<bool> left(titles.size(), false);
    left[0] = left[1] = left[3] = left[left.size() - 3] = left[left.size() - 2] = true;
    left.back() = true;
    Table table(left);
    table.add(titles);
    for (std::size_t l = from; l < to; ++l) table.add(cells(explanation_.lines[l], tensors));
    return table.text();
  }

  std::vector<std::string> cells(const LoopExplanation& line,
                                 const std::vector<std::string>& tensors) const {
    const bool is_stage = line.loop.empty();
    const std::string indent(2 * static_cast<std::size_t>(line.depth), ' ');
    std::vector<std::string> row{indent + (is_stage ? line.stage : line.loop), line.purpose,
                                 is_stage ? "" : std::to_string(line.trips), line.tail};
    for (const std::string& tensor : tensors) {
      std::string cell;
      for (const lowering::Footprint& f : line.inside) {
        if (f.tensor == tensor) cell = bytes_text(f.bytes);
      }
      row.push_back(cell);
    }
    row.push_back(bytes_text(line.inside_bytes));
    row.push_back(held_text(line));
    row.push_back(traffic_text(line));
    row.push_back(line.made_by);
    return row;
  }

  /// "43 % of L1"
  std::string held_text(const LoopExplanation& line) const {
    if (line.held_by == cache_levels) return "memory";
    const std::int64_t size = sizes_[static_cast<std::size_t>(line.held_by)];
    return concat(100 * line.inside_bytes / std::max<std::int64_t>(size, 1), " % of L",
                  line.held_by + 1);
  }

  static std::string traffic_text(const LoopExplanation& line) {
    std::string levels;
    for (std::size_t c = 0; c < cache_levels; ++c) {
      if (line.decides[c]) levels += concat(levels.empty() ? "L" : ", L", c + 1);
    }
    return levels.empty() ? levels : concat(levels, ": ", bytes_text(line.traffic_bytes()));
  }

  const Explanation& explanation_;
  std::array<std::int64_t, cache_levels> sizes_;
  const std::vector<StatementText>& statements_;
};

}  // namespace detail

/// The tables and the traffic of a call, with its inputs and outputs (`once`, in bytes) to compare.
inline std::string to_string(const Explanation& explanation, const CpuTarget& target,
                             const std::vector<StatementText>& statements, std::int64_t once,
                             int threads) {
  const detail::ExplanationText text(explanation, target, statements);
  return text.tables() + text.summary(once, threads);
}

}  // namespace hone
