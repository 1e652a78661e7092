#include "feature/sites.hpp"
#include "golden/golden_file.hpp"

#include <hone/space/sample.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <set>
#include <string>

using namespace hone;
using hone::test::logged;
using hone::test::NamedFeatures;
using hone::test::scheduled;

namespace {

/// C is computed in tiles of 4 x 16, C.sum in each of them with k outside.
constexpr const char* tiled =
    "split(C, i, [4], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, i.1, j.1]); "
    "parallel(C, i.0); vectorize(C, j.1); compute_at(C.sum, C, j.0); "
    "reorder(C.sum, [k, i, j]); unroll(C.sum, i); vectorize(C.sum, j)";

/// One line for each feature that is not 0: its name and its values of all rows.
std::string table(const Task& task, const State& state) {
  const std::vector<FeatureRow> rows = features_of(task, state);
  const std::vector<std::string> names = feature_names();
  std::string text;
  for (std::size_t n = 0; n < names.size(); ++n) {
    std::string line = names[n];
    bool any = false;
    for (const FeatureRow& row : rows) {
      char number[32];
      std::snprintf(number, sizeof number, " %.4f", static_cast<double>(row.values[n]));
      line += number;
      any = any || row.values[n] != 0;
    }
    if (any) text += line + "\n";
  }
  return text;
}

bool all_finite(const std::vector<FeatureRow>& rows) {
  for (const FeatureRow& row : rows) {
    for (const float value : row.values) {
      if (!std::isfinite(value) || value < 0) return false;
    }
  }
  return true;
}

/// Samples of all sketches have finite features, as many rows as there are stages to compute.
void check_samples(const Program& program) {
  Rng rng(5);
  const Task task = programs::task_of(program);
  CHECK(all_finite(features_of(task, State(task.dag_pointer()))));
  for (const Sketch& sketch : generate_sketches(task)) {
    for (int n = 0; n < 4; ++n) {
      const Applied state = sample(task, sketch, rng);
      REQUIRE(state);
      const auto rows = features_of(task, *state);
      CHECK(!rows.empty());
      CHECK(all_finite(rows));
    }
  }
}

}  // namespace

TEST_CASE("every feature has a name of its own") {
  const std::vector<std::string> names = feature_names();
  CHECK(names.size() == 164);
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == 164);
  CHECK(names.front() == "float_mad");
  CHECK(names[57] == "B0.acc_type.read");
  CHECK(names.back() == "auto_unroll_max_step");
}

TEST_CASE("features of a product are Ansor's") {
  // test_cpu_matmul of T/test_auto_scheduler_feature.py, as far as hone has its loops
  const Task task = programs::task_of(programs::matmul(512, 512, 512));
  const State state = scheduled(
      task, "split(C, i, [16], mask); split(C, j, [8], mask); "
            "reorder(C, [i.0, j.0, k, i.1, j.1]); fuse(C, [i.0, j.0]); parallel(C, i.0@j.0); "
            "vectorize(C, j.1)");
  const NamedFeatures f(task, state);
  CHECK(f.count() == 1);
  const double steps = 512.0 * 512 * 512;
  CHECK(f.of("C", "float_mul") == doctest::Approx(logged(steps)));
  CHECK(f.of("C", "float_addsub") == doctest::Approx(logged(steps)));
  CHECK(f.of("C", "vec_num") == 1);
  CHECK(f.of("C", "vec_len") == doctest::Approx(logged(8)));
  CHECK(f.of("C", "parallel_num") == 1);
  CHECK(f.of("C", "parallel_prod") == doctest::Approx(logged(512.0 * 512 / 16 / 8)));
  // A goes through most lines: i.1 is its innermost loop; C and B through as many each
  CHECK(f.of("C", "B0.unique_bytes") == doctest::Approx(logged(512.0 * 512 * 4)));
  CHECK(f.of("C", "B1.acc_type.read_write") == 1);
  CHECK(f.of("C", "B1.bytes") == doctest::Approx(logged(steps * 4)));
  CHECK(f.of("C", "B1.reuse_type.loop") == 1);
  CHECK(f.of("C", "B1.reuse_dis_iter") == doctest::Approx(logged(8 * 16)));
  CHECK(f.of("C", "B1.reuse_dis_bytes") == doctest::Approx(logged((8 * 16 + 8 + 16) * 4)));
  CHECK(f.of("C", "B1.reuse_ct") == doctest::Approx(logged(512)));
}

TEST_CASE("a value that is used in the iteration that makes it is reused serially") {
  // test_cpu_fusion: distance 1 iteration, 16 bytes
  const Task task = programs::task_of(programs::Writer().input("A", {8, 64}).temp("B", {8, 64})
      .output("C", {8, 64})
      .assign("B", {"i", "j"}, programs::at("A", {programs::v("i"), programs::v("j")}))
      .assign("C", {"i", "j"}, programs::at("B", {programs::v("i"), programs::v("j")})));
  const NamedFeatures f(task, scheduled(task, "compute_at(B, C, j)"));
  bool found = false;
  for (const std::string buffer : {"B0.", "B1."}) {
    if (f.of("C", buffer + "reuse_type.serial") != 1) continue;
    found = true;
    CHECK(f.of("C", buffer + "reuse_dis_iter") == doctest::Approx(logged(1)));
    CHECK(f.of("C", buffer + "reuse_dis_bytes") == doctest::Approx(logged(16)));
    CHECK(f.of("C", buffer + "reuse_ct") == doctest::Approx(logged(1)));
  }
  CHECK(found);
}

TEST_CASE("the features of a tiled dense layer are those of the file") {
  const Task task = programs::task_of(programs::dense(16, 64, 24));
  const State state = scheduled(task, tiled);
  CHECK(hone::test::differs("features_dense.txt", table(task, state)) == "");
  const NamedFeatures f(task, state);
  // C.sum runs 16 * 64 * 24 times: i.0 (4), j.0 (4), k (24), i (4), j (16)
  CHECK(f.of("C.sum", "outer_prod") == doctest::Approx(logged(24576)));
  CHECK(f.of("C.sum", "num_loops") == doctest::Approx(logged(5)));
  CHECK(f.of("C.sum", "float_mul") == doctest::Approx(logged(24576)));
  CHECK(f.of("C.sum", "float_mad") == doctest::Approx(logged(24576)));
  // j of 16 is the vector, along the last of C.sum's axes; i of 4 is unrolled, along the first
  CHECK(f.of("C.sum", "vec_len") == doctest::Approx(logged(16)));
  CHECK(f.of("C.sum", "vec_type.inner_spatial") == 1);
  CHECK(f.of("C.sum", "unroll_prod") == doctest::Approx(logged(4)));
  CHECK(f.of("C.sum", "unroll_type.outer_spatial") == 1);
  // C's i.0 is parallel for both
  CHECK(f.of("C.sum", "parallel_len") == doctest::Approx(logged(4)));
  CHECK(f.of("C", "parallel_len") == doctest::Approx(logged(4)));
  // the box of C.sum: 4 * 16 floats, once for each of the 16 tiles
  CHECK(f.of("C.sum", "alloc_size") == doctest::Approx(logged(256)));
  CHECK(f.of("C.sum", "alloc_outer_prod") == doctest::Approx(logged(16)));
  CHECK(f.of("C.sum", "alloc_inner_prod") == doctest::Approx(logged(1536)));
  // the whole nest does 2 * 24576 operations and touches a box of 256 bytes, A (16 * 24 floats)
  // and B (24 * 64 floats)
  CHECK(f.of("C.sum", "arith_intensity_curve_9") ==
        doctest::Approx(logged(49152.0 / (256 + 1536 + 6144))));
  // C adds and compares once for each element and has no memory of its own
  CHECK(f.of("C", "float_addsub") == doctest::Approx(logged(1024)));
  CHECK(f.of("C", "float_cmp") == doctest::Approx(logged(1024)));
  CHECK(f.of("C", "alloc_size") == 0);
}

TEST_CASE("one buffer takes the features of many states") {
  const Task task = programs::task_of(programs::dense(16, 64, 24));
  FeatureBuffer buffer;
  append_features(task, State(task.dag_pointer()), buffer);
  append_features(task, scheduled(task, tiled), buffer);
  CHECK(buffer.states() == 2);
  CHECK(buffer.rows().size() == 4);
  const auto alone = features_of(task, scheduled(task, tiled));
  CHECK(buffer.rows_of(1)[0].values == alone[0].values);
  CHECK(buffer.rows_of(1)[1].values == alone[1].values);
  buffer.clear();
  CHECK(buffer.states() == 0);
  CHECK(buffer.rows().empty());
}

TEST_CASE("features of every kind of stage are finite") {
  for (const programs::Named& each : programs::zoo()) {
    CAPTURE(each.name);
    check_samples(each.program);
  }
}

TEST_CASE("features of extents of 1, no loads, integers and gathered rows are finite") {
  using namespace programs;
  check_samples(matmul(1, 1, 1));
  check_samples(Writer().output("C", {3, 5}).assign("C", {"i", "j"}, real(2)));
  check_samples(Writer().output("C", {}).assign("C", {}, real(2)));
  const auto row = hone::ir::min(hone::ir::max(at("I", {v("i")}, DType::i64), num(0)), num(99));
  check_samples(Writer().input("T", {100, 8}).input("I", {20}, DType::i64).output("C", {20, 8})
                    .assign("C", {"i", "j"}, at("T", {row, v("j")})));
  const auto product = at("A", {v("i"), v("k")}, DType::i32) * at("B", {v("k")}, DType::i32);
  const Program integers = Writer().input("A", {9, 7}, DType::i32).input("B", {7}, DType::i32)
                               .output("C", {9}, DType::i32)
                               .assign("C", {"i"}, sum({{"k", 7}}, product));
  check_samples(integers);
  const Task task = task_of(integers);
  const NamedFeatures f(task, State(task.dag_pointer()));
  CHECK(f.of("C", "int_mul") == doctest::Approx(logged(63)));
  CHECK(f.of("C", "float_mul") == 0);
}

TEST_CASE("features of huge extents are finite") {
  const std::int64_t huge = std::int64_t{1} << 18;
  check_samples(programs::transpose(huge, huge));
  check_samples(programs::column_sum(huge, huge));
}
