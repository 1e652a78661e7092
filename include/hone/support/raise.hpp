// support/raise.hpp
// How errors are thrown, or end the process: the one place of the front rooms that does, and the
// end of support/error.hpp. With HONE_COMPILED only impl.hpp includes it, in hone::compiled.
#pragma once

#include <hone/support/error.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#ifndef __cpp_exceptions
#error "hone: a file without exceptions must define HONE_COMPILED and link hone::compiled"
#else

#ifdef HONE_COMPILED
#define HONE_SEAM
#else
#define HONE_SEAM inline
#endif

namespace hone {

struct ErrorReport::Facts {
  std::atomic<int> owners;
  ErrorKind kind;
  std::string text;
  std::size_t message_size;
  std::exception_ptr thrown;
};

HONE_SEAM ErrorReport::ErrorReport(ErrorKind kind, std::string text, std::exception_ptr thrown) {
  const std::size_t size = std::min(text.find('\n'), text.size());
  facts_ = new Facts{1, kind, std::move(text), size, std::move(thrown)};
}

HONE_SEAM void ErrorReport::share() const { ++facts_->owners; }

HONE_SEAM void ErrorReport::release() const {
  if (--facts_->owners == 0) delete facts_;
}

HONE_SEAM ErrorKind ErrorReport::kind() const { return facts_->kind; }

HONE_SEAM const char* ErrorReport::what() const { return facts_->text.c_str(); }

HONE_SEAM std::string_view ErrorReport::message() const {
  return std::string_view(facts_->text).substr(0, facts_->message_size);
}

HONE_SEAM std::string_view ErrorReport::log() const {
  return std::string_view(facts_->text)
      .substr(std::min(facts_->message_size + 1, facts_->text.size()));
}

HONE_SEAM std::exception_ptr ErrorReport::thrown() const { return facts_->thrown; }

}  // namespace hone

namespace hone::detail {

HONE_SEAM void throw_error(ErrorKind kind, std::string&& text) {
  const std::string own = std::move(text);
  switch (kind) {
    case ErrorKind::user: throw UserError(own);
    case ErrorKind::internal: throw InternalError(own);
    case ErrorKind::backend: throw BackendError(own);
    case ErrorKind::other: break;
  }
  throw std::runtime_error(own);
}

HONE_SEAM void throw_report(const ErrorReport& report) {
  if (report.thrown()) std::rethrow_exception(report.thrown());
  throw_error(report.kind(), report.what());
}

HONE_SEAM void abort_with(const ErrorReport& report) {
  std::fprintf(stderr, "%s\n", report.what());
  std::abort();
}

}  // namespace hone::detail

#undef HONE_SEAM
#endif
