#ifndef SPEC_CCMARK_SHIM_H
#define SPEC_CCMARK_SHIM_H

// Only the public headers: everything under <cmark-gfm/> is private to the library.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#endif
