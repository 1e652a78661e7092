// store/records.hpp
// The tuning records of this user: what was tried for which task, and the best of it.
//
//   best(key)         the schedule to compile, if this task was tuned before
//   wrong_steps(key)  schedules that must never be tried again
//   add(record)       after every trial
//
// Many processes and threads may use one file at once; a record that `add` wrote survives the
// death of its process. A file that cannot be used costs one warning: what is in it stays as it
// is, new records live in memory, and no function here throws because of it.
#pragma once

#include <hone/store/database.hpp>
#include <hone/store/place.hpp>
#include <hone/store/record.hpp>
#include <hone/store/record_table.hpp>
#include <hone/store/usable.hpp>
#include <hone/store/warning.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace hone {

/// Every function may be called from any thread.
class RecordStore {
 public:
  /// How long to wait for another process that writes, before a record stays in memory.
  static constexpr int busy_ms = 20'000;

  /// The records in that file; in memory only for "". Folders that are missing are made. `warn`
  /// gets one sentence if the file cannot be used; without it stderr does.
  static RecordStore open(std::string path, RecordVersions versions = {}, Warn warn = nullptr) {
    return RecordStore({.path = std::move(path)}, std::move(versions), warn);
  }

  /// The user's own records: HONE_STORE, else below XDG_DATA_HOME.
  static RecordStore open_default(RecordVersions versions = {}, Warn warn = nullptr) {
    return RecordStore(record_place(), std::move(versions), warn);
  }

  RecordStore(const RecordStore&) = delete;
  RecordStore& operator=(const RecordStore&) = delete;

  ~RecordStore() {
    Session* const session = session_.load();
    if (session->process == getpid()) delete session;
  }

  void add(const Record& record) { add_all({&record, 1}); }

  /// Adds all of them in one transaction.
  void add_all(std::span<const Record> records) {
    const Locked session(*this);
    if (session->file && session->writable && try_insert(*session, records)) return;
    if (!session->memory) session->memory = open_record_memory();
    insert(*session->memory, records);
  }

  /// The fastest verified record of the key whose steps were never found wrong.
  std::optional<Record> best(const RecordKey& key) {
    RecordFilter filter = RecordFilter::of(key);
    filter.kind = RecordKind::measured;
    filter.verified = true;
    const Locked session(*this);
    const std::vector<std::string> wrong = wrong_steps_in(*session, key);
    std::optional<Record> best;
    for_each_usable(*session, filter, "seconds", [&](Record& record) {
      if (std::find(wrong.begin(), wrong.end(), record.steps) != wrong.end()) return true;
      if (!best || record.seconds < best->seconds) best = std::move(record);
      return false;  // the others of this table are slower
    });
    return best;
  }

  /// The steps that gave wrong numbers or a fault for this key, each once.
  std::vector<std::string> wrong_steps(const RecordKey& key) {
    const Locked session(*this);
    return wrong_steps_in(*session, key);
  }

  /// All usable records of the key, failures too, in the order in which they were added.
  std::vector<Record> trials(const RecordKey& key) {
    const Locked session(*this);
    std::vector<Record> found;
    for_each_usable(*session, RecordFilter::of(key), "id", [&](Record& record) {
      found.push_back(std::move(record));
      return true;
    });
    return found;
  }

  /// The records that agree with the filter, of all versions, in the order in which they were
  /// added: for lists and export, not for use.
  std::vector<Record> query(const RecordFilter& filter = {}) {
    const Locked session(*this);
    std::vector<Record> found;
    for_each_row(*session, filter, "id", [&](std::optional<Record>& record) {
      if (record) found.push_back(std::move(*record));
      if (!record) session->skipped.add(SkipReason::fields);
      return true;
    });
    return found;
  }

  /// How many rows agree with the filter, usable or not.
  std::int64_t count(const RecordFilter& filter = {}) {
    const Locked session(*this);
    std::int64_t sum = 0;
    for_each_table(*session, [&](Database& table) { sum += RecordRows::count(table, filter); });
    return sum;
  }

  /// The rows that reads have passed over so far.
  SkipCounts skipped() { return Locked(*this)->skipped; }

  /// Whether new records are written to the file.
  bool writes_file() {
    const Locked session(*this);
    return session->file && session->writable;
  }

  /// The file; "" for memory only.
  const std::string& path() const { return place_.path; }

 private:
  // What one process holds. A forked child must neither use nor close its parent's connection.
  struct Session {
    pid_t process = getpid();
    std::mutex mutex{};
    std::optional<Database> file{};    // none: memory only
    bool writable = true;              // the file has not yet refused a record
    std::optional<Database> memory{};  // what the file did not take
    SkipCounts skipped{};
  };

  // This process's session, locked.
  class Locked {
   public:
    explicit Locked(RecordStore& store) : session_(store.session()), lock_(session_.mutex) {}
    Session& operator*() const { return session_; }
    Session* operator->() const { return &session_; }

   private:
    Session& session_;
    std::lock_guard<std::mutex> lock_;
  };

  RecordStore(RecordPlace place, RecordVersions versions, Warn warn)
      : place_(std::move(place)),
        versions_(std::move(versions)),
        warn_(place_.path, warn),
        session_(new_session().release()) {
    if (!place_.trouble.empty()) warn_(place_.trouble);
  }

  std::unique_ptr<Session> new_session() {
    auto session = std::make_unique<Session>();
    if (place_.path.empty()) return session;
    detail::make_private_folder_of(place_.path);
    try {
      session->file = open_record_file(place_.path, busy_ms);
    } catch (const DatabaseError& error) {
      warn_unusable(error);
    }
    return session;
  }

  // A forked child opens the file anew; what only its parent's memory held is not there. The old
  // session is left alone: another thread of the parent may have held its lock.
  Session& session() {
    Session* present = session_.load();
    if (present->process == getpid()) return *present;
    std::unique_ptr<Session> fresh = new_session();
    if (session_.compare_exchange_strong(present, fresh.get())) return *fresh.release();
    return *present;
  }

  static void insert(Database& table, std::span<const Record> records) {
    Transaction transaction(table);
    RecordInserter inserter(table);
    for (const Record& record : records) inserter.add(record);
    transaction.commit();
  }

  bool try_insert(Session& session, std::span<const Record> records) {
    try {
      insert(*session.file, records);
      return true;
    } catch (const DatabaseError& error) {
      warn_(concat("tuning records in \"", place_.path, "\" cannot be written: ", error.what(),
                   "; new ones stay in the memory of this process"));
      session.writable = error.is_busy();  // a full disk would cost its time at every record
      return false;
    }
  }

  void warn_unusable(const DatabaseError& error) {
    warn_(concat("tuning records in \"", place_.path, "\" cannot be used: ", error.what(),
                 "; the file stays as it is, new records stay in the memory of this process"));
  }

  // Calls read(table) for the file and for the memory. A file that fails is not asked again.
  template <class Read>
  void for_each_table(Session& session, Read read) {
    try {
      if (session.file) read(*session.file);
    } catch (const DatabaseError& error) {
      warn_unusable(error);
      if (!error.is_busy()) {
        session.file->leave_as_it_is();
        session.file.reset();
      }
    }
    if (session.memory) read(*session.memory);
  }

  // Calls take(optional<Record>&) for the rows of every table until it returns false.
  template <class Take>
  void for_each_row(Session& session, const RecordFilter& filter, std::string_view order,
                    Take take) {
    for_each_table(session, [&](Database& table) {
      RecordRows rows(table, filter, order);
      while (rows.next()) {
        std::optional<Record> record = rows.record();
        if (!take(record)) return;
      }
    });
  }

  template <class Take>
  void for_each_usable(Session& session, const RecordFilter& filter, std::string_view order,
                       Take take) {
    for_each_row(session, filter, order, [&](std::optional<Record>& record) {
      const auto reason = record ? reason_to_skip(*record, versions_) : SkipReason::fields;
      if (!reason) return take(*record);
      session.skipped.add(*reason);
      return true;
    });
  }

  std::vector<std::string> wrong_steps_in(Session& session, const RecordKey& key) {
    RecordFilter filter = RecordFilter::of(key);
    std::vector<std::string> steps;
    for (const RecordKind kind : {RecordKind::wrong, RecordKind::crash}) {
      filter.kind = kind;
      for_each_usable(session, filter, "id", [&](Record& record) {
        steps.push_back(std::move(record.steps));
        return true;
      });
    }
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
  }

  RecordPlace place_;
  RecordVersions versions_;
  OneWarning warn_;
  std::atomic<Session*> session_;
};

}  // namespace hone
