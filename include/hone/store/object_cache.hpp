// store/object_cache.hpp
// Compiled objects, found again by everything that went into them: code that another process
// compiled need not be compiled again.
//
//   get(key)           the object, if one of exactly that key is there and whole
//   put(key, object)   keeps it for all processes of this user
//
// The key is the caller's: whatever changes the code must be in it (versions of hone and LLVM, the
// target, the schedule, the IR). The files may be deleted, cut off, changed or unwritable at any
// time: that is a miss and at most one warning, never an error and never other code. See
// object_folder.hpp for whose files are believed, object_entry.hpp for what they hold.
#pragma once

#include <hone/store/object_entry.hpp>
#include <hone/store/object_folder.hpp>
#include <hone/store/place.hpp>
#include <hone/store/warning.hpp>
#include <hone/support/error.hpp>
#include <hone/support/publish.hpp>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace hone {

/// What happened at an object cache so far.
struct ObjectCacheCounts {
  std::int64_t hits = 0;
  std::int64_t misses = 0;   // refused files included
  std::int64_t refused = 0;  // files that were there and were damaged or not to be trusted
  std::int64_t stored = 0;
};

/// Every function may be called from any thread.
class ObjectCache {
 public:
  /// The size of all files together that a sweep aims at.
  static constexpr std::uint64_t default_bytes = std::uint64_t{1} << 30;

  /// The user's own cache: HONE_CACHE, else below XDG_CACHE_HOME.
  static ObjectCache open_default(Warn warn = nullptr) { return ObjectCache(cache_place(), warn); }

  /// `warn` gets one sentence if the files cannot be used; without it stderr does.
  explicit ObjectCache(CachePlace place, Warn warn = nullptr,
                       std::uint64_t most_bytes = default_bytes)
      : place_(std::move(place)), warn_(place_.folder, warn), most_bytes_(most_bytes) {
    if (!place_.trouble.empty()) warn_(place_.trouble);
    if (place_.mode != CacheMode::off && !place_.folder.empty()) open_folder();
  }

  /// The object of exactly that key.
  std::optional<std::vector<char>> get(std::string_view key) {
    std::optional<std::vector<char>> object = folder_ ? read(key) : recall(key);
    ++(object ? hits_ : misses_);
    return object;
  }

  /// Keeps the object, in place of an earlier one of that key.
  void put(std::string_view key, std::span<const char> object) {
    if (place_.mode == CacheMode::off) return;
    if (!folder_) return remember(key, object);
    if (!writable_) return;
    const ObjectEntry entry{key, {object.data(), object.size()}};
    const int error = publish(folder_.get(), object_file_name(key), 0600,
                              {object_header(entry), entry.key, entry.object});
    if (error != 0) return stop_writing(error);
    if (stored_++ % puts_per_sweep == 0) detail::sweep_objects(folder_, most_bytes_);
  }

  ObjectCacheCounts counts() const { return {hits_, misses_, refused_, stored_}; }

  /// Whether objects outlive this process.
  bool writes_files() const { return folder_ && writable_; }

 private:
  static constexpr std::size_t longest_object = std::size_t{1} << 30;
  static constexpr std::size_t most_memory = std::size_t{64} << 20;
  static constexpr std::int64_t puts_per_sweep = 64;
  // Being used often should not cost a write to the disk each time.
  static constexpr double seconds_between_touches = 3600;

  void open_folder() {
    writable_ = place_.mode == CacheMode::read_write;
    detail::OpenedFolder opened = detail::open_object_folder(place_.folder, writable_);
    folder_ = std::move(opened.handle);
    if (folder_ || (!writable_ && opened.missing)) return;
    warn_(concat("the kernel cache \"", place_.folder, "\" is not used: ", opened.trouble,
                 "; compiled kernels stay in memory"));
  }

  std::optional<std::vector<char>> read(std::string_view key) {
    const std::string name = object_file_name(key);
    // Without O_NONBLOCK somebody's pipe of that name would hold us up for ever.
    constexpr int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    const FileHandle file(openat(folder_.get(), name.c_str(), flags));
    if (!file) {
      if (errno != ENOENT) refuse(name, std::strerror(errno));
      return std::nullopt;
    }
    struct stat info {};
    if (fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
      refuse(name, "it is no regular file");
      return std::nullopt;
    }
    if (const std::string reason = detail::distrust(info); !reason.empty()) {
      refuse(name, reason);
      return std::nullopt;
    }
    touch(file, info);
    return read_object(file, name, key);
  }

  std::optional<std::vector<char>> read_object(const FileHandle& file, const std::string& name,
                                               std::string_view key) {
    const std::optional<std::string> content = read_rest(file, longest_object);
    const auto entry = content ? parse_object_entry(*content) : std::nullopt;
    if (!entry) refuse(name, "it is damaged");
    if (!entry || entry->key != key) return std::nullopt;
    return std::vector<char>(entry->object.begin(), entry->object.end());
  }

  void touch(const FileHandle& file, const struct stat& info) const {
    if (writable_ && detail::age(info) > seconds_between_touches) futimens(file.get(), nullptr);
  }

  void refuse(const std::string& name, std::string_view reason) {
    ++refused_;
    warn_(concat("the cached kernel \"", place_.folder, "/", name, "\" is not used: ", reason,
                 "; it is compiled again"));
  }

  void stop_writing(int error) {
    writable_ = false;
    warn_(concat("the kernel cache \"", place_.folder,
                 "\" cannot be written: ", std::strerror(error), "; it is only read from now on"));
  }

  std::optional<std::vector<char>> recall(std::string_view key) {
    const std::lock_guard lock(memory_mutex_);
    const auto found = memory_.find(key);
    if (found == memory_.end()) return std::nullopt;
    return found->second;
  }

  void remember(std::string_view key, std::span<const char> object) {
    const std::lock_guard lock(memory_mutex_);
    if (memory_bytes_ + object.size() > most_memory) {
      memory_.clear();
      memory_bytes_ = 0;
    }
    memory_bytes_ += object.size();
    memory_[std::string(key)].assign(object.begin(), object.end());
    ++stored_;
  }

  CachePlace place_;
  OneWarning warn_;
  std::uint64_t most_bytes_;
  FileHandle folder_{};  // none: objects live in memory_
  std::atomic<bool> writable_{false};
  std::atomic<std::int64_t> hits_{0};
  std::atomic<std::int64_t> misses_{0};
  std::atomic<std::int64_t> refused_{0};
  std::atomic<std::int64_t> stored_{0};
  std::mutex memory_mutex_{};
  std::map<std::string, std::vector<char>, std::less<>> memory_{};
  std::size_t memory_bytes_ = 0;
};

}  // namespace hone
