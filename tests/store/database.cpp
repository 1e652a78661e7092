#include "temp_folder.hpp"
#include <hone/store/database.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>

using namespace hone;
using namespace hone_test;

TEST_CASE("values go in and come out with all their bits") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(a, b, c)");
  const std::string text("a\0b\xff", 4);
  database.prepare("INSERT INTO t VALUES(?, ?, ?)")
      .bind(std::numeric_limits<std::int64_t>::min())
      .bind(0.1)
      .bind(std::string_view(text))
      .run();
  Statement row = database.prepare("SELECT a, b, c FROM t");
  REQUIRE(row.step());
  CHECK(row.integer(0) == std::numeric_limits<std::int64_t>::min());
  CHECK(row.real(1) == 0.1);
  CHECK(row.text(2) == text);
  CHECK(!row.step());
}

TEST_CASE("an empty text is stored as a text") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(a NOT NULL)");
  database.prepare("INSERT INTO t VALUES(?)").bind(std::string_view{}).run();
  CHECK(database.integer("SELECT count(*) FROM t WHERE a = ''") == 1);
}

TEST_CASE("a statement runs again with other parameters") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(a)");
  Statement insert = database.prepare("INSERT INTO t VALUES(?)");
  for (const std::int64_t number : {1, 2, 3}) {
    insert.bind(number);
    insert.run();
  }
  CHECK(database.integer("SELECT sum(a) FROM t") == 6);
  CHECK(database.integer("SELECT a FROM t WHERE a > 9") == 0);
  CHECK(database.text("SELECT 'x' || a FROM t") == "x1");
}

TEST_CASE("a transaction is written whole or not at all") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(a)");
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES(1)");
  }
  CHECK(database.integer("SELECT count(*) FROM t") == 0);
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES(1)");
    transaction.commit();
  }
  CHECK(database.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("failures say what SQLite says") {
  Database database = Database::in_memory();
  CHECK_THROWS_WITH_AS(database.execute("SELECT * FROM absent"), "no such table: absent",
                       DatabaseError);
  CHECK_THROWS_WITH_AS(database.prepare("SELECT ?").bind(1.0).bind(2.0),
                       "column index out of range", DatabaseError);
}

TEST_CASE("a file that cannot be opened is reported with the system's reason") {
  const TempFolder folder;
  const auto open = [&] {
    Database::open(folder / "missing/x.sqlite", 0).integer("PRAGMA user_version");
  };
  CHECK_THROWS_WITH_AS(open(), "unable to open database file (No such file or directory)",
                       DatabaseError);
}

TEST_CASE("a database that another connection writes to is busy, which passes") {
  const TempFolder folder;
  Database one = Database::open(folder / "x.sqlite", 0);
  Database other = Database::open(folder / "x.sqlite", 0);
  one.execute("CREATE TABLE t(a)");
  {
    Transaction transaction(one);
    bool busy = false;
    try {
      Transaction second(other);
    } catch (const DatabaseError& error) {
      busy = error.is_busy();
      CHECK(std::string(error.what()) == "database is locked");
    }
    CHECK(busy);
  }
  Transaction second(other);
  CHECK(other.in_transaction());
}

TEST_CASE("a file that is left as it is keeps even its write-ahead log") {
  const TempFolder folder;
  const std::string path = folder / "x.sqlite";
  {
    Database database = Database::open(path, 0);
    CHECK(database.text("PRAGMA journal_mode = WAL") == "wal");
    database.execute("CREATE TABLE t(a)");
    database.leave_as_it_is();
  }
  CHECK(!read_file(path + "-wal").empty());
  Database::open(path, 0).integer("SELECT count(*) FROM t");
  CHECK(!std::filesystem::exists(path + "-wal"));
}
