// runtime/buffer.hpp
// Memory for kernels' arguments.
//
// AlignedBuffer   what measurements run on.
// GuardedBuffer   what a candidate runs on first: one step beyond either end is a fault.
// SharedBuffer    what a forked child leaves its results in.
//
// All own their bytes and move only.
#pragma once

#include <hone/support/error.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace hone {

/// The alignment of kernels' memory: a cache line, and the widest vector there is.
inline constexpr std::size_t buffer_alignment = 64;

/// The size and alignment of the large pages that systems offer. Prefetchers stop at the end of a
/// page, and each page takes an entry of the TLB: reading 64 MiB once is a fifth faster with them.
inline constexpr std::size_t large_page = std::size_t{2} << 20;

class AlignedBuffer {
 public:
  AlignedBuffer() = default;

  /// `bytes` of uninitialised memory, in large pages if it is much and there are any.
  /// std::bad_alloc if there is not that much.
  explicit AlignedBuffer(std::size_t bytes)
      : data_(static_cast<std::byte*>(::operator new(bytes, alignment(bytes))),
              Free{alignment(bytes)}),
        size_(bytes) {
    const std::size_t whole = bytes / large_page * large_page;
    if (is_large(bytes)) madvise(data(), whole, MADV_HUGEPAGE);  // only advice
  }

  static AlignedBuffer zeroed(std::size_t bytes) {
    AlignedBuffer buffer(bytes);
    std::memset(buffer.data(), 0, bytes);
    return buffer;
  }

  std::byte* data() const { return data_.get(); }
  std::size_t size() const { return size_; }

  /// The bytes as elements, as many as fit.
  template <class T>
  std::span<T> as() const {
    return {reinterpret_cast<T*>(data()), size() / sizeof(T)};
  }

 private:
  static bool is_large(std::size_t bytes) { return bytes >= 2 * large_page; }
  static std::align_val_t alignment(std::size_t bytes) {
    return std::align_val_t{is_large(bytes) ? large_page : buffer_alignment};
  }

  struct Free {
    std::align_val_t alignment;
    void operator()(std::byte* data) const { ::operator delete(data, alignment); }
  };
  std::unique_ptr<std::byte, Free> data_{nullptr, Free{alignment(0)}};
  std::size_t size_ = 0;
};

namespace detail {

/// Pages from the kernel, given back at the end. `flags` is MAP_PRIVATE or MAP_SHARED.
class Mapping {
 public:
  Mapping(std::size_t bytes, int flags) : size_(bytes) {
    void* base = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) throw std::bad_alloc();
    base_ = static_cast<std::byte*>(base);
  }
  Mapping(Mapping&& other) noexcept
      : base_(std::exchange(other.base_, nullptr)), size_(other.size_) {}
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(base_, other.base_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Mapping() {
    if (base_) munmap(base_, size_);
  }

  std::byte* base() const { return base_; }
  std::size_t size() const { return size_; }

  /// Makes every access to [begin, begin + bytes) a fault; both are multiples of the page size.
  void forbid(std::size_t begin, std::size_t bytes) const {
    ensure(mprotect(base_ + begin, bytes, PROT_NONE) == 0,
           "mprotect of a guard page: ", std::strerror(errno));
  }

 private:
  std::byte* base_ = nullptr;
  std::size_t size_;
};

inline std::size_t page_size() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }

inline std::size_t whole_pages(std::size_t bytes) {
  return (bytes + page_size() - 1) / page_size() * page_size();
}

}  // namespace detail

/// Zeroed memory between two unmapped pages:
///
///   ending_at_guard      | guard | slack | payload | guard |
///   starting_at_guard    | guard | payload | slack | guard |
///
/// The payload is aligned to the element size only if its bytes are whole elements. The slack is
/// filled with a pattern, so that a write into it shows too.
class GuardedBuffer {
 public:
  static GuardedBuffer ending_at_guard(std::size_t bytes) {
    return GuardedBuffer(bytes, detail::whole_pages(bytes) - bytes);
  }
  static GuardedBuffer starting_at_guard(std::size_t bytes) { return GuardedBuffer(bytes, 0); }

  std::byte* data() const { return pages_.base() + detail::page_size() + lead_; }
  std::size_t size() const { return size_; }

  template <class T>
  std::span<T> as() const {
    return {reinterpret_cast<T*>(data()), size() / sizeof(T)};
  }

  /// Whether nothing has written to the slack.
  bool slack_is_intact() const {
    const std::span<const std::byte> all = room();
    const auto is_pattern = [](std::byte byte) { return byte == pattern; };
    const auto front = static_cast<std::size_t>(data() - all.data());
    const auto before = all.first(front);
    const auto behind = all.subspan(front + size_);
    return std::all_of(before.begin(), before.end(), is_pattern) &&
           std::all_of(behind.begin(), behind.end(), is_pattern);
  }

 private:
  static constexpr std::byte pattern{0xa5};

  GuardedBuffer(std::size_t bytes, std::size_t lead)
      : pages_(detail::whole_pages(bytes) + 2 * detail::page_size(), MAP_PRIVATE),
        size_(bytes),
        lead_(lead) {
    std::memset(room().data(), static_cast<int>(pattern), room().size());
    std::memset(data(), 0, bytes);
    pages_.forbid(0, detail::page_size());
    pages_.forbid(pages_.size() - detail::page_size(), detail::page_size());
  }

  std::span<std::byte> room() const {
    return {pages_.base() + detail::page_size(), pages_.size() - 2 * detail::page_size()};
  }

  detail::Mapping pages_;
  std::size_t size_;
  std::size_t lead_;
};

/// Zeroed memory that a forked child shares with its parent.
class SharedBuffer {
 public:
  explicit SharedBuffer(std::size_t bytes)
      : pages_(detail::whole_pages(bytes == 0 ? 1 : bytes), MAP_SHARED), size_(bytes) {}

  std::byte* data() const { return pages_.base(); }
  std::size_t size() const { return size_; }

  template <class T>
  std::span<T> as() const {
    return {reinterpret_cast<T*>(data()), size() / sizeof(T)};
  }

 private:
  detail::Mapping pages_;
  std::size_t size_;
};

}  // namespace hone
