#include "functions.hpp"

#include <hone/codegen/llvm_memory.hpp>

#include <doctest/doctest.h>

using namespace hone::codegen_test;
using namespace programs;
using hone::ir::broadcast;
using hone::ir::lt;
using hone::test::lanes_from;
using hone::test::load_if;
using hone::test::loop;
using hone::test::store;
using hone::test::when;

namespace {

const hone::ir::Type floats{DType::f32, 8};

Expr vector(Expr base) { return lanes_from(std::move(base), 8); }
Expr mask(Expr base, std::int64_t limit) {
  return lt(vector(std::move(base)), broadcast(num(limit), 8));
}

}  // namespace

TEST_CASE("each term of an address stands before the loops that do not change it") {
  const Expr place = v("i") * v("A.stride.0") + v("k") + num(5);
  const std::string text = print_body(loop("i", 4, loop("k", 4, store("C", {v("k")},
                                                                      at("A", {place})))));
  const std::string inner = after_label(after_label(text, "loop"), "loop").substr(1);
  CHECK(has(before_label(text, "loop"), "load i64, ptr"));
  CHECK(has(inner, ", i64 5\n"));
  CHECK(count(text, "add i64 %o") == 1);
  CHECK_FALSE(has(before_label(inner, "after"), "add i64 %o"));
}

TEST_CASE("a constant offset comes last") {
  const std::string text = print_body(store("C", {v("C.stride.0") + num(3)}, real(0)));
  CHECK(has(text, ", i64 3\n  store float 0x0000000000000000, ptr"));
}

TEST_CASE("a multiple of an index by a value is stepped with it, one by a number is computed") {
  const Expr place = v("i") * v("A.stride.0") + v("i") * num(3);
  const std::string text = print_body(loop("i", 4, store("C", {v("i")}, at("A", {place}))));
  CHECK(count(text, "mul i64") == 1);
  CHECK(count(text, "phi i64 [ 0, ") == 2);
  CHECK(count(text, " = freeze i64 ") == 2);
}

TEST_CASE("memory is loaded once until something is written") {
  const hone::ir::Buffer buffer{"T", hone::ir::Type{DType::f32}, {64}, hone::ir::Scope::stack, -1,
                                -1};
  const auto loads = [&](const hone::ir::Stmt& between) {
    const Expr twice = at("T", {num(0)}) * at("T", {num(0)});
    const hone::ir::Stmt body =
        hone::ir::block({store("C", {num(0)}, twice), between, store("C", {num(1)}, twice)});
    return count(print_body(hone::test::allocate(buffer, body)), "load float, ptr %stack");
  };
  CHECK(loads({}) == 2);
  CHECK(loads(store("T", {num(5)}, real(1))) == 2);
  CHECK(loads(loop("i", 4, store("T", {v("i")}, at("T", {num(0)})))) == 3);
}

TEST_CASE("an input is loaded before the loops that do not change it, a temporary is not") {
  const auto body = [](const char* from) {
    return loop("k", 4, store("C", {v("k")}, at(from, {num(7)})));
  };
  CHECK(has(before_label(print_body(body("A")), "loop"), "load float"));
  CHECK_FALSE(has(before_label(print_body(body("C")), "loop"), "load float"));
}

TEST_CASE("no load leaves a branch, whether it has a mask or not") {
  const auto branch = [](Expr value) {
    return loop("i", 4, loop("l", 4, when(lt(v("i"), num(2)),
                                          store("C", {vector(v("l"))}, std::move(value)))));
  };
  const Expr place = vector(v("i") * num(8));
  const std::string plain = print_body(branch(hone::ir::load(floats, "A", {place})));
  CHECK_FALSE(has(before_label(plain, "then"), "load <8 x float>"));
  const Expr masked = load_if(mask(num(0), 5), "A", {place}, floats);
  const std::string text = print_body(branch(masked));
  CHECK_FALSE(has(before_label(text, "then"), "@llvm.masked.load"));
  CHECK(has(before_label(after_label(text, "then"), "after"), "@llvm.masked.load"));
}

TEST_CASE("a branch takes what was loaded outside it") {
  const Expr value = load_if(mask(num(0), 5), "A", {vector(num(8))}, floats);
  const std::string text =
      print_body(hone::ir::block({store("C", {vector(num(0))}, value),
                                  when(lt(v("A.stride.0"), num(2)),
                                       store("C", {vector(num(8))}, value))}));
  CHECK(count(text, "call <8 x float> @llvm.masked.load") == 1);
}

TEST_CASE("an access under a mask names it, one without even steps gathers and scatters") {
  const std::string text = print_body(
      store("C", {hone::ir::ramp(num(0), num(3), 8)},
            load_if(mask(num(0), 5), "A", {vector(num(0))}, floats), mask(num(0), 5)));
  CHECK(has(text, "call <8 x float> @llvm.masked.load.v8f32.p0(ptr "));
  CHECK(has(text, "call void @llvm.masked.scatter.v8f32.v8p0(<8 x float> "));
  CHECK(has(text, "declare void @llvm.masked.scatter.v8f32.v8p0(<8 x float>, <8 x ptr>, "
                  "i32 immarg, <8 x i1>)"));
}

TEST_CASE("a scalar load under a predicate reads an address that is there") {
  const std::string text = print_body(loop(
      "i", 4, store("C", {v("i")}, load_if(lt(v("i"), num(3)), "A", {v("i") + num(62)}))));
  CHECK(has(text, "select i1"));
  CHECK(has(text, ", float 0x0000000000000000\n"));
}

TEST_CASE("bool is a byte in memory, and any byte but 0 is true") {
  const Expr value = hone::ir::load({DType::boolean, 8}, "A", {vector(num(0))});
  const std::string text = print({"kernel",
                                  {input("A", 0, 64, DType::boolean),
                                   output("C", 1, 64, DType::boolean)},
                                  store("C", {vector(num(0))}, value)});
  CHECK(has(text, "load <8 x i8>, ptr"));
  CHECK(has(text, "icmp ne <8 x i8>"));
  CHECK(has(text, "zext <8 x i1> "));
  CHECK(has(text, "store <8 x i8>"));
}
