#include "explained.hpp"

#include <golden/golden_file.hpp>

#include <hone/lower/explain_text.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("bytes are written in the largest unit that has a whole part") {
  CHECK(bytes_text(0) == "0 B");
  CHECK(bytes_text(10239) == "10239 B");
  CHECK(bytes_text(10240) == "10 KB");
  CHECK(bytes_text(12800) == "12.5 KB");
  CHECK(bytes_text(3 << 20) == "3 MB");
  CHECK(bytes_text(std::int64_t{5} << 40) == "5 TB");
}

TEST_CASE("the explanation of dense is that of its file") {
  const std::vector<StatementText> statements{
      {"C", "C[i, j] = max(sum(k, A[i, k] * B[k, j]) + bias[j], 0.0)", "dense.cpp:14"}};
  const test::Explained dense = test::tiled_dense();
  CHECK(test::differs("dense_explained.txt",
                      to_string(dense.explanation(), CpuTarget::x86_avx512(), statements,
                                2678272, 2)) == "");
}

TEST_CASE("a stage at root stands under the statement that it is part of") {
  const test::Explained plain(programs::dense(4, 8, 6), "");
  const std::string text = to_string(plain.explanation(), CpuTarget::x86_avx512(),
                                     {{"C", "C[i, j] = ...", ""}}, 0, 1);
  CHECK(text.starts_with("C.sum of C[i, j] = ...\nloop     what for"));
  CHECK(text.find("\nC[i, j] = ...\nloop") != std::string::npos);
  CHECK(to_string(plain.explanation(), CpuTarget::x86_avx512(), {}, 0, 1).starts_with("C.sum\n"));
}
