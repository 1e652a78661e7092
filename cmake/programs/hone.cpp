// The one translation unit of hone::compiled.
#include <hone/impl.hpp>
