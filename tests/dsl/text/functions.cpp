#include <hone/dsl/text/functions.hpp>
#include <hone/op/ops.hpp>

#include <doctest/doctest.h>

namespace text_functions_test {

using namespace hone;
using namespace hone::dsl;

TEST_CASE("a text knows every scalar function, with its number of arguments") {
  std::size_t calls = 0;
  for (const TextFunction& function : text_functions) {
    if (function.kind != TextKind::call) continue;
    const ScalarOp* op = find_op(function.name);
    CAPTURE(function.name);
    REQUIRE(op != nullptr);
    CHECK(static_cast<std::size_t>(op->arity) == function.arity);
    ++calls;
  }
  CHECK(calls == all_ops().size());
}

TEST_CASE("a text knows every element type") {
  for (int type = 0; type <= static_cast<int>(DType::u32); ++type) {
    std::size_t names = 0;
    for (const TextType& entry : text_types) names += entry.type == static_cast<DType>(type);
    CAPTURE(type);
    CHECK(names >= 1);
  }
}

TEST_CASE("a name is found whole") {
  CHECK(text_functions[find_name(text_functions, "exp2(x)", 4)].name == std::string_view("exp2"));
  CHECK(text_functions[find_name(text_functions, "exp(x)", 3)].name == std::string_view("exp"));
  CHECK(find_name(text_functions, "ex(x)", 2) == not_found);
  CHECK(find_name(text_functions, "exponent", 8) == not_found);
}

}  // namespace text_functions_test
