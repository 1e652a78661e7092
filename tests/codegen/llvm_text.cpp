#include <hone/codegen/llvm_text.hpp>

#include <doctest/doctest.h>

using hone::llvm_ir::FunctionText;
using hone::llvm_ir::TextScope;

TEST_CASE("a value is printed once, in the scope where its operands are known") {
  FunctionText text;
  text.open("loop", false);
  text.open("inner", false);
  CHECK(text.depth() == 2);
  const auto outer = text.shared(0, "mul i64 %n, 3");
  const auto again = text.shared(0, "mul i64 %n, 3");
  const auto inner = text.shared(1, "add i64 %i, " + outer.name);
  CHECK(outer.name == again.name);
  CHECK(outer.depth == 0);
  CHECK(inner.depth == 1);
  CHECK(text.close().text == "");
  CHECK(text.close().text == "  %v1 = add i64 %i, %v0\n");
  CHECK(text.top().text == "  %v0 = mul i64 %n, 3\n");
}

TEST_CASE("the same right-hand side in another scope is another value") {
  FunctionText text;
  text.open("loop", false);
  const auto first = text.shared(1, "add i64 %i, 1");
  text.close();
  text.open("loop", false);
  CHECK(text.shared(1, "add i64 %i, 1").name != first.name);
}

TEST_CASE("what must happen here is never shared") {
  FunctionText text;
  const auto a = text.here("load float, ptr %p, align 4");
  const auto b = text.here("load float, ptr %p, align 4");
  CHECK(a.name != b.name);
  CHECK(text.shared(0, "load float, ptr %p, align 4").name != a.name);
}

TEST_CASE("what may trap stays inside the innermost scope that may not run") {
  FunctionText text;
  CHECK(text.guard_depth() == 0);
  text.open("loop", false);
  text.open("then", true);
  CHECK(text.guard_depth() == 2);
  text.open("loop", false);
  CHECK(text.guard_depth() == 2);
  text.close();
  text.close();
  CHECK(text.guard_depth() == 0);
}

TEST_CASE("what may trap is taken from an outer scope that has it already") {
  FunctionText text;
  text.open("loop", false);
  const auto outside = text.shared_from(0, 1, "load float, ptr %p, align 4");
  text.open("then", true);
  const auto inside = text.shared_from(0, 2, "load float, ptr %p, align 4");
  CHECK(inside.name == outside.name);
  CHECK(inside.depth == 1);
  CHECK(text.shared_from(0, 2, "load float, ptr %q, align 4").depth == 2);
}

TEST_CASE("entry lines are kept apart, and names never repeat") {
  FunctionText text;
  text.entry_line("%stack = alloca float, align 64");
  text.line("ret i32 0");
  CHECK(text.entry_lines() == "  %stack = alloca float, align 64\n");
  CHECK(text.top().text == "  ret i32 0\n");
  CHECK(text.top().label == "entry");
  CHECK(text.fresh("loop") != text.fresh("loop"));
}
