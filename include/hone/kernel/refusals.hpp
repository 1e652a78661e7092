// kernel/refusals.hpp
// The texts for data that an adaptor refuses (ArgumentView::refuse). Apart from the adaptors,
// because every file that calls a kernel includes those, and few of them ever need a text.
// With HONE_COMPILED only impl.hpp includes it, in hone::compiled.
#pragma once

#include <hone/kernel/adapt/mdspan.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/support/error.hpp>

#include <string>

#ifdef HONE_COMPILED
#define HONE_SEAM
#else
#define HONE_SEAM inline
#endif

namespace hone::detail {

HONE_SEAM std::string outside_host_memory(const ArgumentView& view) {
  return concat("argument ", view.name, " is a view outside host memory; pass its host mirror");
}

HONE_SEAM std::string without_strides(const ArgumentView& view) {
  return concat("argument ", view.name,
                " is an mdspan whose layout has no strides; pass one of a strided layout");
}

}  // namespace hone::detail

#undef HONE_SEAM
