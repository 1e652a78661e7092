// dsl/text/number.hpp
// Decimal numbers as C++ reads them, in the compiler: the nearest value, ties to even.
//
//   m * 10^e is one product or quotient, rounded once, where m and 10^|e| are exact (Clinger 1990).
//   The rest goes through whole numbers of up to 2560 bits, which nothing rounds.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace hone::dsl {

/// A natural number. Too long for its room: `overflows`.
struct WideNumber {
  static constexpr std::size_t room = 80;

  std::uint32_t limbs[room] = {};  // least significant first
  std::size_t size = 0;            // limbs in use
  bool overflows = false;

  constexpr void multiply_add(std::uint32_t factor, std::uint32_t addend) {
    std::uint64_t carry = addend;
    for (std::size_t n = 0; n < size; ++n) {
      carry += std::uint64_t{limbs[n]} * factor;
      limbs[n] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry == 0) return;
    if (size == room) {
      overflows = true;
    } else {
      limbs[size++] = static_cast<std::uint32_t>(carry);
    }
  }

  /// Returns the remainder.
  constexpr std::uint32_t divide(std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (std::size_t n = size; n-- > 0;) {
      rest = rest << 32U | limbs[n];
      limbs[n] = static_cast<std::uint32_t>(rest / divisor);
      rest %= divisor;
    }
    while (size > 0 && limbs[size - 1] == 0) --size;
    return static_cast<std::uint32_t>(rest);
  }

  constexpr int bits() const {
    if (size == 0) return 0;
    return static_cast<int>(size * 32) - std::countl_zero(limbs[size - 1]);
  }

  constexpr bool bit(int n) const {
    return (limbs[static_cast<std::size_t>(n) / 32] >> (static_cast<unsigned>(n) % 32U) & 1U) != 0;
  }
};

/// `number` * 2^exponent, rounded; `is_more`: by less than 1 more than that number. Infinity if it
/// is too large.
template <class T>
constexpr T round_to(const WideNumber& number, int exponent, bool is_more) {
  using Limits = std::numeric_limits<T>;
  const int top = number.bits() + exponent;  // the value is less than 2^top
  int drop = number.bits() - Limits::digits;
  const int least = Limits::min_exponent - Limits::digits - exponent;  // subnormal
  if (drop < least) drop = least;
  if (top > Limits::max_exponent) return Limits::infinity();
  std::uint64_t mantissa = 0;
  bool half = false;
  for (int n = number.bits() - 1; n >= 0; --n) {
    if (n >= drop) {
      mantissa = mantissa << 1U | std::uint64_t{number.bit(n)};
    } else if (n == drop - 1) {
      half = number.bit(n);
    } else {
      is_more = is_more || number.bit(n);
    }
  }
  for (int n = drop; n < 0; ++n) mantissa <<= 1U;
  if (half && (is_more || mantissa % 2 == 1)) ++mantissa;
  if (top == Limits::max_exponent && mantissa >> Limits::digits != 0) return Limits::infinity();
  T value = static_cast<T>(mantissa);
  for (int n = drop + exponent; n > 0; --n) value *= 2;
  for (int n = drop + exponent; n < 0; ++n) value /= 2;
  return value;
}

/// digits * 10^exponent.
template <class T>
constexpr T round_decimal(WideNumber digits, int exponent) {
  if (digits.size == 0 || exponent < -1000) return 0;
  if (exponent > 1000) return std::numeric_limits<T>::infinity();
  for (; exponent > 0 && !digits.overflows; --exponent) digits.multiply_add(10, 0);
  if (digits.overflows) return std::numeric_limits<T>::infinity();
  // 10^-exponent has fewer than 4 bits for each of its digits.
  int doublings = 0;
  for (; exponent < 0 && doublings < 64 - 4 * exponent && digits.size < WideNumber::room;) {
    digits.multiply_add(1U << 16U, 0);
    doublings += 16;
  }
  bool is_more = false;
  for (; exponent < 0; ++exponent) is_more = digits.divide(10) != 0 || is_more;
  return round_to<T>(digits, -doublings, is_more);
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as it is written: digits and a power of ten.
struct Decimal {
  const char* digits;  // with a point somewhere, perhaps
  std::size_t length;
  std::size_t count = 0;       // significant digits
  std::uint64_t mantissa = 0;  // if these are at most 19
  int exponent = 0;
};

constexpr int read_exponent(const char* text) {
  const bool is_negative = *text == '-';
  if (*text == '-' || *text == '+') ++text;
  int exponent = 0;
  for (; is_digit(*text) && exponent < 10000; ++text) exponent = 10 * exponent + (*text - '0');
  return is_negative ? -exponent : exponent;
}

/// `text` starts with a digit or a point.
constexpr Decimal read_decimal(const char* text) {
  Decimal read{text, 0};
  bool is_behind_point = false;
  for (; is_digit(*text) || (*text == '.' && !is_behind_point); ++text) {
    if (*text == '.') {
      is_behind_point = true;
    } else {
      read.exponent -= int{is_behind_point};
      read.count += std::size_t{read.count > 0 || *text != '0'};
      if (read.count < 20) read.mantissa = 10 * read.mantissa + std::uint64_t(*text - '0');
    }
  }
  read.length = static_cast<std::size_t>(text - read.digits);
  if (*text == 'e' || *text == 'E') read.exponent += read_exponent(text + 1);
  return read;
}

constexpr WideNumber all_digits(const Decimal& read) {
  WideNumber number;
  for (std::size_t n = 0; n < read.length; ++n) {
    const char c = read.digits[n];
    if (c != '.') number.multiply_add(10, static_cast<std::uint32_t>(c - '0'));
  }
  return number;
}

/// The nearest T; infinity if the number is too large for T.
template <class T>
constexpr T to_real(const Decimal& read) {
  constexpr int exact = std::numeric_limits<T>::digits == 24 ? 10 : 22;  // 10^exact is a T
  const int size = read.exponent < 0 ? -read.exponent : read.exponent;
  if (read.mantissa >> std::numeric_limits<T>::digits != 0 || read.count > 19 || size > exact) {
    return round_decimal<T>(all_digits(read), read.exponent);
  }
  T power = 1;
  for (int n = 0; n < size; ++n) power *= 10;
  const T mantissa = static_cast<T>(read.mantissa);
  return read.exponent < 0 ? mantissa / power : mantissa * power;
}

}  // namespace hone::dsl
