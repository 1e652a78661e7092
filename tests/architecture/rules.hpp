// Which header may include which, and how every header begins: the lists, and functions that read a
// header's text against them. A complaint is one line that names the header.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct Room {
  std::string_view name;
  std::string_view may_include;  // besides itself; "above": every room of the lines before
};

inline constexpr Room rooms[] = {
    {"support", ""},
    {"ir", "support"},
    {"op", "ir support"},
    {"gbdt", "support"},
    {"program", "op ir support"},
    {"dsl", "program support"},
    {"task", "program op ir support"},
    {"schedule", "task op ir support"},
    {"lower", "schedule task op ir support"},
    {"codegen", "op ir support"},
    {"runtime", "ir support"},
    {"backend", "codegen runtime op ir support"},
    {"verify", "backend runtime program op ir support"},
    {"store", "schedule task runtime op ir support"},
    {"space", "schedule task op ir support"},
    {"feature", "schedule task op ir support"},
    {"cost", "feature gbdt schedule task op ir support"},
    {"measure", "lower backend verify store schedule task runtime op ir support"},
    {"search", "above"},
    {"kernel", "dsl program runtime support"},
    {"interop", "kernel program runtime ir support"},
    {"tool", "above root"},
};

// The seam and what lies around it may include every room.
inline constexpr std::string_view root_files[] = {
    "hone.hpp",    "seam.hpp", "impl.hpp", "autotune.hpp",
    "compile.hpp", "dsl.hpp",  "dyn.hpp",  "options.hpp", "options_environment.hpp",
    "tuned_kernel.hpp",
};

// What every user's file pays for, so it must stay cheap to include.
inline constexpr std::string_view front_rooms[] = {
    "support", "ir", "op", "program", "dsl", "runtime", "kernel",
};
inline constexpr std::string_view too_heavy_in_front[] = {"iostream", "regex", "filesystem",
                                                          "random"};

// Foreign libraries and the only rooms that may know them.
struct Library {
  std::string_view include_prefix;
  std::string_view rooms;
};
inline constexpr Library libraries[] = {
    {"sqlite3.h", "store"},
    {"Eigen/", "tool"},
    {"llvm", ""},
    {"cuda", ""},
};

// Headers with nothing to run: declarations only, or used by every other test.
struct Exemption {
  std::string_view header;
  std::string_view reason;
};
inline std::vector<Exemption> exemptions() {
  return {{"hone.hpp", "includes only"},
          {"dsl.hpp", "includes only"},
          {"seam.hpp", "declarations only"},
          {"interop/npy.hpp", "includes only"},
          {"impl.hpp", "defines the seam, which hone::compiled does once; see root/autotune.cpp"}};
}

using Complaints = std::vector<std::string>;

template <class List>
bool has(const List& list, std::string_view item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

inline bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// "ir" of "ir/expr.hpp"; "root" of "hone.hpp".
inline std::string_view room_of(std::string_view header) {
  const auto slash = header.find('/');
  return slash == std::string_view::npos ? "root" : header.substr(0, slash);
}

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

inline bool may_include(std::string_view from, std::string_view to) {
  if (from == to || from == "root") return true;
  for (const Room& room : rooms) {
    if (room.name != from) continue;
    if (has_word(room.may_include, to)) return true;
    if (!has_word(room.may_include, "above")) return false;
    return std::any_of(std::begin(rooms), &room, [&](const Room& it) { return it.name == to; });
  }
  return false;
}

/// What `#include <target>` in a header of `room` breaks; empty if nothing.
inline std::string include_fault(std::string_view room, std::string_view target) {
  if (target.starts_with("hone/")) {
    const std::string_view other = room_of(target.substr(5));
    if (may_include(room, other)) return {};
    return std::string(room) + "/ may not include " + std::string(other) + "/";
  }
  const bool is_front = room == "root" || has(front_rooms, room);
  if (is_front && has(too_heavy_in_front, target)) return "too heavy for a front room";
  for (const Library& library : libraries) {
    if (!target.starts_with(library.include_prefix) || has_word(library.rooms, room)) continue;
    return library.rooms.empty() ? "opened at run time, never included"
                                 : "only for " + std::string(library.rooms) + "/";
  }
  return {};
}

/// Include edges that the lists above do not allow. `header` is relative to include/hone/.
inline Complaints check_includes(std::string_view header, std::string_view text) {
  Complaints complaints;
  for (const std::string_view line : lines_of(text)) {
    if (!line.starts_with("#include")) continue;
    const auto begin = line.find('<');
    const auto end = line.find('>');
    std::string fault = "own headers are included as <hone/room/file.hpp>";
    if (begin != std::string_view::npos && end != std::string_view::npos) {
      fault = include_fault(room_of(header), line.substr(begin + 1, end - begin - 1));
    }
    if (fault.empty()) continue;
    complaints.push_back(std::string(header) + ": " + std::string(line) + ": " + fault);
  }
  return complaints;
}

/// A header lies in a room of the table or is a root file of the list.
inline Complaints check_place(std::string_view header) {
  const std::string_view room = room_of(header);
  const auto is_room = [&](const Room& it) { return it.name == room; };
  if (room == "root" && has(root_files, header)) return {};
  if (std::any_of(std::begin(rooms), std::end(rooms), is_room)) return {};
  return {std::string(header) + ": no such room or root file in tests/architecture/rules.hpp"};
}

/// Columns of a line of UTF-8 text: bytes that do not continue a character.
inline std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

/// First line, #pragma once, line width, and namespaces that leak into every includer.
inline Complaints check_text(std::string_view header, std::string_view text) {
  Complaints complaints;
  const auto complain = [&](std::size_t line, std::string_view what) {
    complaints.push_back(std::string(header) + ":" + std::to_string(line) + ": " +
                         std::string(what));
  };
  const auto lines = lines_of(text);
  if (lines.empty() || lines[0] != "// " + std::string(header)) complain(1, "is not its own name");
  if (!has(lines, "#pragma once")) complain(1, "has no #pragma once");
  for (std::size_t n = 0; n < lines.size(); ++n) {
    if (columns(lines[n]) > 100) complain(n + 1, "is longer than 100 columns");
    if (lines[n].starts_with("using namespace")) complain(n + 1, "has a using namespace");
    if (lines[n].starts_with("namespace {")) complain(n + 1, "has an unnamed namespace");
  }
  return complaints;
}

// What a file without exceptions and RTTI may include in compiled mode, and what must not stand in
// there: it would not compile, or mean something else than in the other files of a program.
inline constexpr std::string_view front_headers[] = {"hone.hpp", "dyn.hpp", "compile.hpp"};
inline constexpr std::string_view needs_exceptions[] = {"throw", "try", "catch", "dynamic_cast",
                                                        "typeid", "__cpp_exceptions"};
inline constexpr std::string_view decides_how_to_fail = "support/error.hpp";

/// The headers of hone that a text includes where HONE_COMPILED is defined.
inline std::vector<std::string> compiled_includes(std::string_view text) {
  std::vector<std::string> targets;
  bool is_header_only = false;
  for (const std::string_view line : lines_of(text)) {
    if (line == "#ifndef HONE_COMPILED") is_header_only = true;
    if (line == "#endif") is_header_only = false;
    if (is_header_only || !line.starts_with("#include <hone/")) continue;
    targets.emplace_back(line.substr(15, line.find('>') - 15));
  }
  return targets;
}

/// The words of a line of code, without its comment and its texts.
inline std::vector<std::string_view> words_of(std::string_view line) {
  const auto is_part = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  line = line.substr(0, line.find("//"));
  std::vector<std::string_view> words;
  bool is_text = false;
  for (std::size_t at = 0, end = 0; at < line.size(); at = std::max(end, at + 1)) {
    end = at;
    while (end < line.size() && is_part(line[end])) ++end;
    if (line[at] == '"' && (at == 0 || line[at - 1] != '\\')) is_text = !is_text;
    if (!is_text && end > at) words.push_back(line.substr(at, end - at));
  }
  return words;
}

/// What a header's code has that a file without exceptions must not see.
inline Complaints check_without_exceptions(std::string_view header, std::string_view text) {
  Complaints complaints;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    for (const std::string_view word : words_of(line)) {
      const bool is_allowed = word == "__cpp_exceptions" && header == decides_how_to_fail;
      if (is_allowed || !has(needs_exceptions, word)) continue;
      complaints.push_back(std::string(header) + ":" + std::to_string(number) + ": has " +
                           std::string(word));
    }
  }
  return complaints;
}

/// Headers without tests/ROOM/FILE.cpp (room "root" for those in no room), and exemptions that are
/// none. `headers` are relative to include/hone/, `tests` to tests/, both with their suffix.
inline Complaints check_tests(const std::vector<std::string>& headers,
                              const std::vector<std::string>& tests,
                              const std::vector<Exemption>& exempt) {
  Complaints complaints;
  const auto test_of = [](std::string_view header) {
    const std::string folder = room_of(header) == "root" ? "root/" : "";
    return folder + std::string(header.substr(0, header.rfind('.'))) + ".cpp";
  };
  const auto is_exempt = [&](std::string_view header) {
    return std::any_of(exempt.begin(), exempt.end(),
                       [&](const Exemption& it) { return it.header == header; });
  };
  for (const std::string& header : headers) {
    if (is_exempt(header) || has(tests, test_of(header))) continue;
    complaints.push_back(header + ": has no test tests/" + test_of(header));
  }
  for (const Exemption& it : exempt) {
    if (has(headers, it.header) && !has(tests, test_of(it.header))) continue;
    complaints.push_back(std::string(it.header) + ": needs no exemption");
  }
  return complaints;
}

}  // namespace architecture
