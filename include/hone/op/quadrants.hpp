// op/quadrants.hpp
// What sin, cos and tan share: |x| = n pi/2 + r with |r| <= pi/4, for every finite x, and the two
// polynomials. Nothing is lost for large x (Payne and Hanek, "Radian reduction for trigonometric
// functions", 1983): x 2/pi is needed modulo 4 only, so bits of 2/pi whose product with x is a
// multiple of 4 are left out, and of the rest as many are taken as r needs.
//
// f32: four pieces of 2/pi as doubles, 28 bits each: their products with x are exact.
// f64: 192 bits of 1/(2 pi), shifted to the exponent of x, times the mantissa in whole numbers.
#pragma once

#include <hone/op/lanes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace hone::op {

/// |x| = n pi/2 + r. The low bits of `n`, an i64, are those of n; f64 has r as r + tail.
struct Reduced {
  Expr n;
  Expr r;
  Expr tail;
};

/// The nearest integer in the low bits of the sum with the magic number.
struct NearestInteger {
  Expr bits;
  Expr value;
};
inline NearestInteger nearest_integer(const Expr& x) {
  const Expr magic = real(x, format_of(x).round_magic);
  const Expr shifted = x + magic;
  return {bits_of(shifted), shifted - magic};
}

/// x - 4 n, between -2 and 2; exact for |x| < 2^53.
inline Expr modulo_four(const Expr& x) {
  return ir::fma(nearest_integer(x * real(x, 0.25)).value, real(x, -4), x);
}

/// Piece `place` (from 0) of 2/pi, counted from the first that matters for `x` >= 0. Piece k has
/// bits 28 k + 1 to 28 k + 28, but the last one of the four goes on to its 53rd bit.
inline Expr piece_of_two_over_pi(const Expr& x, std::size_t place) {
  static constexpr std::array<double, 6> pieces{
      0x1.45f306cp-1,  0x1.c9c882ap-29,  0x1.4fe13a8p-59,
      0x1.f47d4dp-86,  0x1.bb81b6cp-113, 0x1.4acc9ep-143};
  static constexpr std::array<double, 4> last{0x1.f47d4d377036ep-86, 0x1.bb81b6c52b328p-113,
                                              0x1.4acc9e21c8210p-143, 0x1.0e4107f9458ebp-170};
  const auto piece = [&](std::size_t group) {
    return real(x, place == 3 ? last[group] : pieces[group + place]);
  };
  const Expr low = ir::select(ir::lt(x, real(x, 0x1p53)), piece(0), piece(1));
  const Expr high = ir::select(ir::lt(x, real(x, 0x1p109)), piece(2), piece(3));
  return ir::select(ir::lt(x, real(x, 0x1p81)), low, high);
}

/// For an f32 `size` >= 0. An infinity or NaN makes r NaN.
inline Reduced reduce_single(const Expr& size) {
  const Expr x = ir::cast(DType::f64, size);
  const Expr a = modulo_four(x * piece_of_two_over_pi(x, 0));
  const Expr b = modulo_four(x * piece_of_two_over_pi(x, 1));
  const Expr small = x * piece_of_two_over_pi(x, 2);
  const Expr sum = a + b;
  const Expr b_part = sum - a;
  const Expr lost = (a - (sum - b_part)) + (b - b_part);
  const NearestInteger n = nearest_integer(sum + small);
  const Expr rest = lost + x * piece_of_two_over_pi(x, 3);
  const Expr turns = ((sum - n.value) + small) + rest;
  return {n.bits, ir::cast(DType::f32, turns * real(x, 0x1.921fb54442d18p+0)), {}};
}

inline Expr low_half(const Expr& bits) { return bit_and(bits, whole(bits, 0xffffffff)); }
/// The high half, not negative.
inline Expr high_half(const Expr& bits) { return low_half(shift_right(bits, 32)); }

/// Three 64-bit words: the bits of 1/(2 pi) from bit `place` - 53 on. `place` is at most 1024.
inline std::array<Expr, 3> words_of_one_turn(const Expr& place) {
  static constexpr std::array<std::uint64_t, 20> bits{
      0x0000000000000145, 0xf306dc9c882a53f8, 0x4eafa3ea69bb81b6, 0xc52b3278872083fc,
      0xa2c757bd778ac36e, 0x48dc74849ba5c00c, 0x925dd413a32439fc, 0x3bd63962534e7dd1,
      0x046bea5d768909d3, 0x38e04d68befc8273, 0x23ac7306a673e939, 0x08bf177bf250763f,
      0xf12fffbc0b301fde, 0x5e2316b414da3eda, 0x6cfd9e4f96136e9e, 0x8c7ecd3cbfd45aea,
      0x4f758fd7cbe2f67a, 0x0e73ef14a525d4d7, 0xf6bf623f1aba10ac, 0x06608df8f6d757e1};
  std::vector<Expr> words;
  for (const std::uint64_t word : bits) {
    words.push_back(whole(place, static_cast<std::int64_t>(word)));
  }
  for (const std::size_t step : {16U, 8U, 4U, 2U, 1U}) {  // of the words, by the bits of place / 64
    const std::int64_t bit = static_cast<std::int64_t>(step) * 64;
    const Expr stays = eq(bit_and(place, whole(place, bit)), whole(place, 0));
    for (std::size_t w = 0; w + step < words.size() && w < step + 3; ++w) {
      words[w] = ir::select(stays, words[w], words[w + step]);
    }
  }
  const Expr left = bit_and(place, whole(place, 63));
  const Expr right = whole(place, 63) - left;
  const Expr positive = whole(place, std::numeric_limits<std::int64_t>::max());
  std::array<Expr, 3> out;
  for (std::size_t w = 0; w < 3; ++w) {
    const Expr head = ir::binary(ir::BinaryOp::shift_left, words[w], left);
    const Expr next = bit_and(shift_right(words[w + 1], 1), positive);
    out[w] = bit_or(head, ir::binary(ir::BinaryOp::shift_right, next, right));
  }
  return out;
}

/// x / (2 pi) modulo 1 in 128 bits: `high`, and the halves of the low word.
struct Turns {
  Expr high;
  Expr middle;
  Expr low;
};

/// mantissa * words modulo 2^192, without its last word; an error of a few units of 2^-128.
inline Turns turns_of(const Expr& mantissa, const std::array<Expr, 3>& words) {
  const Expr m1 = high_half(mantissa), m0 = low_half(mantissa);
  const Expr b1 = high_half(words[1]), b0 = low_half(words[1]);
  const Expr c1 = high_half(words[2]), c0 = low_half(words[2]);
  const Expr from_third = m1 * c1 + high_half(m0 * c1) + high_half(m1 * c0);
  const Expr low_product = m0 * b0, cross = m0 * b1, other_cross = m1 * b0;
  const Expr low = low_half(low_product) + low_half(from_third);
  const Expr middle = high_half(low_product) + low_half(cross) + low_half(other_cross) +
                      high_half(from_third) + high_half(low);
  const Expr carried = high_half(cross) + high_half(other_cross) + high_half(middle);
  return {mantissa * words[0] + (m1 * b1 + carried), low_half(middle), low_half(low)};
}

/// The 32 bits of `half` as a multiple of the last place of `magic`, a power of two, minus `less`.
inline Expr as_real(const Expr& like, const Expr& half, double magic, double less = 0) {
  return float_of(bit_or(half, bits_of(real(like, magic)))) - real(like, magic + less);
}

/// A finite f64 `size` >= pi/4; the result for others is some finite number.
inline Reduced reduce_large(const Expr& size) {
  const Expr bits = bits_of(size);
  const Expr place = shift_right(bits, 52) - whole(bits, 1022);
  const Expr mantissa = bit_or(bit_and(bits, whole(bits, 0xfffffffffffff)),
                               whole(bits, 0x10000000000000));
  const Turns turns = turns_of(mantissa, words_of_one_turn(place));
  const std::int64_t eighth = std::int64_t{1} << 61;
  const Expr n = shift_right(turns.high + whole(bits, eighth), 62);
  const Expr high = turns.high - shift_left(n, 62);  // signed, in units of 2^-64 turns
  const Expr biased = high_half(high + whole(bits, std::numeric_limits<std::int64_t>::min()));
  const Expr first = as_real(size, biased, 0x1p84, 0x1p63);
  const Expr second = as_real(size, low_half(high), 0x1p52);
  const Expr whole_part = first + second;
  const Expr lost = second - (whole_part - first);
  const Expr fraction = as_real(size, turns.middle, 0x1p20) + as_real(size, turns.low, 0x1p-12);
  const Expr small = fraction + lost;
  const Expr head = whole_part + small;
  const Expr tail = small - (head - whole_part);
  // Times 2 pi 2^-64 = p + q, p of 26 bits.
  const Expr head_high = first_bits(head);
  const Expr head_low = (head - head_high) + tail;
  const Expr product = head_high * real(size, 0x1.921fb5p-62);
  const Expr rest = ir::fma(head_high, real(size, 0x1.110b4611a6263p-88),
                            head_low * real(size, 0x1.921fb54442d18p-62));
  const Expr r = product + rest;
  return {n, r, rest - (r - product)};
}

inline Reduced reduce_double(const Expr& size) {
  const Reduced large = reduce_large(size);
  const Expr is_small = ir::lt(size, real(size, 0.785));
  return {ir::select(is_small, whole(large.n, 0), large.n), ir::select(is_small, size, large.r),
          ir::select(is_small, real(size, 0), large.tail)};
}

/// For `size` >= 0.
inline Reduced reduce(const Expr& size) {
  return is_single(size) ? reduce_single(size) : reduce_double(size);
}

/// sin(r + tail) for |r| <= pi/4.
inline Expr sin_near_zero(const Reduced& reduced) {
  const Expr& r = reduced.r;
  const Expr z = r * r;
  const Expr cube = r * z;
  if (is_single(r)) {
    return ir::fma(cube, polynomial(z, {-0.166666546, 0.00833216059, -0.000195152589}), r);
  }
  const Expr p = polynomial(z, {-0.16666666666666631, 0.008333333333322115,
                                -0.00019841269829585945, 2.7557313619964883e-6,
                                -2.5050747521118391e-8, 1.5896215321188113e-10});
  const Expr slope = ir::fma(z, real(r, -0.5), real(r, 1));
  return r + ir::fma(cube, p, reduced.tail * slope);
}

/// cos(r + tail) for |r| <= pi/4.
inline Expr cos_near_zero(const Reduced& reduced) {
  const Expr& r = reduced.r;
  const Expr z = r * r;
  const Expr q = is_single(r)
                     ? polynomial(z, {0.0416666457, -0.00138873158, 2.44331042e-5})
                     : polynomial(z, {0.041666666666666593, -0.001388888888887305,
                                      2.4801587288847755e-5, -2.7557314178122595e-7,
                                      2.0875700677890531e-9, -1.1358527788856381e-11});
  const Expr half = z * real(r, 0.5);
  const Expr one = real(r, 1);
  const Expr head = one - half;
  Expr rest = z * z * q;
  if (reduced.tail) rest = rest - r * reduced.tail;
  return head + (((one - head) - half) + rest);
}

/// Whether n, whose low bits are those of `n`, has the bit.
inline Expr has_bit(const Expr& n, std::int64_t bit) {
  return eq(bit_and(n, whole(n, bit)), whole(n, bit));
}

/// y, with the sign bit flipped where `flips` holds, and by that of `sign`.
inline Expr with_flipped_sign(const Expr& y, const Expr& flips, const Expr& sign) {
  const Expr flip = ir::select(flips, whole(sign, format_of(y).sign), whole(sign, 0));
  const Expr both = ir::binary(ir::BinaryOp::bit_xor, flip, sign);
  return float_of(ir::binary(ir::BinaryOp::bit_xor, bits_of(y), both));
}

/// y where |x| is finite, NaN elsewhere.
inline Expr where_finite(const Expr& size, const Expr& y) {
  return ir::select(ir::lt(size, infinity(size)), y, not_a_number(y));
}

/// sin(n pi/2 + r).
inline Expr sin_of_quadrant(const Reduced& reduced, const Expr& n, const Expr& sign) {
  const Expr y = ir::select(has_bit(n, 1), cos_near_zero(reduced), sin_near_zero(reduced));
  return with_flipped_sign(y, has_bit(n, 2), sign);
}

}  // namespace hone::op
