// The rules on samples that break them: a check that can not fail is worth nothing.
#include "rules.hpp"

#include <doctest/doctest.h>

using namespace architecture;

TEST_CASE("a room may include itself, std and the rooms of its line") {
  CHECK(check_includes("lower/tile.hpp",
                       "#include <hone/lower/pass.hpp>\n#include <hone/ir/expr.hpp>\n"
                       "#include <hone/schedule/state.hpp>\n#include <vector>\n")
            .empty());
  CHECK(check_includes("search/tune.hpp", "#include <hone/measure/run.hpp>\n").empty());
  CHECK(check_includes("impl.hpp", "#include <hone/search/tune.hpp>\n").empty());
  CHECK(
      check_includes("tool/demo.hpp", "#include <hone/hone.hpp>\n#include <Eigen/Core>\n").empty());
  CHECK(check_includes("store/database.hpp", "#include <sqlite3.h>\n").empty());
}

TEST_CASE("an include edge outside the table is a complaint that names both ends") {
  CHECK(check_includes("ir/expr.hpp", "#pragma once\n#include <hone/lower/pass.hpp>\n") ==
        Complaints{"ir/expr.hpp: #include <hone/lower/pass.hpp>: ir/ may not include lower/"});
  CHECK(check_includes("kernel/call.hpp", "#include <hone/backend/llvm.hpp>\n") ==
        Complaints{
            "kernel/call.hpp: #include <hone/backend/llvm.hpp>: kernel/ may not include backend/"});
  CHECK(check_includes("search/tune.hpp", "#include <hone/kernel/call.hpp>\n").size() == 1);
  CHECK(check_includes("support/text.hpp", "#include <hone/hone.hpp>\n").size() == 1);
  CHECK(check_includes("unheard_of/a.hpp", "#include <hone/ir/expr.hpp>\n").size() == 1);
}

TEST_CASE("an include by relative path is a complaint") {
  CHECK(check_includes("ir/expr.hpp", "#include \"../lower/pass.hpp\"\n") ==
        Complaints{"ir/expr.hpp: #include \"../lower/pass.hpp\": own headers are included as "
                   "<hone/room/file.hpp>"});
}

TEST_CASE("a front room does not include what is slow to compile") {
  CHECK(check_includes("dsl/check.hpp", "#include <iostream>\n") ==
        Complaints{"dsl/check.hpp: #include <iostream>: too heavy for a front room"});
  CHECK(check_includes("measure/run.hpp", "#include <filesystem>\n").empty());
}

TEST_CASE("a foreign library is known to its rooms only") {
  CHECK(check_includes("task/key.hpp", "#include <sqlite3.h>\n") ==
        Complaints{"task/key.hpp: #include <sqlite3.h>: only for store/"});
  CHECK(check_includes("backend/llvm.hpp", "#include <llvm-c/Core.h>\n") ==
        Complaints{"backend/llvm.hpp: #include <llvm-c/Core.h>: opened at run time, never "
                   "included"});
}

TEST_CASE("a header lies in a known room") {
  CHECK(check_place("ir/expr.hpp").empty());
  CHECK(check_place("space/sketch/always_inline.hpp").empty());
  CHECK(check_place("seam.hpp").empty());
  CHECK(check_place("misc.hpp").size() == 1);
  CHECK(check_place("util/list.hpp").size() == 1);
}

TEST_CASE("a header begins with its name and is included once") {
  CHECK(check_text("ir/expr.hpp", "// ir/expr.hpp\n#pragma once\nint x;\n").empty());
  CHECK(check_text("ir/expr.hpp", "// ir/stmt.hpp\nint x;\n") ==
        Complaints{"ir/expr.hpp:1: is not its own name", "ir/expr.hpp:1: has no #pragma once"});
  CHECK(check_text("ir/expr.hpp", "").size() == 2);
}

TEST_CASE("a line has at most 100 columns, counted in characters") {
  const std::string head = "// a.hpp\n#pragma once\n";
  std::string umlauts;
  for (int n = 0; n < 100; ++n) umlauts += "ä";
  CHECK(check_text("a.hpp", head + std::string(100, 'x')).empty());
  CHECK(check_text("a.hpp", head + umlauts).empty());
  CHECK(check_text("a.hpp", head + std::string(101, 'x') + "\nint y;\n") ==
        Complaints{"a.hpp:3: is longer than 100 columns"});
}

TEST_CASE("a header leaks no names into its includers") {
  const std::string head = "// a.hpp\n#pragma once\n";
  CHECK(check_text("a.hpp", head + "using namespace std;\n").size() == 1);
  CHECK(check_text("a.hpp", head + "namespace {\n").size() == 1);
}

TEST_CASE("what a file without exceptions may not see is found in code alone") {
  CHECK(check_without_exceptions("a.hpp", "int x;\nif (x) throw 1;\n") ==
        Complaints{"a.hpp:2: has throw"});
  CHECK(check_without_exceptions("a.hpp", "  try { f(); } catch (...) {}\n") ==
        Complaints{"a.hpp:1: has try", "a.hpp:1: has catch"});
  CHECK(check_without_exceptions("a.hpp", "f(typeid(x));\ndynamic_cast<A*>(b);\n").size() == 2);
  CHECK(check_without_exceptions("a.hpp", "#ifdef __cpp_exceptions\n").size() == 1);
  CHECK(check_without_exceptions("support/error.hpp", "#ifdef __cpp_exceptions\n").empty());
  CHECK(check_without_exceptions("a.hpp",
                                 "// try\ntry_call(\"a \\\" throw\");  // throw\nthrow_error();\n")
            .empty());
}

TEST_CASE("an include of the header-only mode alone does not reach a compiled file") {
  CHECK(compiled_includes("#include <hone/dsl.hpp>\n#include <vector>\n#ifndef HONE_COMPILED\n"
                          "#include <hone/impl.hpp>\n#endif\n#include <hone/seam.hpp>\n") ==
        std::vector<std::string>{"dsl.hpp", "seam.hpp"});
}

TEST_CASE("every header has a test of the same path or a reason") {
  const std::vector<std::string> headers = {"dyn.hpp", "ir/expr.hpp", "ir/type.hpp"};
  const std::vector<Exemption> exempt = {{"ir/type.hpp", "an enum"}};
  CHECK(check_tests(headers, {"root/dyn.cpp", "ir/expr.cpp"}, exempt).empty());
  CHECK(check_tests(headers, {"op/expr.cpp"}, exempt) ==
        Complaints{"dyn.hpp: has no test tests/root/dyn.cpp",
                   "ir/expr.hpp: has no test tests/ir/expr.cpp"});
  CHECK(check_tests(headers, {"root/dyn.cpp", "ir/expr.cpp", "ir/type.cpp"}, exempt) ==
        Complaints{"ir/type.hpp: needs no exemption"});
  CHECK(check_tests({}, {}, exempt) == Complaints{"ir/type.hpp: needs no exemption"});
}
