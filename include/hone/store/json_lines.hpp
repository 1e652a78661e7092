// store/json_lines.hpp
// Records as text, one JSON object on a line: for other machines, other programs and git.
//
//   {"v": 1, "workload": "...", "target": "...", "threads": 2, ..., "steps": "...", "kind": ...}
//
// Fields that are not there keep their defaults, except those without which a record says nothing;
// fields that we do not know are passed over. A line that is not a record is refused with its
// number and a reason, and the other lines are read all the same.
#pragma once

#include <hone/store/json_scanner.hpp>
#include <hone/store/record.hpp>
#include <hone/support/error.hpp>
#include <hone/support/json.hpp>
#include <hone/support/publish.hpp>
#include <hone/support/text.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace hone {

/// The version of the line format, its field "v".
inline constexpr int json_line_version = 1;

/// A line that was refused, counted from 1.
struct RefusedLine {
  std::size_t line;
  std::string reason;

  friend bool operator==(const RefusedLine&, const RefusedLine&) = default;
};

struct ReadRecords {
  std::vector<Record> records{};
  std::vector<RefusedLine> refused{};
};

namespace detail {

inline constexpr std::size_t longest_line = 1 << 20;
inline constexpr std::array<std::string_view, 5> required_fields = {"workload", "target", "threads",
                                                                    "steps", "kind"};

inline void write_value(JsonWriter& json, RecordKind kind) { json.value(to_string(kind)); }
inline void write_value(JsonWriter& json, const auto& value) { json.value(value); }

inline void read_value(JsonScanner& json, std::string& field) { field = json.string(); }
inline void read_value(JsonScanner& json, bool& field) { field = json.boolean(); }
inline void read_value(JsonScanner& json, RecordKind& field) {
  const std::string name = json.string();
  const auto kind = parse_record_kind(name);
  if (!kind) json.refuse(concat("there is no kind ", quote_json(name)));
  field = *kind;
}
template <class T>
requires std::floating_point<T> || std::integral<T>
void read_value(JsonScanner& json, T& field) {
  const std::string_view number = json.number();
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), field);
  if (error == std::errc{} && end == number.data() + number.size()) return;
  json.refuse(concat(
      number, std::integral<T> ? " is no whole number of that field's range" : " is out of range"));
}

// Reads the value of the member `name` into its field; false if there is no such field.
inline bool read_member(JsonScanner& json, std::string_view name, Record& record) {
  bool known = false;
  visit_fields(record, [&](std::string_view field_name, auto& field) {
    if (field_name != name) return;
    read_value(json, field);
    known = true;
  });
  return known;
}

inline void check_line_version(JsonScanner& json) {
  int version = 0;
  read_value(json, version);
  if (version == json_line_version) return;
  json.refuse(concat("the line has format ", version, ", not ", json_line_version));
}

inline bool contains(std::span<const std::string> names, std::string_view name) {
  for (const std::string& present : names) {
    if (present == name) return true;
  }
  return false;
}

// The record of a line; JsonError if it is none.
inline Record read_record(std::string_view line) {
  JsonScanner json(line);
  Record record;
  std::vector<std::string> seen;
  json.expect('{');
  if (!json.accept('}')) {
    do {
      const std::string name = json.string();
      if (contains(seen, name)) json.refuse(concat(quote_json(name), " is there twice"));
      json.expect(':');
      if (name == "v") {
        check_line_version(json);
      } else if (!read_member(json, name, record)) {
        json.skip_value();
        continue;
      }
      seen.push_back(name);
    } while (json.accept(','));
    json.expect('}');
  }
  json.expect_end();
  for (const std::string_view name : required_fields) {
    if (!contains(seen, name)) throw JsonError(concat("there is no field ", quote_json(name)));
  }
  return record;
}

}  // namespace detail

/// The record as one line, without its end.
inline std::string to_json_line(const Record& record) {
  JsonWriter json;
  json.object([&] {
    json.field("v", json_line_version);
    visit_fields(record, [&](std::string_view name, const auto& field) {
      detail::write_value(json.key(name), field);
    });
  });
  return json.text();
}

/// The records as lines, each with its end.
inline std::string to_json_lines(std::span<const Record> records) {
  std::string text;
  for (const Record& record : records) text += to_json_line(record) + '\n';
  return text;
}

/// The records of a text of lines; blank lines are none.
inline ReadRecords parse_json_lines(std::string_view text) {
  ReadRecords read;
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    try {
      if (line.size() > detail::longest_line) throw JsonError("the line is longer than 1 MiB");
      read.records.push_back(detail::read_record(line));
    } catch (const JsonError& error) {
      read.refused.push_back({number, error.what()});
    }
  }
  return read;
}

/// Writes the records to a file, in place of what it held. UserError if it cannot be written; then
/// the file is as before.
inline void write_json_lines(const std::string& path, std::span<const Record> records) {
  const int error = publish(AT_FDCWD, path, 0666, {to_json_lines(records)});
  require(error == 0, "records cannot be written to \"", path, "\": ", std::strerror(error));
}

/// Reads a file of lines. UserError if it cannot be read.
inline ReadRecords read_json_lines(const std::string& path) {
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const auto text = file ? read_rest(file, std::size_t{1} << 31) : std::nullopt;
  require(text.has_value(), "records cannot be read from \"", path, "\": ", std::strerror(errno));
  return parse_json_lines(*text);
}

}  // namespace hone
