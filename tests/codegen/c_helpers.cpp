// Every operator and cast of printed C, on every type, gives what ir/meaning.hpp says, bit for bit.

#include "compiled_c.hpp"

#include <lower/statements.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace hone;
using codegen_test::CompiledC;
using codegen_test::lacks_c_compiler;

namespace {

constexpr DType types[] = {DType::f32, DType::f64, DType::i8,  DType::i16, DType::i32,
                           DType::i64, DType::u8,  DType::u16, DType::u32, DType::boolean};

/// Numbers at which operators differ from those of C.
std::vector<ir::Value> interesting(DType type) {
  std::vector<ir::Value> values;
  if (is_float(type)) {
    const double limit = std::numeric_limits<double>::infinity();
    for (const double x : {0.0, -0.0, 1.0, -1.5, 127.6, 255.9, -129.0, 32768.0, 65535.5, 3e9, -3e9,
                           4294967296.0, 9.3e18, -9.3e18, limit, -limit,
                           std::numeric_limits<double>::quiet_NaN()}) {
      values.push_back(ir::real_value(type, x));
    }
    return values;
  }
  for (const std::int64_t x : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{7},
                               std::int64_t{-8}, std::int64_t{31}, std::int64_t{64},
                               std::int64_t{100}, ir::lowest_integer(type),
                               ir::highest_integer(type), ir::highest_integer(type) - 1}) {
    values.push_back(
        ir::integer_value(type, ir::wrapped(type, static_cast<std::uint64_t>(x))));
  }
  return values;
}

/// Arguments and results of one kernel, an element after the other.
struct Arrays {
  std::vector<test::Tensor> tensors;

  void add(const std::string& name, DType type, std::int64_t elements) {
    tensors.push_back({name, type, {elements},
                       GuardedBuffer::ending_at_guard(static_cast<std::size_t>(elements) *
                                                      size_of(type))});
  }
};

void put(test::Tensor& t, std::int64_t at, const ir::Value& value) {
  if (t.dtype == DType::i64) {
    static_cast<std::int64_t*>(static_cast<void*>(t.memory.data()))[at] = value.integer;
  } else {
    test::set(t, at, is_float(t.dtype) ? value.real : static_cast<double>(value.integer));
  }
}

ir::Value got(const test::Tensor& t, std::int64_t at) {
  return element_at({t.memory.data(), t.dtype, t.shape, {}}, at);
}

ir::Buffer argument(const test::Tensor& t, std::int32_t position, bool is_input) {
  return {t.name, ir::Type{t.dtype}, t.shape, is_input ? ir::Scope::input : ir::Scope::output,
          position, 0};
}

/// out_n[i] = results[n] for all i, in C; `inputs` come first.
std::string run_in_c(Arrays& arrays, std::size_t inputs, const std::vector<ir::Expr>& results) {
  std::vector<ir::Stmt> stores;
  ir::Function function;
  for (std::size_t t = 0; t < arrays.tensors.size(); ++t) {
    function.arguments.push_back(
        argument(arrays.tensors[t], static_cast<std::int32_t>(t), t < inputs));
  }
  for (std::size_t n = 0; n < results.size(); ++n) {
    stores.push_back(test::store(arrays.tensors[inputs + n].name, {ir::var("i")}, results[n]));
  }
  function.body = test::loop("i", arrays.tensors[0].elements(), ir::block(std::move(stores)));
  const CompiledC compiled(print_c(function).text);
  if (!compiled.kernel()) return compiled.log();
  std::vector<void*> data;
  for (const test::Tensor& t : arrays.tensors) data.push_back(t.memory.data());
  const std::vector<std::int64_t> strides(data.size(), 1);
  compiled.kernel()(data.data(), strides.data(), nullptr);
  return {};
}

bool has_meaning(ir::BinaryOp op, DType type) {
  if (op == ir::BinaryOp::logical_and || op == ir::BinaryOp::logical_or) {
    return type == DType::boolean;
  }
  if (op >= ir::BinaryOp::bit_and) {
    return is_integer(type) || (type == DType::boolean && op <= ir::BinaryOp::bit_xor);
  }
  const bool arithmetic = op <= ir::BinaryOp::mod;
  return type != DType::boolean || !arithmetic;
}

}  // namespace

TEST_CASE("every operator on every type means the same in C" * doctest::skip(lacks_c_compiler())) {
  for (const DType type : types) {
    CAPTURE(name_of(type));
    const std::vector<ir::Value> values = interesting(type);
    const auto count = static_cast<std::int64_t>(values.size());
    std::vector<ir::BinaryOp> ops;
    for (int op = 0; op <= static_cast<int>(ir::BinaryOp::shift_right); ++op) {
      if (has_meaning(static_cast<ir::BinaryOp>(op), type)) {
        ops.push_back(static_cast<ir::BinaryOp>(op));
      }
    }
    Arrays arrays;
    arrays.add("A", type, count * count);
    arrays.add("B", type, count * count);
    const ir::Expr a = ir::load(ir::Type{type}, "A", {ir::var("i")});
    const ir::Expr b = ir::load(ir::Type{type}, "B", {ir::var("i")});
    std::vector<ir::Expr> results;
    for (const ir::BinaryOp op : ops) {
      results.push_back(ir::binary(op, a, b));
      arrays.add(concat("out", results.size()), results.back().type().dtype, count * count);
    }
    for (std::int64_t n = 0; n < count * count; ++n) {
      put(arrays.tensors[0], n, values[static_cast<std::size_t>(n / count)]);
      put(arrays.tensors[1], n, values[static_cast<std::size_t>(n % count)]);
    }
    REQUIRE(run_in_c(arrays, 2, results) == "");
    for (std::size_t o = 0; o < ops.size(); ++o) {
      CAPTURE(ir::symbol_of(ops[o]));
      for (std::int64_t n = 0; n < count * count; ++n) {
        const ir::Value x = values[static_cast<std::size_t>(n / count)];
        const ir::Value y = values[static_cast<std::size_t>(n % count)];
        CAPTURE(n);
        CHECK(ir::same(got(arrays.tensors[2 + o], n), ir::evaluate(ops[o], x, y)));
      }
    }
  }
}

TEST_CASE("casts, bitcasts and negation mean the same in C" * doctest::skip(lacks_c_compiler())) {
  for (const DType from : types) {
    CAPTURE(name_of(from));
    const std::vector<ir::Value> values = interesting(from);
    const auto count = static_cast<std::int64_t>(values.size());
    Arrays arrays;
    arrays.add("A", from, count);
    const ir::Expr a = ir::load(ir::Type{from}, "A", {ir::var("i")});
    std::vector<ir::Expr> results;
    const auto add = [&](const ir::Expr& e) {
      results.push_back(e);
      arrays.add(concat("out", results.size()), e.type().dtype, count);
    };
    for (const DType to : types) add(ir::cast(to, a));
    add(from == DType::boolean ? ir::unary(ir::UnaryOp::logical_not, a)
                               : ir::unary(ir::UnaryOp::neg, a));
    if (from == DType::f32) add(ir::bitcast(DType::u32, a));
    if (from == DType::f64) add(ir::bitcast(DType::i64, a));
    if (from == DType::u32) add(ir::bitcast(DType::f32, a));
    if (from == DType::u8) add(ir::bitcast(DType::boolean, a));
    for (std::int64_t n = 0; n < count; ++n) {
      put(arrays.tensors[0], n, values[static_cast<std::size_t>(n)]);
    }
    REQUIRE(run_in_c(arrays, 1, results) == "");
    for (std::size_t r = 0; r < results.size(); ++r) {
      CAPTURE(ir::to_string(results[r]));
      for (std::int64_t n = 0; n < count; ++n) {
        CAPTURE(n);
        const ir::Value x = values[static_cast<std::size_t>(n)];
        const DType to = results[r].type().dtype;
        const ir::Unary* unary = results[r].as<ir::Unary>();
        if (results[r].as<ir::Bitcast>() && is_float(from) && std::isnan(x.real)) continue;
        const ir::Value want = unary ? ir::evaluate(unary->op, x)
                               : results[r].as<ir::Bitcast>() ? ir::evaluate_bitcast(to, x)
                                                              : ir::evaluate_cast(to, x);
        CHECK(ir::same(got(arrays.tensors[1 + r], n), want));
      }
    }
  }
}

TEST_CASE("a text holds the functions that it uses, once") {
  c_source::Helpers helpers;
  CHECK(helpers.binary(ir::BinaryOp::add, DType::i32) == "add_int32");
  CHECK(helpers.binary(ir::BinaryOp::add, DType::i32) == "add_int32");
  CHECK(helpers.text() == "static inline int32_t add_int32(int32_t a, int32_t b) {\n"
                          "  return (int32_t)((uint32_t)a + (uint32_t)b);\n}\n\n");
}
