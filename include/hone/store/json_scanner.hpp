// store/json_scanner.hpp
// Reads one JSON value from left to right (RFC 8259, nothing more lenient), for callers that know
// what they expect next:
//
//   {"trial": 3, "load": "idle"}    expect('{'); string(); expect(':'); number(); accept(','); ...
//
// Text that is not as expected is a JsonError with the column, counted from 1. Input may be
// hostile: nesting is limited, nothing is allocated on its word.
#pragma once

#include <hone/support/error.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace hone {

struct JsonError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class JsonScanner {
 public:
  /// Arrays and objects within each other, at most.
  static constexpr int deepest = 32;

  explicit JsonScanner(std::string_view text) : text_(text) {}

  /// Whether the next token is `token`; moves behind it if so.
  bool accept(char token) {
    skip_blanks();
    if (peek() != token) return false;
    ++at_;
    return true;
  }

  void expect(char token) {
    if (!accept(token)) refuse(concat("expected '", token, "'"));
  }

  void expect_end() {
    skip_blanks();
    if (at_ != text_.size()) refuse("there is more behind the value");
  }

  /// A string's text, with its escapes resolved to UTF-8.
  std::string string() {
    skip_blanks();
    if (peek() != '"') refuse("expected a string");
    ++at_;
    std::string out;
    while (peek() != '"') append_character(out);
    ++at_;
    return out;
  }

  /// A number as it is written.
  std::string_view number() {
    skip_blanks();
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0') {
      ++at_;
    } else {
      skip_digits();
    }
    if (peek() == '.') {
      ++at_;
      skip_digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      skip_digits();
    }
    return text_.substr(begin, at_ - begin);
  }

  bool boolean() {
    if (accept_word("true")) return true;
    if (accept_word("false")) return false;
    refuse("expected true or false");
  }

  /// Moves behind a value of any kind.
  void skip_value(int depth = 0) {
    skip_blanks();
    if (depth > deepest) refuse("values are nested too deeply");
    switch (peek()) {
      case '"': string(); return;
      case '[': skip_members(depth, '[', ']'); return;
      case '{': skip_members(depth, '{', '}'); return;
      case 't':
      case 'f': boolean(); return;
      case 'n':
        if (!accept_word("null")) refuse("expected a value");
        return;
      default: number();
    }
  }

  [[noreturn]] void refuse(std::string_view reason) const {
    throw JsonError(concat("column ", at_ + 1, ": ", reason));
  }

 private:
  // A character that no token begins with stands for the end.
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') ++at_;
  }

  void skip_digits() {
    if (peek() < '0' || peek() > '9') refuse("expected a digit");
    while (peek() >= '0' && peek() <= '9') ++at_;
  }

  bool accept_word(std::string_view word) {
    skip_blanks();
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void skip_members(int depth, char open, char close) {
    expect(open);
    if (accept(close)) return;
    do {
      if (open == '{') {
        string();
        expect(':');
      }
      skip_value(depth + 1);
    } while (accept(','));
    expect(close);
  }

  void append_character(std::string& out) {
    if (at_ == text_.size()) refuse("the string does not end");
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0x20) refuse("a control character in a string");
    ++at_;
    if (c != '\\') {
      out += c;
    } else {
      append_escape(out);
    }
  }

  void append_escape(std::string& out) {
    const char c = peek();
    ++at_;
    switch (c) {
      case '"':
      case '\\':
      case '/': out += c; return;
      case 'b': out += '\b'; return;
      case 'f': out += '\f'; return;
      case 'n': out += '\n'; return;
      case 'r': out += '\r'; return;
      case 't': out += '\t'; return;
      case 'u': append_utf8(out, code_point()); return;
      default: --at_; refuse("there is no such escape");
    }
  }

  // Behind "\u". What lies beyond 16 bits is written as two escapes (RFC 8259, section 7).
  std::uint32_t code_point() {
    const std::uint32_t first = four_digits();
    if (first < 0xd800 || first > 0xdfff) return first;
    if (first > 0xdbff || !accept_word("\\u")) refuse("half a surrogate pair");
    const std::uint32_t second = four_digits();
    if (second < 0xdc00 || second > 0xdfff) refuse("half a surrogate pair");
    return 0x10000 + ((first - 0xd800) << 10U) + (second - 0xdc00);
  }

  std::uint32_t four_digits() {
    std::uint32_t code = 0;
    for (int digit = 0; digit < 4; ++digit, ++at_) {
      const char c = peek();
      std::uint32_t value = 0;
      if (c >= '0' && c <= '9') {
        value = static_cast<std::uint32_t>(c - '0');
      } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
        value = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
      } else {
        refuse("expected four hexadecimal digits");
      }
      code = code * 16 + value;
    }
    return code;
  }

  static void append_utf8(std::string& out, std::uint32_t code) {
    const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    const auto tail = [&](std::uint32_t shift) { byte(0x80U | ((code >> shift) & 0x3fU)); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
      byte(0xc0U | (code >> 6U));
      return tail(0);
    }
    if (code < 0x10000) {
      byte(0xe0U | (code >> 12U));
      tail(6);
      return tail(0);
    }
    byte(0xf0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace hone
