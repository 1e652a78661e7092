#include "functions.hpp"

#include <hone/codegen/llvm_arithmetic.hpp>
#include <hone/ir/interpret.hpp>

#include <doctest/doctest.h>

#include <cstring>
#include <functional>
#include <limits>
#include <string>
#include <vector>

using hone::CpuTarget;
using hone::ir::BinaryOp;
using hone::ir::Type;
using hone::ir::Value;
using namespace hone::codegen_test;
using namespace programs;

namespace {

/// What a kernel computes of its two operands, scalars or vectors.
using Make = std::function<Expr(const Expr& a, const Expr& b)>;

constexpr DType all_types[] = {DType::f32, DType::f64, DType::i8,  DType::i16, DType::i32,
                               DType::i64, DType::u8,  DType::u16, DType::u32, DType::boolean};
constexpr std::int64_t pairs = 256;  // of 16 special values

std::vector<Value> special_values(DType type) {
  std::vector<Value> values;
  if (hone::is_float(type)) {
    const double inf = std::numeric_limits<double>::infinity();
    const bool narrow = type == DType::f32;
    const double largest = narrow ? std::numeric_limits<float>::max() : 1.7976931348623157e308;
    const double tiny = narrow ? std::numeric_limits<float>::denorm_min() : 4.9e-324;
    for (double x : {0.0, -0.0, 1.0, -1.0, 1.5, -2.5, 255.5, inf, -inf, largest, -largest, tiny,
                     2147483648.0, -2147483904.0, 9.3e18,
                     std::numeric_limits<double>::quiet_NaN()}) {
      values.push_back(hone::ir::real_value(type, x));
    }
    return values;
  }
  for (std::int64_t x : {0ll, 1ll, -1ll, 2ll, -2ll, 7ll, 8ll, 31ll, 32ll, 63ll, 64ll, 200ll,
                         16777217ll, 9007199254740993ll}) {
    values.push_back({type, hone::ir::wrapped(type, static_cast<std::uint64_t>(x)), 0});
  }
  values.push_back({type, hone::ir::lowest_integer(type), 0});
  values.push_back({type, hone::ir::highest_integer(type), 0});
  return values;
}

void put(std::vector<char>& bytes, std::size_t at, const Value& v) {
  const auto copy = [&](auto x) { std::memcpy(&bytes[at * sizeof(x)], &x, sizeof(x)); };
  switch (v.dtype) {
    case DType::f32: return copy(static_cast<float>(v.real));
    case DType::f64: return copy(v.real);
    case DType::i8: return copy(static_cast<std::int8_t>(v.integer));
    case DType::i16: return copy(static_cast<std::int16_t>(v.integer));
    case DType::u16: return copy(static_cast<std::uint16_t>(v.integer));
    case DType::u32: return copy(static_cast<std::uint32_t>(v.integer));
    case DType::i32: return copy(static_cast<std::int32_t>(v.integer));
    case DType::i64: return copy(v.integer);
    case DType::u8: case DType::boolean: return copy(static_cast<std::uint8_t>(v.integer));
  }
}

template <class T>
T read(const std::vector<char>& bytes, std::size_t at) {
  T x;
  std::memcpy(&x, &bytes[at * sizeof(T)], sizeof(T));
  return x;
}

Value get(const std::vector<char>& bytes, std::size_t at, DType type) {
  switch (type) {
    case DType::f32: return {type, 0, static_cast<double>(read<float>(bytes, at))};
    case DType::f64: return {type, 0, read<double>(bytes, at)};
    case DType::i8: return {type, read<std::int8_t>(bytes, at), 0};
    case DType::i16: return {type, read<std::int16_t>(bytes, at), 0};
    case DType::u16: return {type, read<std::uint16_t>(bytes, at), 0};
    case DType::u32: return {type, read<std::uint32_t>(bytes, at), 0};
    case DType::i32: return {type, read<std::int32_t>(bytes, at), 0};
    case DType::i64: return {type, read<std::int64_t>(bytes, at), 0};
    case DType::u8: case DType::boolean: return {type, read<std::uint8_t>(bytes, at), 0};
  }
  return {};
}

std::string text(const Value& v) { return hone::ir::to_string(hone::ir::constant(v)); }

/// One kernel that stores what every make gives for all pairs of special values.
struct Trial {
  hone::ir::Function function;
  std::vector<std::vector<char>> memory;

  Trial(DType type, std::int32_t lanes, const std::vector<Make>& makes) {
    add(input("A", 0, pairs, type));
    add(input("B", 1, pairs, type));
    const std::vector<Value> values = special_values(type);
    for (std::size_t n = 0; n < pairs; ++n) {
      put(memory[0], n, values[n / 16]);
      put(memory[1], n, values[n % 16]);
    }
    const Expr first = v("i") * num(lanes);
    const Expr place = lanes > 1 ? hone::test::lanes_from(first, lanes) : first;
    const Expr a = hone::ir::load(Type{type, lanes}, "A", {place});
    const Expr b = hone::ir::load(Type{type, lanes}, "B", {place});
    std::vector<hone::test::Stmt> stores;
    for (const Make& make : makes) {
      const Expr value = make(a, b);
      const auto argument = static_cast<std::int32_t>(memory.size());
      add(output("C" + std::to_string(argument), argument, pairs, value.type().dtype));
      stores.push_back(hone::test::store(function.arguments.back().name, {place}, value));
    }
    function.body = hone::test::loop("i", pairs / lanes, hone::ir::block(std::move(stores)));
  }

  void add(hone::ir::Buffer buffer) {
    memory.emplace_back(size_of(buffer.type.dtype) * static_cast<std::size_t>(pairs), '\x55');
    function.arguments.push_back(std::move(buffer));
  }

  void run(const CpuTarget& target) {
    std::vector<void*> data;
    for (auto& bytes : memory) data.push_back(bytes.data());
    REQUIRE(hone::codegen_test::run(function, target, data) == 0);
  }
};

/// The first result that is not the interpreter's, in words.
std::string mismatch(DType type, std::int32_t lanes, const std::vector<Make>& makes,
                     const CpuTarget& target = CpuTarget::host()) {
  Trial trial(type, lanes, makes);
  trial.run(target);
  for (std::size_t m = 0; m < makes.size(); ++m) {
    const Expr value = makes[m](hone::ir::var("a", Type{type}), hone::ir::var("b", Type{type}));
    for (std::size_t n = 0; n < pairs; ++n) {
      hone::ir::Variables variables;
      variables.set("a", get(trial.memory[0], n, type));
      variables.set("b", get(trial.memory[1], n, type));
      const Value want = hone::ir::interpret(value, variables);
      const Value got = get(trial.memory[m + 2], n, value.type().dtype);
      if (hone::ir::same(got, want)) continue;
      return hone::concat(hone::ir::to_string(value), " on ", name_of(type), " x ", lanes,
                          " with a = ", text(get(trial.memory[0], n, type)), ", b = ",
                          text(get(trial.memory[1], n, type)), " gives ", text(got), ", not ",
                          text(want));
    }
  }
  return {};
}

/// As scalars and as vectors, on this machine and, if it can, on AVX2's instructions.
void check_all(DType type, const std::vector<Make>& makes) {
  CHECK(mismatch(type, 1, makes) == "");
  CHECK(mismatch(type, 8, makes) == "");
  CHECK(mismatch(type, 16, makes) == "");
  const CpuTarget avx2 = CpuTarget::x86_avx2();
  if (avx2.runs_on(CpuTarget::host())) CHECK(mismatch(type, 8, makes, avx2) == "");
}

std::vector<BinaryOp> operators_of(DType type) {
  using enum BinaryOp;
  std::vector<BinaryOp> ops{min, max, eq, ne, lt, le, gt, ge};
  const auto more = [&](std::initializer_list<BinaryOp> list) {
    ops.insert(ops.end(), list);
  };
  if (type == DType::boolean) more({logical_and, logical_or, bit_and, bit_or, bit_xor});
  if (type != DType::boolean) more({add, sub, mul, div});
  if (!hone::is_float(type) && type != DType::boolean) {
    more({mod, bit_and, bit_or, bit_xor, shift_left, shift_right});
  }
  return ops;
}

/// The constant in all lanes of a's type.
Expr like(const Expr& a, const Value& value) {
  return hone::ir::broadcast(hone::ir::constant(value), a.type().lanes);
}

}  // namespace

TEST_CASE("every binary operator gives what the table of meaning says, bit for bit") {
  for (const DType type : all_types) {
    std::vector<Make> makes;
    for (const BinaryOp op : operators_of(type)) {
      makes.push_back([op](const Expr& a, const Expr& b) { return hone::ir::binary(op, a, b); });
    }
    check_all(type, makes);
  }
}

TEST_CASE("a constant operand changes no result") {
  for (const DType type : {DType::f32, DType::f64, DType::i8, DType::i32, DType::u8, DType::u32}) {
    std::vector<Make> makes;
    for (const Value& c : special_values(type)) {
      for (const BinaryOp op : {BinaryOp::min, BinaryOp::max, BinaryOp::div}) {
        makes.push_back([=](const Expr& a, const Expr&) { return binary(op, a, like(a, c)); });
      }
      if (hone::is_float(type)) {
        makes.push_back([=](const Expr& a, const Expr&) { return max(like(a, c), a); });
      } else {
        makes.push_back([=](const Expr& a, const Expr&) { return a % like(a, c); });
      }
    }
    check_all(type, makes);
  }
}

TEST_CASE("casts truncate, saturate, wrap and round as the table says") {
  for (const DType from : all_types) {
    std::vector<Make> makes;
    for (const DType to : all_types) {
      if (to == from) continue;
      makes.push_back([to](const Expr& a, const Expr&) { return hone::ir::cast(to, a); });
    }
    check_all(from, makes);
  }
}

TEST_CASE("negation, select, fma and bits") {
  const auto chosen = [](const Expr& a, const Expr& b) {
    return hone::ir::select(hone::ir::lt(a, b), a, b);
  };
  const auto negated = [](const Expr& a, const Expr&) {
    return hone::ir::unary(hone::ir::UnaryOp::neg, a);
  };
  const auto bits = [](DType to) {
    return [to](const Expr& a, const Expr&) { return hone::ir::bitcast(to, a); };
  };
  const auto fused = [](const Expr& a, const Expr& b) { return hone::ir::fma(a, b, a); };
  const auto denied = [](const Expr& a, const Expr& b) {
    return hone::ir::both(hone::ir::unary(hone::ir::UnaryOp::logical_not, a), b);
  };
  check_all(DType::i64, {chosen, negated, bits(DType::f64)});
  check_all(DType::i8, {chosen, negated, bits(DType::u8)});
  check_all(DType::i16, {chosen, negated, bits(DType::u16)});
  check_all(DType::u8, {chosen, negated, bits(DType::i8)});
  check_all(DType::u32, {chosen, negated, bits(DType::i32)});
  check_all(DType::boolean, {denied});
  REQUIRE(CpuTarget::host().fma);
  check_all(DType::f32, {chosen, negated, fused, bits(DType::i32)});
  check_all(DType::f64, {chosen, negated, fused, bits(DType::i64)});
}

TEST_CASE("the remainder of floats is refused") {
  const Expr a = at("A", {num(0)});
  CHECK_THROWS_WITH_AS(print_body(hone::test::store("C", {num(0)}, a % a)),
                       "the remainder of float values cannot be compiled yet", hone::UserError);
}
