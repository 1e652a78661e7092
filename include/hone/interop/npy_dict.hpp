// interop/npy_dict.hpp
// The dict in the header of an .npy file, which is Python source:
//
//   {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
//
// Read as numpy reads it: these three keys and no others, in any order and spacing. The format is
// in numpy/lib/format.py (NEP 1). A fault is a UserError that names the file and the byte.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::detail {

struct NpyDict {
  std::string_view descr;  // in the text that was read
  bool is_fortran_order = false;
  std::vector<std::int64_t> shape;
};

class NpyDictScanner {
 public:
  /// `file` is for errors.
  NpyDictScanner(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  NpyDict scan() {
    expect('{');
    while (!accept('}')) {
      scan_entry();
      if (accept(',')) continue;
      expect('}');
      break;
    }
    skip_blanks();
    if (at_ != text_.size()) fail_expected("its end");
    return {require_key(descr_, "descr"), require_key(is_fortran_order_, "fortran_order"),
            require_key(shape_, "shape")};
  }

 private:
  void scan_entry() {
    const std::string_view key = scan_string();
    expect(':');
    if (key == "descr") set(descr_, key, scan_descr());
    else if (key == "fortran_order") set(is_fortran_order_, key, scan_bool());
    else if (key == "shape") set(shape_, key, scan_shape());
    else fail_header("has the unknown key '", key, "'");
  }

  template <class T>
  void set(std::optional<T>& place, std::string_view key, T value) {
    if (place) fail_header("has '", key, "' twice");
    place = std::move(value);
  }

  template <class T>
  T require_key(std::optional<T>& place, std::string_view key) {
    if (!place) fail_header("has no '", key, "'");
    return *std::move(place);
  }

  std::string_view scan_descr() {
    skip_blanks();
    require(!starts_with('['), "npy file ", file_,
            ": it holds records of several fields; save each field as an array of its own");
    return scan_string();
  }

  std::string_view scan_string() {
    skip_blanks();
    if (!starts_with('\'') && !starts_with('"')) fail_expected("a string");
    const char quote = text_[at_];
    const std::size_t begin = at_ + 1;
    at_ = begin;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\\') ++at_;
    if (!starts_with(quote)) fail_expected("the end of a string");
    return text_.substr(begin, at_++ - begin);
  }

  bool scan_bool() {
    skip_blanks();
    if (accept_word("True")) return true;
    if (!accept_word("False")) fail_expected("True or False");
    return false;
  }

  /// (), (3,) or (3, 4): a tuple of one element needs its comma.
  std::vector<std::int64_t> scan_shape() {
    std::vector<std::int64_t> shape;
    expect('(');
    while (!accept(')')) {
      shape.push_back(scan_extent());
      require(shape.size() <= max_rank, "npy file ", file_, ": its shape has more than ", max_rank,
              " dimensions, which an argument of a kernel has at most");
      if (accept(',')) continue;
      if (shape.size() == 1) fail_expected("','");
      expect(')');
      break;
    }
    return shape;
  }

  /// A number; Python 2 wrote some with an L.
  std::int64_t scan_extent() {
    skip_blanks();
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    if (at_ == begin) fail_expected("an extent");
    const std::string_view digits = text_.substr(begin, at_ - begin);
    const std::optional<std::int64_t> extent = parse_int64(digits);
    if (!extent) fail_header("has the extent ", digits, ", more than memory can hold");
    accept_word("L");
    return *extent;
  }

  bool starts_with(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void skip_blanks() {
    while (starts_with(' ') || starts_with('\t') || starts_with('\n') || starts_with('\r')) ++at_;
  }

  bool accept(char c) {
    skip_blanks();
    if (!starts_with(c)) return false;
    ++at_;
    return true;
  }

  bool accept_word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void expect(char c) {
    if (!accept(c)) fail_expected(concat("'", c, "'"));
  }

  [[noreturn]] void fail_expected(std::string_view what) const {
    fail_header("should have ", what, " at byte ", at_);
  }

  template <class... Parts>
  [[noreturn]] void fail_header(const Parts&... parts) const {
    fail<UserError>("npy file ", file_, ": its header ", parts...);
  }

  std::string_view text_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::optional<std::string_view> descr_;
  std::optional<bool> is_fortran_order_;
  std::optional<std::vector<std::int64_t>> shape_;
};

}  // namespace hone::detail
