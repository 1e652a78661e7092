#include <hone/interop/npy_header.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hone/support/rng.hpp>

#include "npy_for_tests.hpp"

using namespace hone;
using namespace npy_for_tests;

using Shape = std::vector<std::int64_t>;

NpyHeader parse(std::string_view begin) { return parse_npy_header(begin, "x.npy"); }

TEST_CASE("a header is written byte for byte as numpy writes it") {
  const std::string dict = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }";
  const std::string text = npy_header_text({DType::f32, row_major, {3, 4}});
  CHECK(text.size() == 128);
  CHECK(text == npy_begin(1, dict + std::string(117 - dict.size(), ' ') + "\n"));
  CHECK(npy_header_text({DType::boolean, col_major, {7}}).find(
            "{'descr': '|b1', 'fortran_order': True, 'shape': (7,), }") == 10);
  CHECK(npy_header_text({DType::u8, row_major, {}}).find(
            "{'descr': '|u1', 'fortran_order': False, 'shape': (), }") == 10);
}

TEST_CASE("a header of every element type, layout and shape reads back") {
  for (std::size_t type = 0; type < dtype_count(); ++type) {
    for (const Layout layout : {row_major, col_major}) {
      for (const Shape& shape : {Shape{}, Shape{1}, Shape{0}, Shape{5, 0, 7}, Shape{3, 4},
                                 Shape{1, 2, 3, 4, 5, 6, 7, 8}}) {
        const NpyHeader header{static_cast<DType>(type), layout, shape};
        const std::string text = npy_header_text(header);
        CHECK(text.size() % 64 == 0);
        CHECK(npy_header_size(text.substr(0, 12), "x.npy") == text.size());
        CHECK(parse(text) == header);
        CHECK(parse(text + "data") == header);
      }
    }
  }
}

TEST_CASE("headers of the versions 1.0, 2.0 and 3.0 are read") {
  for (const int version : {1, 2, 3}) {
    const std::string text = npy_begin(version, npy_dict("<f8", "(2, 3)", true));
    CHECK(parse(text) == NpyHeader{DType::f64, col_major, {2, 3}});
    CHECK(npy_header_size(text, "x.npy") == text.size());
  }
  const std::string large = npy_dict("<i4", "(2,)") + std::string(70'000, ' ');
  CHECK(parse(npy_begin(2, large)) == NpyHeader{DType::i32, row_major, {2}});
}

TEST_CASE("native order is little-endian, and a single byte has no order") {
  CHECK(parse(npy_begin(1, npy_dict("=f4", "()"))).dtype == DType::f32);
  CHECK(parse(npy_begin(1, npy_dict("f4", "()"))).dtype == DType::f32);
  CHECK(parse(npy_begin(1, npy_dict(">u1", "()"))).dtype == DType::u8);
}

TEST_CASE("what is no header of an .npy file is refused") {
  const auto expect = [](const std::string& begin, const char* error) {
    CHECK_THROWS_WITH_AS(parse(begin), error, UserError);
  };
  const std::string good = npy_begin(1, npy_dict("<f4", "(3,)"));
  const char* const no_magic =
      "npy file x.npy: it does not begin with \\x93NUMPY, so it is no .npy file";
  expect("", no_magic);
  expect("PK\x03\x04 an .npz file", no_magic);
  expect("\x93NUMPX" + good.substr(6), no_magic);
  expect(good.substr(0, 4), "npy file x.npy: it ends after 4 bytes, inside its header");
  expect(good.substr(0, 9), "npy file x.npy: it ends after 9 bytes, inside its header");
  expect(npy_begin(2, "").substr(0, 11),
         "npy file x.npy: it ends after 11 bytes, inside its header");
  expect(good.substr(0, 40), "npy file x.npy: it ends after 40 bytes, but its header has 68");
  expect(npy_begin(4, "{}"), "npy file x.npy: it has version 4.0; hone reads 1.0, 2.0 and 3.0");
  expect(npy_begin(0, "{}"), "npy file x.npy: it has version 0.0; hone reads 1.0, 2.0 and 3.0");
  expect("\x93NUMPY\x01\x01" + good.substr(8),
         "npy file x.npy: it has version 1.1; hone reads 1.0, 2.0 and 3.0");
}

TEST_CASE("elements that kernels do not have are refused by name") {
  const auto expect = [](const std::string& type, const std::string& error) {
    CHECK_THROWS_WITH_AS(parse(npy_begin(1, npy_dict(type, "(3,)"))), error.c_str(), UserError);
  };
  for (const char* const type : {"<f2", "<c8", "<u8", "<U5", "|S3", "<M8[ns]", "|V8", "<f", "<",
                                 "", "<f04x", "<f-4", "<f99999999999999999999", "<<f4", "<b4"}) {
    expect(type, concat("npy file x.npy: it holds '", type,
                        "', but the element types of kernels are ", dtype_names()));
  }
  expect("|O",
         "npy file x.npy: it holds Python objects, which only Python can read; save an array of "
         "numbers");
  expect(">f4",
         "npy file x.npy: it holds big-endian '>f4'; save it little-endian, as numpy's "
         "astype('<f4') does");
}

TEST_CASE("a shape of more elements than memory holds is refused") {
  const auto expect = [](const char* shape, const char* error) {
    CHECK_THROWS_WITH_AS(parse(npy_begin(1, npy_dict("<f8", shape))), error, UserError);
  };
  expect("(4294967296, 4294967296)",
         "npy file x.npy: double(4294967296, 4294967296) is more than memory can hold");
  expect("(9223372036854775807, 2)",
         "npy file x.npy: double(9223372036854775807, 2) is more than memory can hold");
  expect("(0, 9223372036854775807)",
         "npy file x.npy: double(0, 9223372036854775807) is more than memory can hold");
}

/// A copy of `text` with a few bytes changed, lost, added or repeated.
std::string damaged(std::string text, Rng& rng) {
  const std::string_view bytes = "{}()[]'\",: 0123456789LTrueFalsdcpfotan_<>|=iub\\\n\t\x93";
  for (std::uint64_t change = 1 + rng.below(3); change > 0; --change) {
    const auto at = static_cast<std::size_t>(rng.below(text.size() + 1));
    const auto length = static_cast<std::size_t>(rng.below(12));
    const bool is_any_byte = rng.below(4) == 0;
    const char byte =
        is_any_byte ? static_cast<char>(rng.below(256)) : bytes[rng.below(bytes.size())];
    switch (rng.below(5)) {
      case 0: text.insert(at, 1, byte); break;
      case 1: text.erase(at, length); break;
      case 2: text.insert(at, text.substr(at, length)); break;
      case 3: text.resize(at); break;
      default: if (at < text.size()) text[at] = byte;
    }
  }
  return text;
}

TEST_CASE("a damaged header reads as something consistent, or is a UserError") {
  constexpr std::uint64_t seed = 20260;
  MESSAGE("seed ", seed);
  Rng rng(seed);
  const std::vector<std::string> good = {
      npy_begin(1, npy_dict("<f4", "(3, 4)")), npy_begin(2, npy_dict("|b1", "()", true)),
      npy_begin(3, npy_dict("<i8", "(100, 200, 3)")),
      npy_header_text({DType::f64, col_major, {7}})};
  int read = 0;
  int refused = 0;
  for (int round = 0; round < 8000; ++round) {
    const std::string text = damaged(rng.pick(good), rng);
    CAPTURE(text);
    try {
      const NpyHeader header = parse(text);
      ++read;
      CHECK(header.shape.size() <= 8);
      CHECK(header.elements() >= 0);
      CHECK(header.bytes() <= static_cast<std::size_t>(most_bytes));
      CHECK(parse(npy_header_text(header)) == header);
    } catch (const UserError& error) {
      ++refused;
      CHECK(std::string_view(error.what()).starts_with("npy file x.npy: it"));
    }
  }
  CHECK(read > 100);
  CHECK(refused > 4000);
}
