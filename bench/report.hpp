// bench/report.hpp
// What every benchmark shares: its arguments, and its table, which goes to stdout and, with
// --json FILE, into a file.
//
//   Report report("call_overhead", {"call", "ns"});
//   report.row("bound kernel", 41.5);
//
// Both forms hold the same cells. The load average before and after stands beside them: a figure
// taken while others compute is provisional.
#pragma once

#include <hone/support/error.hpp>
#include <hone/support/json.hpp>
#include <hone/support/target.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::bench {

/// The load of the last minute, or -1 if the system does not tell.
inline double load_average() {
  std::array<double, 1> load{};
  return getloadavg(load.data(), 1) == 1 ? load[0] : -1;
}

/// "--count 200 --json FILE": each option has one value.
class Arguments {
 public:
  /// UserError for an option that is not among `known` or has no value. --json is always known.
  Arguments(int count, const char* const* texts, std::vector<std::string_view> known) {
    known.push_back("--json");
    for (int a = 1; a < count; a += 2) {
      const std::string_view name = texts[a];
      require(std::find(known.begin(), known.end(), name) != known.end(), texts[0],
              " does not know ", name, "; it takes ", join(known, ", "));
      require(a + 1 < count, name, " needs a value");
      given_.emplace_back(name, texts[a + 1]);
    }
  }

  std::string_view text(std::string_view name, std::string_view otherwise) const {
    for (const auto& [option, value] : given_) {
      if (option == name) return value;
    }
    return otherwise;
  }

  std::int64_t count(std::string_view name, std::int64_t otherwise) const {
    const std::string_view given = text(name, "");
    if (given.empty()) return otherwise;
    const auto number = parse_int64(given);
    require(number && *number > 0, name, " ", given, ": give a positive number");
    return *number;
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> given_;
};

/// A number with the digits that matter, or a text.
class Cell {
 public:
  Cell(std::string text) : text_(std::move(text)) {}  // NOLINT: so that a row lists values
  Cell(const char* text) : text_(text) {}             // NOLINT
  template <class T>
  requires std::integral<T> || std::floating_point<T> Cell(T number)
      : number_(static_cast<double>(number)), is_number_(true) {  // NOLINT
    std::array<char, 32> digits{};
    const int length = std::snprintf(digits.data(), digits.size(), "%.4g", number_);
    text_.assign(digits.data(), static_cast<std::size_t>(length));
  }

  const std::string& text() const { return text_; }
  bool is_number() const { return is_number_; }

  void write(JsonWriter& json) const {
    if (is_number_) {
      json.value(number_);
    } else {
      json.value(text_);
    }
  }

 private:
  std::string text_;
  double number_ = 0;
  bool is_number_ = false;
};

class Report {
 public:
  Report(std::string name, std::vector<std::string> columns)
      : name_(std::move(name)), columns_(std::move(columns)) {}

  /// One cell for each column.
  template <class... Cells>
  void row(const Cells&... cells) {
    ensure(sizeof...(cells) == columns_.size(), "a row of ", sizeof...(cells), " cells");
    rows_.push_back({Cell(cells)...});
  }

  /// A sentence below the table.
  void note(std::string text) { notes_.push_back(std::move(text)); }

  void print() const {
    const CpuTarget& host = CpuTarget::host();
    std::printf("%s on %s (%s), %d cores, load average %.1f before and %.1f after\n\n",
                name_.c_str(), host.cpu.c_str(), host.model.c_str(), host.cores, load_before_,
                load_average());
    print_line({columns_.begin(), columns_.end()});
    for (const std::vector<Cell>& row : rows_) print_line(row);
    for (const std::string& note : notes_) std::printf("\n%s\n", note.c_str());
  }

  /// {"benchmark": .., "machine": .., "cores": .., "load": [..], "rows": [{column: cell}],
  ///  "notes": [..]}
  std::string json() const {
    JsonWriter json;
    json.object([&] {
      json.field("benchmark", name_);
      json.field("machine", CpuTarget::host().key());
      json.field("cores", CpuTarget::host().cores);
      json.key("load").array([&] { json.value(load_before_).value(load_average()); });
      json.key("rows").array([&] {
        for (const std::vector<Cell>& row : rows_) write(json, row);
      });
      json.key("notes").array([&] {
        for (const std::string& note : notes_) json.value(note);
      });
    });
    return json.text() + "\n";
  }

 private:
  std::size_t width(std::size_t column) const {
    std::size_t most = columns_[column].size();
    for (const std::vector<Cell>& row : rows_) most = std::max(most, row[column].text().size());
    return most;
  }

  /// Texts to the left, columns with numbers to the right.
  void print_line(const std::vector<Cell>& cells) const {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const int space = static_cast<int>(width(c));
      const bool right = std::any_of(rows_.begin(), rows_.end(), [c](const auto& row) {
        return row[c].is_number();
      });
      std::printf("%*s%s", right ? space : -space, cells[c].text().c_str(),
                  c + 1 < cells.size() ? "  " : "\n");
    }
  }

  void write(JsonWriter& json, const std::vector<Cell>& row) const {
    json.object([&] {
      for (std::size_t c = 0; c < row.size(); ++c) {
        json.key(columns_[c]);
        row[c].write(json);
      }
    });
  }

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<std::string> notes_;
  double load_before_ = load_average();
};

/// The value below which `share` (0..1) of the values lie; the median for 0.5.
inline double quantile(std::vector<double> values, double share) {
  ensure(!values.empty(), "a quantile of nothing");
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  const double weight = place - static_cast<double>(below);
  return values[below] * (1 - weight) + values[above] * weight;
}

/// The main of a benchmark: measure(arguments) gives a Report, or what else can print() and json().
/// Returns the exit code.
template <class Measure>
int run(int count, const char* const* texts, std::vector<std::string_view> options,
        Measure&& measure) {
  try {
    const Arguments arguments(count, texts, std::move(options));
    const auto report = measure(arguments);
    report.print();
    const std::string file(arguments.text("--json", ""));
    if (file.empty()) return 0;
    std::ofstream out(file);
    out << report.json();
    require(static_cast<bool>(out.flush()), "--json ", file, ": cannot be written");
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}

}  // namespace hone::bench
