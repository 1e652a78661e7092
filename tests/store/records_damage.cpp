// Files of records that cannot be used, or no longer.
#include "stores_for_tests.hpp"
#include <hone/runtime/child.hpp>
#include <hone/store/records.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace hone;
using namespace hone_test;
using Sentences = std::vector<std::string>;

TEST_CASE("a store that cannot be opened costs one warning, and tuning goes on in memory") {
  const TempFolder folder;
  write_file(folder / "file", "I am no folder");
  RecordStore store = RecordStore::open(folder / "file/records.sqlite", {}, hear);
  store.add(measured(2));
  store.add_all(std::vector<Record>{measured(1), wrong("unroll(C, i)")});
  CHECK(store.best(dense_key()) == measured(1));
  CHECK(store.wrong_steps(dense_key()) == Sentences{"unroll(C, i)"});
  CHECK(store.count() == 3);
  CHECK(!store.writes_file());
  CHECK(take_heard() ==
        Sentences{concat("tuning records in \"", folder / "file/records.sqlite",
                         "\" cannot be used: unable to open database file (Not a directory); the "
                         "file stays as it is, new records stay in the memory of this process")});
  CHECK(read_file(folder / "file") == "I am no folder");
}

TEST_CASE("a corrupt file is left as it is, byte for byte") {
  const TempFolder folder;
  const std::string path = folder / "records.sqlite";
  const std::string content = "These are no records.\n" + std::string(5000, 'x');
  write_file(path, content);
  {
    RecordStore store = open_in(folder);
    store.add(measured(1));
    CHECK(store.best(dense_key()) == measured(1));
  }
  CHECK(read_file(path) == content);
  CHECK(names_in(folder.path()) == Sentences{"records.sqlite"});
  CHECK(
      take_heard() ==
      Sentences{concat("tuning records in \"", path, "\" cannot be used: file is not a database; ",
                       "the file stays as it is, new records stay in the memory of this "
                       "process")});
}

TEST_CASE("a file that was cut off anywhere is left as it is, and never ends the program") {
  const TempFolder whole;
  {
    RecordStore store = open_in(whole);
    for (int i = 0; i < 100; ++i) store.add(full_record());
  }
  const std::string content = read_file(whole / "records.sqlite");
  REQUIRE(content.size() > 20'000);
  for (std::size_t size = 1; size < content.size(); size += 1013) {
    const TempFolder folder;
    write_file(folder / "records.sqlite", content.substr(0, size));
    {
      RecordStore store = open_in(folder);
      store.add(measured(1));
      CHECK(store.best(dense_key()) == measured(1));
    }
    CHECK(take_heard().size() == 1);
    CHECK(read_file(folder / "records.sqlite") == content.substr(0, size));
  }
}

TEST_CASE("damage that shows only while reading costs one warning and no byte") {
  const TempFolder folder;
  const std::string path = folder / "records.sqlite";
  {
    RecordStore store = open_in(folder);
    for (int i = 0; i < 100; ++i) store.add(full_record());
  }
  std::string content = read_file(path);
  for (std::size_t at = 4096; at < content.size(); ++at) content[at] = '\x5a';
  write_file(path, content);
  {
    RecordStore store = open_in(folder);
    CHECK(store.query().empty());
    store.add(measured(1));
    CHECK(store.best(dense_key()) == measured(1));
  }
  CHECK(read_file(path) == content);
  CHECK(take_heard() ==
        Sentences{concat("tuning records in \"", path, "\" cannot be used: database disk image is ",
                         "malformed; the file stays as it is, new records stay in the memory of "
                         "this process")});
}

TEST_CASE("no flipped byte of a file ends the program") {
  const TempFolder whole;
  {
    RecordStore store = open_in(whole);
    for (int i = 0; i < 20; ++i) store.add(measured(i + 1));
  }
  const std::string content = read_file(whole / "records.sqlite");
  for (std::size_t at = 0; at < content.size(); at += at < 100 ? 1 : 397) {
    const TempFolder folder;
    std::string flipped = content;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
    write_file(folder / "records.sqlite", flipped);
    RecordStore store = open_in(folder);
    store.query();
    store.best(dense_key());
    store.add(measured(0.5));
    CHECK(take_heard().size() <= 1);
  }
}

TEST_CASE("the file of a newer hone is left as it is") {
  const TempFolder folder;
  const std::string path = folder / "records.sqlite";
  open_in(folder).add(measured(1));
  raw(folder).execute("PRAGMA user_version = 7");
  const std::string content = read_file(path);
  {
    RecordStore store = open_in(folder);
    CHECK(store.count() == 0);
    store.add(measured(2));
    CHECK(store.best(dense_key()) == measured(2));
  }
  CHECK(read_file(path) == content);
  CHECK(take_heard() ==
        Sentences{concat("tuning records in \"", path, "\" cannot be used: it has format 7 and ",
                         "this hone knows only format 1; the file stays as it is, new records stay "
                         "in the memory of this process")});
}

TEST_CASE("the database of another program is left as it is") {
  const TempFolder folder;
  raw(folder).execute("CREATE TABLE addresses(name)");
  const std::string content = read_file(folder / "records.sqlite");
  open_in(folder).add(measured(1));
  CHECK(read_file(folder / "records.sqlite") == content);
  CHECK(take_heard().size() == 1);
}

TEST_CASE("when the disk is full, new records stay in memory and old ones in the file") {
  const TempFolder folder;
  open_in(folder).add(measured(3));
  const auto fill_up = [&] {
    RecordStore store = open_in(folder);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &full);
    store.add(measured(1));
    store.add(measured(2));
    if (store.writes_file()) return 1;
    if (store.best(dense_key()) != measured(1)) return 2;
    if (store.count() != 3) return 3;
    if (heard().size() != 1) return 4;
    return heard()[0].find("cannot be written") == std::string::npos ? 5 : 0;
  };
  CHECK(run_in_child(fill_up, minutes) == ChildResult{ChildExit::ok, 0});
  RecordStore store = open_in(folder);
  CHECK(store.query() == std::vector<Record>{measured(3)});
  store.add(measured(4));
  CHECK(open_in(folder).count() == 2);
  CHECK(take_heard().empty());
}
