// store/record_table.hpp
// The SQLite table of records: its schema, one row in, one row out, and the rows to choose from.
//
//   records(id, workload_hash, <the fields of visit_fields>)
//
// A file with tables that are not ours, or of a newer hone, is refused and not touched.
#pragma once

#include <hone/store/database.hpp>
#include <hone/store/record.hpp>
#include <hone/support/error.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <type_traits>

namespace hone {

/// Which records: those that agree in every field that is set.
struct RecordFilter {
  std::optional<std::string> workload{};
  std::optional<std::string> target{};
  std::optional<int> threads{};
  std::optional<std::string> float_mode{};
  std::optional<std::string> layout{};
  std::optional<RecordKind> kind{};
  std::optional<bool> verified{};

  /// The records of that key.
  static RecordFilter of(const RecordKey& key) {
    return {.workload = key.workload,
            .target = key.target,
            .threads = key.threads,
            .float_mode = key.float_mode,
            .layout = key.layout};
  }
};

namespace detail {

inline constexpr std::int64_t schema_version = 1;
inline constexpr std::int64_t application_id = 0x686f6e65;  // "hone", in the file's header

inline std::string_view column_type(const std::string&) { return "TEXT"; }
inline std::string_view column_type(RecordKind) { return "TEXT"; }
inline std::string_view column_type(double) { return "REAL"; }
inline std::string_view column_type(std::integral auto) { return "INTEGER"; }

inline void bind_field(Statement& row, const std::string& field) { row.bind(field); }
inline void bind_field(Statement& row, RecordKind field) { row.bind(to_string(field)); }
// SQLite would store NaN as NULL; a time that is none is 0.
inline void bind_field(Statement& row, double field) {
  row.bind(std::isfinite(field) ? field : 0.0);
}
// 64 bits without a sign keep their pattern: SQLite's integers have one.
inline void bind_field(Statement& row, std::integral auto field) {
  row.bind(static_cast<std::int64_t>(field));
}

inline bool read_field(const Statement& row, int column, std::string& field) {
  field = row.text(column);
  return true;
}
inline bool read_field(const Statement& row, int column, RecordKind& field) {
  const auto kind = parse_record_kind(row.text(column));
  field = kind.value_or(RecordKind::rejected);
  return kind.has_value();
}
inline bool read_field(const Statement& row, int column, double& field) {
  field = row.real(column);
  return std::isfinite(field);
}
inline bool read_field(const Statement& row, int column, std::integral auto& field) {
  using Field = std::remove_reference_t<decltype(field)>;
  const std::int64_t number = row.integer(column);
  field = static_cast<Field>(number);
  return static_cast<std::int64_t>(field) == number;
}

/// The names of all fields, with commas between them.
inline std::string field_names() {
  std::string names;
  visit_fields(static_cast<const Record&>(Record{}), [&](std::string_view name, const auto&) {
    names += concat(names.empty() ? "" : ", ", name);
  });
  return names;
}

inline void create_table(Database& database) {
  std::string columns;
  visit_fields(static_cast<const Record&>(Record{}), [&](std::string_view name, const auto& field) {
    columns += concat(", ", name, " ", column_type(field), " NOT NULL");
  });
  database.execute(concat("CREATE TABLE records(id INTEGER PRIMARY KEY, ",
                          "workload_hash INTEGER NOT NULL", columns, ")"));
  database.execute("CREATE INDEX records_by_workload ON records(workload_hash, kind)");
  database.execute(concat("PRAGMA application_id = ", application_id));
  database.execute(concat("PRAGMA user_version = ", schema_version));
}

inline bool is_empty(Database& database) {
  return database.integer("SELECT count(*) FROM sqlite_master") == 0 &&
         database.integer("PRAGMA user_version") == 0;
}

// DatabaseError unless the tables are ours and not newer than this code.
inline void check_schema(Database& database) {
  if (database.integer("PRAGMA application_id") != application_id) {
    throw DatabaseError(SQLITE_NOTADB, "it is a database of another program");
  }
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (version == schema_version) return;
  throw DatabaseError(SQLITE_NOTADB, concat("it has format ", version, " and this hone knows only ",
                                            "format ", schema_version));
}

// Another process may be making the table at the same time: whoever holds the lock looks again.
inline void create_or_check(Database& database) {
  if (is_empty(database)) {
    Transaction transaction(database);
    if (is_empty(database)) create_table(database);
    transaction.commit();
  }
  check_schema(database);
}

inline std::int64_t bytes_of(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? info.st_size : 0;
}

// SQLite reads zeros where the last page is cut off. Beside a log the file may be of any size: it
// is on its way to the state that the log describes.
inline void check_whole_pages(Database& database, const std::string& path) {
  database.integer("PRAGMA user_version");  // refuses what is no database at all
  const std::int64_t page = database.integer("PRAGMA page_size");
  if (bytes_of(path + "-wal") > 0 || bytes_of(path + "-journal") > 0) return;
  if (bytes_of(path) % page != 0) throw DatabaseError(SQLITE_CORRUPT, "its end is missing");
}

// With a write-ahead log readers and writers do not wait for each other. Everything also works
// without: a file that we may only read, or that another process is just opening, stays as it is.
inline void use_write_ahead_log(Database& database) {
  try {
    if (database.text("PRAGMA journal_mode") != "wal") {
      database.execute("PRAGMA journal_mode = WAL");
    }
  } catch (const DatabaseError& error) {
    if (!error.is_busy() && !error.is_read_only()) throw;
  }
  database.execute("PRAGMA synchronous = NORMAL");
}

}  // namespace detail

/// Opens the records in that file and makes the file if it is not there; its folder must be.
/// DatabaseError if they cannot be used; what is in the file stays as it is.
inline Database open_record_file(const std::string& path, int busy_ms) {
  Database database = Database::open(path, busy_ms);
  try {
    detail::check_whole_pages(database, path);
    detail::create_or_check(database);
    detail::use_write_ahead_log(database);
  } catch (const DatabaseError&) {
    database.leave_as_it_is();
    throw;
  }
  return database;
}

/// An empty table that lives as long as the connection.
inline Database open_record_memory() {
  Database database = Database::in_memory();
  detail::create_table(database);
  return database;
}

/// Writes records, one row each.
class RecordInserter {
 public:
  explicit RecordInserter(Database& database) : row_(database.prepare(insert_sql())) {}

  void add(const Record& record) {
    detail::bind_field(row_, record.key.hash());
    visit_fields(record,
                 [&](std::string_view, const auto& field) { detail::bind_field(row_, field); });
    row_.run();
  }

 private:
  static std::string insert_sql() {
    std::string places;
    visit_fields(static_cast<const Record&>(Record{}),
                 [&](std::string_view, const auto&) { places += ", ?"; });
    return concat("INSERT INTO records(workload_hash, ", detail::field_names(), ") VALUES(?",
                  places, ")");
  }

  Statement row_;
};

/// The rows that a filter lets through, one after the other.
class RecordRows {
 public:
  /// `order` is a column, or "id" for the order in which they came.
  RecordRows(Database& database, const RecordFilter& filter, std::string_view order)
      : row_(database.prepare(concat("SELECT ", detail::field_names(), " FROM records",
                                     conditions(filter), " ORDER BY ", order))) {
    bind(row_, filter);
  }

  bool next() { return row_.step(); }

  /// The row; nothing if a column holds what no record can have (kind or number).
  std::optional<Record> record() const {
    Record record;
    bool whole = true;
    int column = 0;
    visit_fields(record, [&](std::string_view, auto& field) {
      whole = detail::read_field(row_, column++, field) && whole;
    });
    return whole ? std::optional(record) : std::nullopt;
  }

  /// How many rows the filter lets through.
  static std::int64_t count(Database& database, const RecordFilter& filter) {
    Statement row = database.prepare(concat("SELECT count(*) FROM records", conditions(filter)));
    bind(row, filter);
    return row.step() ? row.integer(0) : 0;
  }

 private:
  template <class Visit>
  static void visit_conditions(const RecordFilter& filter, Visit visit) {
    // The hash finds the rows, the text decides.
    if (filter.workload) visit("workload_hash", hash_text(*filter.workload));
    if (filter.workload) visit("workload", *filter.workload);
    if (filter.target) visit("target", *filter.target);
    if (filter.threads) visit("threads", *filter.threads);
    if (filter.float_mode) visit("float_mode", *filter.float_mode);
    if (filter.layout) visit("layout", *filter.layout);
    if (filter.kind) visit("kind", *filter.kind);
    if (filter.verified) visit("verified", *filter.verified);
  }

  static std::string conditions(const RecordFilter& filter) {
    std::string sql;
    visit_conditions(filter, [&](std::string_view column, const auto&) {
      sql += concat(sql.empty() ? " WHERE " : " AND ", column, " = ?");
    });
    return sql;
  }

  static void bind(Statement& row, const RecordFilter& filter) {
    visit_conditions(filter,
                     [&](std::string_view, const auto& value) { detail::bind_field(row, value); });
  }

  Statement row_;
};

}  // namespace hone
