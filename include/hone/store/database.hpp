// store/database.hpp
// SQLite with owners: a Database closes itself, a Statement finalises itself, a Transaction that
// was not committed is rolled back. Every failure is a DatabaseError, which does not leave the
// room: a store that fails goes on in memory.
//
// A connection serves one thread at a time and must not be used after fork.
#pragma once

#include <hone/support/error.hpp>

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace hone {

struct DatabaseError : std::runtime_error {
  DatabaseError(int result, const std::string& text) : std::runtime_error(text), code(result) {}

  /// Whether another process held the file for longer than we wait: the next try may succeed.
  bool is_busy() const { return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED; }

  /// Whether the file may be read but not written.
  bool is_read_only() const { return (code & 0xff) == SQLITE_READONLY; }

  int code;  // SQLite's extended result code
};

namespace detail {

/// What SQLite says about its last failure, with the system's word where that is the cause.
inline DatabaseError last_error(sqlite3* connection) {
  const int code = sqlite3_extended_errcode(connection);
  std::string text = sqlite3_errmsg(connection);
  const int primary = code & 0xff;
  const int cause = sqlite3_system_errno(connection);
  if (cause != 0 && (primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR)) {
    text += concat(" (", std::strerror(cause), ")");
  }
  return {code, text};
}

}  // namespace detail

/// One prepared statement. Parameters are bound in their order; `step` moves to the next row.
class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const int size = static_cast<int>(sql.size());
    if (sqlite3_prepare_v2(connection, sql.data(), size, &raw, nullptr) != SQLITE_OK) {
      throw detail::last_error(connection);
    }
    statement_.reset(raw);
  }

  Statement& bind(std::int64_t number) {
    return checked(sqlite3_bind_int64(get(), ++bound_, number));
  }
  Statement& bind(double number) { return checked(sqlite3_bind_double(get(), ++bound_, number)); }
  Statement& bind(std::string_view text) {
    const char* const data = text.data() == nullptr ? "" : text.data();  // nullptr would be NULL
    return checked(
        sqlite3_bind_text64(get(), ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }

  /// Whether there is another row.
  bool step() {
    const int result = sqlite3_step(get());
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) throw detail::last_error(sqlite3_db_handle(get()));
    return false;
  }

  /// Runs a statement that gives no rows, and makes it ready for other parameters.
  void run() {
    step();
    sqlite3_reset(get());
    bound_ = 0;
  }

  // Columns count from 0. A value of another type is converted as SQLite does it.
  std::int64_t integer(int column) const { return sqlite3_column_int64(get(), column); }
  double real(int column) const { return sqlite3_column_double(get(), column); }
  std::string text(int column) const {
    const auto* const data = reinterpret_cast<const char*>(sqlite3_column_text(get(), column));
    const int size = sqlite3_column_bytes(get(), column);
    return data == nullptr ? "" : std::string(data, static_cast<std::size_t>(size));
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  sqlite3_stmt* get() const { return statement_.get(); }

  Statement& checked(int result) {
    if (result != SQLITE_OK) throw detail::last_error(sqlite3_db_handle(get()));
    return *this;
  }

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

class Database {
 public:
  /// Opens the file, or makes an empty one; its folder must be there. `busy_ms`: how long to wait
  /// for other processes.
  static Database open(const std::string& path, int busy_ms) { return Database(path, busy_ms); }

  static Database in_memory() { return Database(":memory:", 0); }

  /// Runs one statement; its rows are dropped.
  void execute(std::string_view sql) {
    Statement statement = prepare(sql);
    while (statement.step()) {
    }
  }

  Statement prepare(std::string_view sql) { return Statement(connection_.get(), sql); }

  /// The first value of the first row; 0 if there is none.
  std::int64_t integer(std::string_view sql) {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
  }

  /// The same as text.
  std::string text(std::string_view sql) {
    Statement statement = prepare(sql);
    return statement.step() ? statement.text(0) : "";
  }

  /// From now on closing writes nothing, not even what the write-ahead log holds: a file that is
  /// damaged or not ours stays byte for byte as it is.
  void leave_as_it_is() {
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }

  bool in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };

  Database(const std::string& path, int busy_ms) {
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    connection_.reset(raw);
    if (raw == nullptr) throw DatabaseError(result, sqlite3_errstr(result));
    if (result != SQLITE_OK) throw detail::last_error(raw);
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, busy_ms);
    // The file may come from anywhere: its schema gets no rights, its pages are checked.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    execute("PRAGMA cell_size_check = ON");
  }

  std::unique_ptr<sqlite3, Close> connection_;
};

/// Everything written in its scope, or nothing. It holds the write lock from its start, so that
/// waiting for others happens there and not in the middle.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!database_.in_transaction()) return;
    try {
      database_.execute("ROLLBACK");
    } catch (const DatabaseError&) {  // closing the connection rolls back as well
    }
  }

  void commit() { database_.execute("COMMIT"); }

 private:
  Database& database_;
};

}  // namespace hone
