#include <hone/tool/demo.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("the demo's arguments are read, and others refused by name") {
  const char* good[] = {"hone-demo", "--budget", "2.5", "--json", "out.json"};
  const demo::Settings settings = demo::parse_arguments(5, good);
  CHECK(settings.budget_seconds == 2.5);
  CHECK(settings.json_file == "out.json");
  const char* unknown[] = {"hone-demo", "--fast"};
  CHECK_THROWS_WITH_AS(
      demo::parse_arguments(2, unknown),
      "hone-demo does not know --fast; it takes --budget SECONDS and --json FILE", UserError);
  const char* empty[] = {"hone-demo", "--budget", "0"};
  CHECK_THROWS_WITH_AS(demo::parse_arguments(3, empty), "--budget 0: give a positive number",
                       UserError);
}

TEST_CASE("the JSON of a case has every field, and null for what was not measured") {
  demo::CaseReport report;
  report.name = "dense";
  report.ms = 2.5;
  const std::string json = demo::json_text({report});
  CHECK(json ==
        "{\"cases\": [{\"name\": \"dense\", \"ms\": 2.5, \"gflops\": 0, \"roof\": 0, "
        "\"naive_ms\": 0, \"eigen_ms\": null, \"max_error\": 0, \"error_bound\": 0, "
        "\"trials\": 0, \"seconds\": 0, \"from_store\": false}]}");
}
