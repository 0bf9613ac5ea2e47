#ifndef SPEC_CLIBGIT2_SHIM_H
#define SPEC_CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#endif
