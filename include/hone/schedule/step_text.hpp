// schedule/step_text.hpp
// The stable text form of steps and step lists, and the way back.
//
//   split(C, i, [4, 16], mask); fuse(C, [i.0, j.0]); parallel(C, i.0@j.0)
//
// Names may hold anything but "(),[]; ": the front end makes no others.
#pragma once

#include <hone/schedule/state.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

inline std::string to_string(const Step& step) {
  std::string out = step.name + "(";
  for (std::size_t a = 0; a < step.arguments.size(); ++a) {
    out += (a ? ", " : "") + step.arguments[a];
  }
  return out + ")";
}

inline std::string to_string(const std::vector<Step>& steps) {
  std::string out;
  for (const Step& step : steps) out += (out.empty() ? "" : "; ") + to_string(step);
  return out;
}

namespace detail {

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The pieces between top-level separators; brackets nest.
inline std::vector<std::string> split_outside_brackets(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : separator;
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (c != separator || (depth > 0 && at < text.size())) continue;
    const std::string_view piece = trimmed(text.substr(begin, at - begin));
    if (!piece.empty()) pieces.emplace_back(piece);
    begin = at + 1;
  }
  return pieces;
}

}  // namespace detail

/// "name(a, [b, c])" as a Step; nothing if the text has another form.
inline std::optional<Step> parse_step(std::string_view text) {
  text = detail::trimmed(text);
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || open == 0 || text.back() != ')') return std::nullopt;
  Step step;
  step.name = std::string(text.substr(0, open));
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  step.arguments = detail::split_outside_brackets(inside, ',');
  return step;
}

/// Steps separated by ';'; nothing if one of them does not parse.
inline std::optional<std::vector<Step>> parse_steps(std::string_view text) {
  std::vector<Step> steps;
  for (const std::string& piece : detail::split_outside_brackets(text, ';')) {
    std::optional<Step> step = parse_step(piece);
    if (!step) return std::nullopt;
    steps.push_back(std::move(*step));
  }
  return steps;
}

/// "[a, b]" for a list of names.
inline std::string list_text(const std::vector<std::string>& names) {
  std::string out = "[";
  for (std::size_t n = 0; n < names.size(); ++n) out += (n ? ", " : "") + names[n];
  return out + "]";
}

inline std::string list_text(const std::vector<std::int64_t>& numbers) {
  std::vector<std::string> texts;
  for (std::int64_t number : numbers) texts.push_back(std::to_string(number));
  return list_text(texts);
}

/// The elements of "[a, b]"; nothing without the brackets.
inline std::optional<std::vector<std::string>> parse_list(std::string_view text) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return std::nullopt;
  return detail::split_outside_brackets(text.substr(1, text.size() - 2), ',');
}

inline std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

inline std::optional<std::vector<std::int64_t>> parse_integers(std::string_view text) {
  const auto pieces = parse_list(text);
  if (!pieces) return std::nullopt;
  std::vector<std::int64_t> numbers;
  for (const std::string& piece : *pieces) {
    const auto number = parse_integer(piece);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace hone
