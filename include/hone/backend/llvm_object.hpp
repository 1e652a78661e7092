// backend/llvm_object.hpp
// Reads the symbol table of a relocatable ELF64 object (little endian), with no library.
//
// Before linking it says which symbols the object defines and which it expects from elsewhere:
// generated code may expect none. The object can come from a file, so every offset is checked.
#pragma once

#include <hone/support/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <elf.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

namespace detail {

/// A read-only view of the object's bytes that refuses what does not lie within them.
class ElfObject {
 public:
  explicit ElfObject(std::span<const char> bytes) : bytes_(bytes) {
    header_ = at<Elf64_Ehdr>(0);
    const bool is_elf64 = std::memcmp(header_.e_ident, ELFMAG, SELFMAG) == 0 &&
                          header_.e_ident[EI_CLASS] == ELFCLASS64 &&
                          header_.e_ident[EI_DATA] == ELFDATA2LSB;
    check(is_elf64 && header_.e_type == ET_REL);
  }

  Elf64_Half machine() const { return header_.e_machine; }

  /// Calls visit(symbol, name) for every entry of the symbol table but the empty first one.
  template <class Visit>
  void each_symbol(Visit&& visit) const {
    for (std::size_t i = 0; i < header_.e_shnum; ++i) {
      const Elf64_Shdr table = section(i);
      if (table.sh_type != SHT_SYMTAB) continue;
      const Elf64_Shdr names = section(table.sh_link);
      for (std::size_t n = 1; n < table.sh_size / sizeof(Elf64_Sym); ++n) {
        const auto symbol = at<Elf64_Sym>(table.sh_offset + n * sizeof(Elf64_Sym));
        visit(symbol, string_at(names, symbol.st_name));
      }
    }
  }

 private:
  static void check(bool holds) {
    if (!holds) fail<BackendError>("these bytes are not a relocatable ELF64 object");
  }

  template <class T>
  T at(std::size_t offset) const {
    check(offset <= bytes_.size() && sizeof(T) <= bytes_.size() - offset);
    T value;
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }

  Elf64_Shdr section(std::size_t index) const {
    check(index < header_.e_shnum);
    return at<Elf64_Shdr>(header_.e_shoff + index * sizeof(Elf64_Shdr));
  }

  std::string_view string_at(const Elf64_Shdr& names, std::size_t offset) const {
    check(names.sh_offset <= bytes_.size() && names.sh_size <= bytes_.size() - names.sh_offset);
    check(offset < names.sh_size);
    const char* start = bytes_.data() + names.sh_offset + offset;
    const void* end = std::memchr(start, '\0', names.sh_size - offset);
    check(end != nullptr);
    return {start, static_cast<const char*>(end)};
  }

  std::span<const char> bytes_;
  Elf64_Ehdr header_;
};

/// The names of the symbols that `wanted(symbol)` holds for, sorted, each once.
template <class Predicate>
std::vector<std::string> symbols_where(std::span<const char> object, Predicate wanted) {
  std::vector<std::string> names;
  ElfObject(object).each_symbol([&](const Elf64_Sym& symbol, std::string_view name) {
    if (!name.empty() && wanted(symbol)) names.emplace_back(name);
  });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace detail

/// The processor family the object is for: EM_X86_64, EM_AARCH64, ... of <elf.h>.
inline Elf64_Half object_machine(std::span<const char> object) {
  return detail::ElfObject(object).machine();
}

/// Symbols that the object uses and does not define, sorted. BackendError if it is no ELF64 object.
inline std::vector<std::string> undefined_symbols(std::span<const char> object) {
  return detail::symbols_where(
      object, [](const Elf64_Sym& symbol) { return symbol.st_shndx == SHN_UNDEF; });
}

/// Symbols that other objects can see, sorted. BackendError if it is no ELF64 object.
inline std::vector<std::string> defined_symbols(std::span<const char> object) {
  return detail::symbols_where(object, [](const Elf64_Sym& symbol) {
    return symbol.st_shndx != SHN_UNDEF && ELF64_ST_BIND(symbol.st_info) != STB_LOCAL;
  });
}

}  // namespace hone
