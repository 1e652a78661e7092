#include <hone/interop/npy_file.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <sys/stat.h>

#include "../store/temp_folder.hpp"
#include "npy_for_tests.hpp"

using namespace hone;
using namespace hone_test;
using namespace npy_for_tests;

/// The error of opening a file of this content, its name taken out.
std::string error_of(const std::string& content) {
  const TempFolder folder;
  const std::string path = folder / "x.npy";
  write_file(path, content);
  const auto files = open_files();
  try {
    const hone::detail::NpyFile file(path);
    return "none";
  } catch (const UserError& error) {
    CHECK(open_files() == files);
    std::string text = error.what();
    const std::size_t at = text.find(path);
    REQUIRE(at != std::string::npos);
    return text.replace(at, path.size(), "x.npy");
  }
}

TEST_CASE("an open file knows its header and where its data are") {
  const TempFolder folder;
  const std::string begin = npy_begin(3, npy_dict("<i4", "(2,)"));
  write_file(folder / "x.npy", begin + "12345678 and more");
  const hone::detail::NpyFile file(folder / "x.npy");
  CHECK(file.header() == NpyHeader{DType::i32, row_major, {2}});
  CHECK(file.data_begin() == begin.size());
  std::string data(8, ' ');
  file.read(file.data_begin(), 8, data.data());
  CHECK(data == "12345678");
  CHECK_THROWS_WITH_AS(file.read(begin.size() + 10, 8, data.data()),
                       concat("npy file ", file.path(), ": it became shorter while it was read")
                           .c_str(),
                       UserError);
}

TEST_CASE("a file that is cut off is refused wherever it ends") {
  const std::string whole = npy_header_text({DType::f32, row_major, {3, 4}}) + std::string(48, 'x');
  CHECK(error_of(whole) == "none");
  CHECK(error_of("") == "npy file x.npy: it does not begin with \\x93NUMPY, so it is no .npy file");
  CHECK(error_of(whole.substr(0, 10)) ==
        "npy file x.npy: it ends after 10 bytes, but its header has 128");
  CHECK(error_of(whole.substr(0, 100)) ==
        "npy file x.npy: it ends after 100 bytes, but its header has 128");
  CHECK(error_of(whole.substr(0, 148)) ==
        "npy file x.npy: its data end after 20 bytes, but float(3, 4) needs 48");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK(error_of(whole.substr(0, size)) != "none");
  }
}

TEST_CASE("the size that a header states takes no memory before it is believed") {
  const std::string length = "\x93NUMPY\x02"  + std::string(1, '\0') + "\xff\xff\xff\xff{}";
  CHECK(error_of(length) ==
        "npy file x.npy: it ends after 14 bytes, but its header has 4294967307");
  CHECK(error_of(npy_begin(1, npy_dict("<f8", "(4194304, 4194304)"))) ==
        "npy file x.npy: its data end after 0 bytes, but double(4194304, 4194304) needs "
        "140737488355328");
}

TEST_CASE("what is no file that can be read is refused") {
  const TempFolder folder;
  const auto expect = [](const std::string& path, const std::string& fault) {
    CHECK_THROWS_WITH_AS(hone::detail::NpyFile{path},
                         concat("npy file ", path, ": ", fault).c_str(), UserError);
  };
  expect(folder / "missing.npy", "it cannot be opened: No such file or directory");
  expect(folder.path(), "it is not a regular file");
  REQUIRE(mkfifo((folder / "pipe.npy").c_str(), 0600) == 0);
  expect(folder / "pipe.npy", "it is not a regular file");
}
